// What a rule told of an item as a finding: its place in the page as it is now, its fixes, and its fingerprint.

import type { Severity } from '../config.js'
import { placeProposals } from '../features/placement.js'
import { lazy } from '../memo.js'
import type { DocumentModel } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'
import { firstWhere } from '../search.js'
import type { Range } from '../text/text.js'
import type { Report, Rule, Shared } from './define.js'
import { fold, quote } from './facts.js'
import type { Finding, Fix, SharedFinding } from './finding.js'
import { hash } from './hash.js'

/** A report with the severity it is shown with. Its places count from chunks, so that it outlives edits elsewhere. */
export interface Told {
  readonly rule: Rule
  readonly severity: Severity
  readonly report: Report
}

export type Suppression = Finding['suppressed']

/** What was told, where it stands in the page as it is now. */
export interface Placed {
  readonly told: Told
  readonly range: Range
  readonly suppressed: Suppression
}

export function toFinding(snapshot: Snapshot, doc: DocumentModel, { told, range, suppressed }: Placed, fingerprint: string): Finding {
  const { rule, severity, report } = told
  let fixes: readonly Fix[] | undefined
  const shared = report.shared && sharedIn(doc, report.shared)
  return {
    rule: rule.id,
    severity,
    path: doc.path,
    range,
    entity: report.item?.id ?? null,
    message: report.message,
    missing: report.missing ?? [],
    ...(report.phrase === undefined ? {} : { phrase: report.phrase }),
    related: (report.related ?? []).map((other) => ({
      path: other.doc.path,
      // A remembered report knows the page as it was; its chunk still stands in the page as it is.
      range: (snapshot.documents.get(other.doc.path) ?? other.doc).place(other.place),
      message: other.message,
    })),
    // Worked out when first read: most findings are listed, few are mended.
    get fixes() {
      fixes ??= placeProposals(doc, (typeof report.fixes === 'function' ? report.fixes() : report.fixes) ?? [])
      return fixes
    },
    ...(shared && { shared, subject: quote(report.item?.text ?? '') }),
    fingerprint,
    suppressed,
  }
}

/** By the document: a remembered report counts its places anew in each. */
const sharedMemo = new WeakMap<DocumentModel, Map<Shared, SharedFinding>>()

function sharedIn(doc: DocumentModel, shared: Shared): SharedFinding {
  const known = sharedMemo.get(doc) ?? new Map<Shared, SharedFinding>()
  sharedMemo.set(doc, known)
  const fixes = lazy(() => placeProposals(doc, shared.fixes))
  const made: SharedFinding = known.get(shared) ?? {
    range: doc.place(shared.at),
    message: shared.message,
    get fixes() {
      return fixes()
    },
  }
  known.set(shared, made)
  return made
}

export function withSuppression(finding: Finding, suppressed: Suppression): Finding {
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(finding), suppressed: { value: suppressed, enumerable: true } },
  ) as Finding
}

interface Named {
  readonly sections: DocumentModel['sections']
  /** The section it stands in. */
  readonly section: string
  readonly path: string
  readonly key: string
  fingerprint: { readonly occurrence: number; readonly text: string } | null
}
/** A report that outlives an edit stands in the same section for as long as the page has the same sections. */
const named = new WeakMap<Told, Named>()

/** Rule, page, section and subject, which findings that only differ in their occurrence share. */
export function keyOf(doc: DocumentModel, { told, range }: Placed): string {
  const known = named.get(told)
  const { sections, path } = doc
  if (known?.sections === sections && known.path === path) return known.key
  const section = sectionAt(doc, range.start)
  const stays = known?.section === section && known.path === path
  const key = stays ? known.key : `${told.rule.id}\n${path}\n${section}\n${fold(subjectOf(told))}`
  named.set(told, { sections, section, path, key, fingerprint: stays ? known.fingerprint : null })
  return key
}

export function fingerprintOf(told: Told, key: string, occurrence: number): string {
  const known = named.get(told)!
  if (known.fingerprint?.occurrence !== occurrence) known.fingerprint = { occurrence, text: hash(`${key}\n${occurrence}`) }
  return known.fingerprint.text
}

/** What the finding is about, in words that survive reflowing and moving. */
function subjectOf({ report }: Told): string {
  const { chunk, start, end } = report.at
  const phrase = chunk.text.slice(start, Math.min(end, start + 400))
  return report.item && phrase.length < report.item.text.length ? `${report.item.text} ${phrase}` : (report.item?.text ?? phrase)
}

/** The slug of the section that holds an offset; sections come in document order. */
function sectionAt({ sections, place }: DocumentModel, offset: number): string {
  const next = firstWhere(0, sections.length, (i) => place(sections[i]!.place).start > offset)
  return sections[next - 1]?.slug ?? ''
}
