// What a rule reports, before and after its places are made absolute.

import type { Severity } from '../config.js'
import type { Id } from '../model/types.js'
import type { Range, TextEdit } from '../text/text.js'

export interface Fix {
  readonly title: string
  /** Meaning-preserving: may run in fix-all and `opmodel fix`. */
  readonly safe: boolean
  /** Plain-text edits, `____` where the author must fill in. */
  readonly edits: readonly TextEdit[]
  /** The same as one LSP snippet edit with placeholders, for clients that can; absent where `edits` say it all. */
  readonly snippet?: { readonly range: Range; readonly text: string }
}

/** The order in which findings of a page are told. */
export const byPlace = (a: Finding, b: Finding): number =>
  a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)

export interface SharedFinding {
  readonly range: Range
  /** What is said of them, behind their number: "goals here have no time span". */
  readonly message: string
  readonly fixes: readonly Fix[]
}

/** A finding with absolute offsets, in the order of the text. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly path: string
  readonly range: Range
  readonly entity: Id | null
  /** What is wrong, in the document's words, no full stop, about 100 characters at most. */
  readonly message: string
  /** The word or phrase the finding is about, where a project may allow it. */
  readonly phrase?: string
  /** Slots whose absence is the fault. */
  readonly missing: readonly string[]
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[]
  readonly fixes: readonly Fix[]
  /** What it shares with others of its page, the same object in all of them; absent where it stands for itself. */
  readonly shared?: SharedFinding
  /** What it is about, in the words of the page; only where several may be told as one. */
  readonly subject?: string
  /** Stands for so many of its page. */
  readonly standsFor?: number
  /** Hash of rule, path, section, normalised text and occurrence; survives moved lines. */
  readonly fingerprint: string
  /** Why it is not shown, or null. */
  readonly suppressed: {
    readonly by: 'comment' | 'baseline' | 'configuration'
    readonly reason: string | null
    readonly until: string | null
  } | null
}
