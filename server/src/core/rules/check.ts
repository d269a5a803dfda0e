// Runs the rules over a snapshot: the one validator that editor, command line, preview and tests call.

import { type Settings, settingsAmong, settingsFor } from '../config.js'
import { sameList } from '../memo.js'
import type { DocumentModel, Item } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'
import type { Steps } from '../steps.js'
import type { Range } from '../text/text.js'
import { type Facts, factsOf } from './facts.js'
import type { Finding } from './finding.js'
import { ruleById, rules } from './index.js'
import { toldOfItems } from './item-rules.js'
import { guarded, isOn, type OnError, toldBy, toldOf } from './running.js'
import { coversFinding, type Directive, directivesOf, speaksOf } from './suppress.js'
import { together } from './together.js'
import { fingerprintOf, keyOf, type Placed, type Suppression, type Told, toFinding, withSuppression } from './told.js'

export interface CheckOptions {
  /** Only findings of this document; all documents otherwise. */
  readonly path?: string
  /** Fingerprints of a committed baseline. */
  readonly baseline?: ReadonlySet<string>
  /** Each finding for itself, also where several are shown as one: for lists of what is known. */
  readonly each?: boolean
  /** Told of a rule that threw; it silences only itself. Asked only when the rule really runs, not when its answer is remembered. */
  readonly onError?: OnError
}

/** All findings, suppressed ones marked, by path and place. A generator: the caller decides when to stop. */
export function* check(snapshot: Snapshot, options: CheckOptions = {}): Generator<Finding> {
  for (const finding of checkInSteps(snapshot, options)) if (finding !== undefined) yield finding
}

/** The same in steps of a few milliseconds; undefined where the caller may do something else for a while. */
export function* checkInSteps(snapshot: Snapshot, options: CheckOptions = {}): Generator<Finding | undefined, void, undefined> {
  const paths = options.path === undefined ? [...snapshot.documents.keys()].sort(compare) : [options.path]
  for (const path of paths) {
    const doc = snapshot.documents.get(path)
    if (!doc || doc.recognised === 'none') continue
    const found = (yield* documentFindings(snapshot, doc, options.onError ?? (() => undefined))).map((finding) => {
      const known = finding.suppressed === null && options.baseline?.has(finding.fingerprint)
      return known ? withSuppression(finding, { by: 'baseline', reason: null, until: null }) : finding
    })
    yield* options.each ? found : together(found)
  }
}

/** So many findings are put together in one step. */
const findingsInAStep = 64

const factsMemo = new WeakMap<Snapshot, Map<DocumentModel, Facts>>()

function* documentFindings(snapshot: Snapshot, doc: DocumentModel, onError: OnError): Steps<readonly Finding[]> {
  const facts = factsFor(snapshot, doc)
  const local = yield* localFindings(doc, facts, onError)
  const ofProject = (yield* projectFindings(snapshot, onError)).get(doc.path) ?? []
  const directives = directivesOf(doc, snapshot.today)
  markIdle(directives, doc, facts)
  const found = [...local, ...ofProject].map((told) => placedOf(told, directives, facts))
  yield
  for (const told of suppressionFindings(directives, facts, onError)) found.push(placedOf(told, directives, facts, true))
  found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || compare(a.told.rule.id, b.told.rule.id))
  const seen = new Map<string, number>()
  const findings: Finding[] = []
  for (const one of found) {
    if (findings.length % findingsInAStep === 0) yield
    const key = keyOf(doc, one)
    const occurrence = seen.get(key) ?? 0
    seen.set(key, occurrence + 1)
    findings.push(toFinding(snapshot, doc, one, fingerprintOf(one.told, key, occurrence)))
  }
  return findings
}

function factsFor(snapshot: Snapshot, doc: DocumentModel): Facts {
  const known = factsMemo.get(snapshot) ?? new Map<DocumentModel, Facts>()
  factsMemo.set(snapshot, known)
  const made = known.get(doc)
  if (made) return made
  const settings = settingsFor(snapshot.settings, doc.path)
  const runs = (id: string): boolean => {
    const rule = ruleById(id)
    return rule !== undefined && isOn(rule, settings)
  }
  const facts = factsOf(snapshot, doc, settings, runs)
  known.set(doc, facts)
  return facts
}

// ---- running -----------------------------------------------------------------------------------------------------------------------------

/** Facts stand for one document of one snapshot: whoever asks again gets the same answer. */
const localMemo = new WeakMap<Facts, readonly Told[]>()

/** What was told of what is recognised in a page, for as long as nothing recognised in the project differs. */
interface ToldOfModel {
  readonly grounds: readonly unknown[]
  readonly open: readonly Item[]
  readonly told: readonly Told[]
}
const modelMemo = new WeakMap<DocumentModel['items'], ToldOfModel>()

function* localFindings(doc: DocumentModel, facts: Facts, onError: OnError): Steps<readonly Told[]> {
  const known = localMemo.get(facts)
  if (known) return known
  const ofText: Told[] = []
  for (const rule of rules) {
    if (rule.scope !== 'document' || !rule.checkText || !isOn(rule, facts.settings)) continue
    ofText.push(...toldBy(rule, () => rule.checkText!(doc, facts), facts, onError))
    yield
  }
  const ofItems = yield* toldOfModel(doc, facts, onError)
  const told = ofText.length > 0 ? [...ofItems, ...ofText] : ofItems
  localMemo.set(facts, told)
  return told
}

function* toldOfModel(doc: DocumentModel, facts: Facts, onError: OnError): Steps<readonly Told[]> {
  const { open } = facts
  const { grounds } = facts.snapshot
  const known = modelMemo.get(doc.items)
  if (known && sameList(known.grounds, grounds) && sameList(known.open, open)) return known.told
  const told = [...(yield* toldOfItems(facts, onError))]
  for (const rule of rules) {
    if (rule.scope !== 'document' || !isOn(rule, facts.settings)) continue
    told.push(...toldBy(rule, () => rule.check(doc, facts), facts, onError))
    yield
  }
  modelMemo.set(doc.items, { grounds, open, told })
  return told
}

interface ToldOfProject {
  readonly grounds: readonly unknown[]
  readonly found: ReadonlyMap<string, readonly Told[]>
}
/** Of the project that was asked last under these settings. */
const projectMemo = new WeakMap<Settings, ToldOfProject>()

/** What the rules over a whole project say, by path, for as long as nothing recognised in it differs. */
function* projectFindings(snapshot: Snapshot, onError: OnError): Steps<ToldOfProject['found']> {
  const known = projectMemo.get(snapshot.settings)
  if (known && sameList(known.grounds, snapshot.grounds)) return known.found
  const found = new Map<string, Told[]>()
  const various = settingsAmong(snapshot.settings, snapshot.documents.keys())
  for (const rule of rules) {
    if (rule.scope !== 'project' || !various.some((settings) => isOn(rule, settings))) continue
    const reports = guarded(rule.id, onError, () => rule.check(snapshot, (doc) => factsFor(snapshot, doc)))
    for (const report of reports) {
      const told = found.get(report.doc.path) ?? []
      told.push(...toldOf(rule, report, factsFor(snapshot, report.doc)))
      found.set(report.doc.path, told)
    }
    yield
  }
  projectMemo.set(snapshot.settings, { grounds: snapshot.grounds, found })
  return found
}

// ---- suppressions ------------------------------------------------------------------------------------------------------------------------

function placedOf(told: Told, directives: readonly Directive[], facts: Facts, wideOnly = false): Placed {
  const range = facts.doc.place(told.report.at)
  return { told, range, suppressed: suppressionOf(told, range, directives, facts, wideOnly) }
}

function suppressionOf(
  { rule, report }: Told,
  range: Range,
  directives: readonly Directive[],
  facts: Facts,
  wideOnly: boolean,
): Suppression {
  const { item, shared } = report
  for (const directive of directives) {
    if (directive.expired || (wideOnly && !directive.wide)) continue
    const covers =
      coversFinding(directive, range, item ? facts.indexOf(item) : null) ||
      (shared !== undefined && coversFinding(directive, facts.doc.place(shared.at), null))
    if (!speaksOf(directive, rule.id) || !covers) continue
    if (wideOnly && directive.rules.length === 0) continue
    directive.used++
    return { by: 'comment', reason: directive.reason, until: directive.until }
  }
  return report.allowed ? { by: 'configuration', reason: null, until: null } : null
}

/** A suppression is unused only where all it names ran over what it covers: rules that are off and closed goals leave the question open. */
function markIdle(directives: readonly Directive[], doc: DocumentModel, facts: Facts): void {
  if (directives.length === 0) return
  const closed = doc.items.filter((item) => facts.isClosed(item)).map((item) => doc.place(item.statement).start)
  for (const directive of directives) {
    const { covers } = directive
    const off = directive.rules.some(({ id }) => {
      const rule = ruleById(id)
      return rule !== undefined && (!isOn(rule, facts.settings) || rule.scope === 'suppressions')
    })
    directive.idle = off || (covers !== null && closed.some((at) => at >= covers.start && at < covers.end))
  }
}

function suppressionFindings(directives: readonly Directive[], facts: Facts, onError: OnError): Told[] {
  if (directives.length === 0) return []
  return rules.flatMap((rule) => {
    if (rule.scope !== 'suppressions') return []
    if (!isOn(rule, facts.settings)) return []
    return toldBy(rule, () => rule.check(directives, facts), facts, onError)
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
