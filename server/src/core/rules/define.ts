// The shape of a rule and of what it reports: typed data in one place; knows neither the list of rules nor how they are run.

import type { Profile, Severity } from '../config.js'
import type { DocumentModel, Item, LocatedField } from '../model/document.js'
import type { Kind, Lifetime } from '../model/kinds.js'
import type { Snapshot } from '../model/workspace.js'
import type { Place } from '../syntax/tree.js'
import type { Facts } from './facts.js'
import type { Directive } from './suppress.js'

/** A piece of text a fix writes: fixed words, or a place for the author's own (a blank with its hint, or a choice). */
export type Part = string | { readonly blank: string } | { readonly choice: readonly string[] }
export type Parts = readonly Part[]

export const blank = (hint: string): Part => ({ blank: hint })
export const choice = (options: readonly string[], hint: string): Part => (options.length > 0 ? { choice: options } : { blank: hint })

/** What a fix changes. Where and in which style a field goes is decided by `features/placement.ts`, from the form of the item. */
export type Change =
  | { readonly change: 'add-field'; readonly item: Item; readonly label: string; readonly value: Parts }
  | { readonly change: 'add-page-field'; readonly label: string; readonly value: Parts }
  /** Words at the end of the statement, before its full stop. */
  | { readonly change: 'end-statement'; readonly item: Item; readonly text: Parts }
  | { readonly change: 'replace'; readonly place: Place; readonly text: Parts }
  /** Another label and value where a field stands, in its own style. */
  | { readonly change: 'replace-field'; readonly field: LocatedField; readonly label: string; readonly value: Parts }
  /** A copy of the item's first line, below the item, with another statement. */
  | { readonly change: 'add-sibling'; readonly item: Item; readonly text: Parts }

export interface Proposal {
  readonly title: string
  /** Meaning-preserving: may run in fix-all and `opmodel fix`. */
  readonly safe?: boolean
  readonly changes: readonly Change[]
}

export interface Related {
  readonly doc: DocumentModel
  readonly place: Place
  readonly message: string
}

/** What several reports have in common: they are shown as one, at one place, where `shownTogetherFrom` or more are left. */
export interface Shared {
  readonly at: Place
  /** What is said of them, behind their number: "goals here have no time span". */
  readonly message: string
  readonly fixes: readonly Proposal[]
}

/** One fault as its rule sees it. */
export interface Report {
  readonly at: Place
  /** What is wrong, in the document's words, at most 100 characters, no full stop. */
  readonly message: string
  readonly item?: Item
  readonly missing?: readonly string[]
  readonly related?: readonly Related[]
  /** As a function where they take work: most findings are listed, few are mended. */
  readonly fixes?: readonly Proposal[] | (() => readonly Proposal[])
  /** Set where the finding stands for one of another rule and takes its severity. */
  readonly as?: string
  /** How severe it is where the item may be no goal at all; without it, rules that demand something keep silent there. */
  readonly uncertain?: Severity
  /** A word the author may allow in the whole project. */
  readonly phrase?: string
  /** The same object in all reports it is shared by. */
  readonly shared?: Shared
  /** True where the project allows the word: the finding is kept, but not shown. */
  readonly allowed?: boolean
}

/** A report of a project rule also says in which document it stands. */
export interface ProjectReport extends Report {
  readonly doc: DocumentModel
}

export interface RuleExample {
  readonly title: string
  /** Markdown with `^^^ message` marks; further files after `-- path --`, the day after `-- today --`. */
  readonly text: string
  /** The text after the first fix of the first finding, in plain form. */
  readonly fixed?: string
}

/** One statement before and after, from one kind of work. */
export interface Pair {
  readonly work: string
  readonly bad: string
  readonly better: string
}

export interface RuleInfo {
  /** Words that state the fault; also the file name. */
  readonly id: string
  readonly since: string
  readonly severity: Severity
  /** Waits until it was read over real documents; runs where the project says `preview: true`. */
  readonly preview?: boolean
  /** The only profiles in which it runs; all where absent. */
  readonly profiles?: readonly Profile[]
  /** The fault is a slot the author has not filled yet: `stage: draft` makes it a hint. */
  readonly slot?: boolean
  /** One sentence that says what good documents do. */
  readonly summary: string
  readonly why: string
  readonly whenNotToUse?: string
  readonly examples: readonly RuleExample[]
  /** Goals as the rule finds them and as they could read instead; each is tried as an item of a list of goals (key results where the rule is about those). */
  readonly pairs?: readonly Pair[]
  /** Takes the severity of this rule where what it finds leaves the goal undecidable. */
  readonly standsFor?: string
}

/** Sees one item and the facts around it; asked again only when they change. */
export interface EntityRule extends RuleInfo {
  readonly scope: 'entity'
  readonly kinds: readonly Kind[]
  readonly lifetimes?: readonly Lifetime[]
  check(item: Item, facts: Facts): Generator<Report>
}

/** Sees one document: what is recognised in it, its open items one by one, or its text. */
export interface DocumentRule extends RuleInfo {
  readonly scope: 'document'
  /** Asked again only when something recognised in the project differs: it reads items, sections and fields of pages and nothing else. */
  check(doc: DocumentModel, facts: Facts): Generator<Report>
  /** What it finds in one open item; asked again only when the item and the facts around it change. */
  checkItem?(item: Item, facts: Facts): Generator<Report>
  /** What it finds in the text itself, or by where things stand; asked again after every edit. */
  checkText?(doc: DocumentModel, facts: Facts): Generator<Report>
}

/** Sees a whole project. */
export interface ProjectRule extends RuleInfo {
  readonly scope: 'project'
  /** Asked again only when something recognised in the project differs, so also while an item is written: what pages do not hold costs nothing. */
  check(snapshot: Snapshot, facts: (doc: DocumentModel) => Facts): Generator<ProjectReport>
}

/** Sees the suppression comments of one document after all other rules have run. */
export interface SuppressionRule extends RuleInfo {
  readonly scope: 'suppressions'
  check(directives: readonly Directive[], facts: Facts): Generator<Report>
}

/** Reports problems of `opmodel.yaml`; the places are the configuration reader's. */
export interface ConfigurationRule extends RuleInfo {
  readonly scope: 'configuration'
}

export type Rule = EntityRule | DocumentRule | ProjectRule | SuppressionRule | ConfigurationRule

export function defineRule<R extends Rule>(rule: R): R {
  return rule
}
