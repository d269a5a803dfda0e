// `opmodel.yaml` and what it means: settings, their defaults, and the public face of core/config; knows nothing of files or editors.

import type { CodeOwners } from './config/code-owners.js'
import { rangeless } from './config/layer.js'
import type { Kind } from './model/kinds.js'
import type { Range } from './text/text.js'
import type { BlockCalendar, Calendar } from './time/index.js'

export { type DescribedSetting, describeSettings } from './config/describe.js'
export { configFindings } from './config/findings.js'
export { matchesGlob } from './config/glob.js'
export { nearest } from './config/nearest.js'
export { ownPhrasesIn, type PhraseMatch } from './config/phrase.js'
export { type ExampleFault, tryPhrases } from './config/phrase-examples.js'
export { type Origin, type ResolvedConfig, resolveConfig } from './config/resolve.js'
export { ruleNames } from './config/rule-names.js'
export { configSchema } from './config/schema.js'
export { isIgnored, modelSettings, settingsAmong, settingsFor } from './config/settings-for.js'

export type Severity = 'error' | 'warning' | 'information' | 'hint'
export type Profile = 'okr' | 'smart' | 'north-star' | 'shape-up' | 'plain'
export type Stage = 'committed' | 'draft'

/** What `opmodel.yaml` says, defaults applied. Globs are relative to the project. */
export interface Settings {
  readonly documents: readonly string[]
  readonly ignore: readonly string[]
  readonly profile: Profile
  readonly stage: Stage
  readonly calendar: Calendar
  readonly cycles: BlockCalendar | null
  readonly sprints: BlockCalendar | null
  readonly aliases: {
    readonly kinds: Readonly<Partial<Record<Kind, readonly string[]>>>
    readonly fields: Readonly<Record<string, readonly string[]>>
    readonly headings: Readonly<Record<string, readonly string[]>>
  }
  /** Handle to full name. */
  readonly people: Readonly<Record<string, string>>
  readonly teams: readonly string[]
  /** The CODEOWNERS file of the project, as written, or null. */
  readonly codeowners: string | null
  /** Its rules. */
  readonly codeOwners: readonly CodeOwners[]
  /** Severities set by the project; rules that are not named keep their own. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>
  readonly wording: { readonly allow: readonly string[] }
  /** Phrases the organisation does not want to read, those of the nearest file last. */
  readonly phrases: readonly OwnPhrase[]
  readonly check: { readonly closed: boolean }
  readonly overrides: readonly Override[]
  /** Rule to the day from which its findings count at their full severity. */
  readonly enforceFrom: Readonly<Record<string, string>>
  readonly failOn: 'error' | 'warning' | 'information' | 'never'
  readonly preview: boolean
}

/** Those that decide what a page is understood as; the others decide what is said of it. No override changes them. */
export type ModelSettings = Pick<Settings, 'documents' | 'ignore' | 'calendar' | 'cycles' | 'sprints' | 'aliases' | 'teams' | 'codeOwners'>

/** A phrase somebody decided against, and the texts that show what it finds. */
export interface OwnPhrase {
  /** Words, `*` for one word, `|` for a choice. */
  readonly phrase: string
  readonly message: string | null
  readonly suggestion: string | null
  readonly bad: readonly string[]
  readonly good: readonly string[]
}

/** Other settings for some files; later ones win. */
export interface Override {
  readonly files: readonly string[]
  readonly stage?: Stage
  readonly profile?: Profile
  readonly rules?: Readonly<Record<string, Severity | 'off'>>
}

/** Something wrong in a configuration text; `range` is its place there. */
export interface ConfigProblem {
  readonly message: string
  readonly range: Range
}

export const defaultSettings: Settings = {
  documents: [],
  ignore: [],
  profile: 'plain',
  stage: 'committed',
  calendar: { fiscalYearStarts: null, namedBy: 'end-year', bareQuarters: 'calendar', weekStarts: 'monday', dates: null },
  cycles: null,
  sprints: null,
  aliases: { kinds: {}, fields: {}, headings: {} },
  people: {},
  teams: [],
  codeowners: null,
  codeOwners: [],
  rules: {},
  wording: { allow: [] },
  phrases: [],
  check: { closed: false },
  overrides: [],
  enforceFrom: {},
  failOn: 'warning',
  preview: false,
}

/**
 * Reads one configuration text by itself; what it `extends` is left out (`resolveConfig` takes it in).
 * A broken text gives one clear problem and the defaults. Never throws.
 */
export function readConfig(text: string): { readonly settings: Settings; readonly problems: readonly ConfigProblem[] } {
  return rangeless(text)
}
