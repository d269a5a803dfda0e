// What an author can do about findings: the fixes first, then accept, allow, turn off, explain, always in this order. Plain edits per path.

import type { Snapshot } from '../model/workspace.js'
import type { Finding } from '../rules/finding.js'
import { ruleById } from '../rules/index.js'
import type { Range, TextEdit } from '../text/text.js'
import { acceptHere } from './accept-here.js'
import { allowWording, setRule } from './edit-config.js'
import { plainText, snippetText } from './placement.js'

export type ActionRole = 'fix' | 'accept' | 'allow' | 'off' | 'explain'

export interface FileEdits {
  readonly path: string
  readonly edits: readonly TextEdit[]
  /** The file does not exist yet. */
  readonly create: boolean
}

export interface CodeAction {
  readonly title: string
  readonly role: ActionRole
  readonly rule: string
  /** Of the finding it is for. */
  readonly fingerprint: string
  /** Plain edits; empty for `explain`, which opens the page of the rule. */
  readonly edits: readonly FileEdits[]
  /** The same as one snippet in the finding's document, for clients that can. */
  readonly snippet: { readonly path: string; readonly range: Range; readonly text: string } | null
  /** Meaning-preserving: may run in fix-all. */
  readonly safe: boolean
  readonly preferred: boolean
}

/** The configuration file the project uses or would use, and its text where it exists. */
export interface Configuration {
  readonly path: string
  readonly text: string | null
}

/** Actions for the findings that touch a range of a document. */
export function codeActions(
  snapshot: Snapshot,
  path: string,
  range: Range,
  findings: readonly Finding[],
  configuration: Configuration,
): readonly CodeAction[] {
  const here = findings.filter((one) => one.path === path && one.suppressed === null && touches(one.range, range))
  const all = here.flatMap((finding) => actionsFor(snapshot, finding, configuration))
  const seen = new Set<string>()
  return order.flatMap((role) =>
    all.filter((action) => {
      if (action.role !== role) return false
      const key = role === 'fix' ? `${action.fingerprint}\n${action.title}` : `${role}\n${action.title}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    }),
  )
}

const order: readonly ActionRole[] = ['fix', 'accept', 'allow', 'off', 'explain']

const touches = (a: Range, b: Range): boolean => a.start <= b.end && b.start <= a.end

/** All actions of one finding in their order. */
export function actionsFor(snapshot: Snapshot, finding: Finding, configuration: Configuration): readonly CodeAction[] {
  const { rule, path, fingerprint } = finding
  const base = { rule, fingerprint, snippet: null, safe: false, preferred: false }
  const actions: CodeAction[] = finding.fixes.map((fix, i) => ({
    ...base,
    title: fix.title,
    role: 'fix',
    edits: [{ path, edits: fix.edits, create: false }],
    snippet: fix.snippet ? { path, ...fix.snippet } : null,
    safe: fix.safe,
    preferred: i === 0,
  }))
  actions.push(...accept(snapshot, finding))
  const phrase = finding.phrase ?? null
  const allowed = phrase === null ? null : allowWording(configuration.text ?? '', phrase)
  if (phrase !== null && allowed)
    actions.push({ ...base, title: `Allow ‘${phrase}’ in this workspace`, role: 'allow', edits: [inConfig(configuration, allowed)] })
  const off = setRule(configuration.text ?? '', rule, 'off')
  if (off && rule !== 'invalid-configuration')
    actions.push({ ...base, title: `Turn off the rule ‘${rule}’`, role: 'off', edits: [inConfig(configuration, off)] })
  if (ruleById(rule)) actions.push({ ...base, title: `Explain ‘${rule}’`, role: 'explain', edits: [] })
  return actions
}

const inConfig = ({ path, text }: Configuration, edits: readonly TextEdit[]): FileEdits => ({ path, edits, create: text === null })

/** Comments about comments and about the configuration would only hide slips; those two kinds have no such action. */
function accept(snapshot: Snapshot, finding: Finding): CodeAction[] {
  const doc = snapshot.documents.get(finding.path)
  const scope = ruleById(finding.rule)?.scope
  if (!doc || scope === 'suppressions' || scope === 'configuration') return []
  const insertion = acceptHere(doc, finding.range, finding.rule)
  if (!insertion) return []
  const range = { start: insertion.at, end: insertion.at }
  // Without a client that can ask, no reason is invented.
  const bare = plainText(insertion.text).replace(' -- ____', '')
  return [
    {
      title: 'Accept here with a reason',
      role: 'accept',
      rule: finding.rule,
      fingerprint: finding.fingerprint,
      edits: [{ path: finding.path, edits: [{ range, text: bare }], create: false }],
      snippet: { path: finding.path, range, text: snippetText(insertion.text) },
      safe: false,
      preferred: false,
    },
  ]
}
