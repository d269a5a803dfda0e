// How severe a rule is in one document, or whether it runs there at all: its own severity, the project's, profile, stage and start day.

import type { Profile, Settings, Severity } from '../config.js'
import type { Day } from '../model/types.js'
import type { RuleInfo } from './define.js'

/** The most severe first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint']

/** Disputed advice that a way of working holds to be essential, or strange. */
const profiles: Readonly<Partial<Record<Profile, Readonly<Record<string, Severity | 'off'>>>>> = {
  smart: { 'target-without-baseline': 'information', 'ritual-without-owner': 'warning' },
  'north-star': { 'persistent-model-without-review': 'information' },
  'shape-up': { 'target-without-baseline': 'off' },
}

/** What the rule is set to before stage and start day soften it; `off` where it does not run. Settings are those of the document. */
export function ruleSeverity(rule: RuleInfo, settings: Settings): Severity | 'off' {
  const set = settings.rules[rule.id]
  if (set !== undefined) return set
  if (rule.preview && !settings.preview) return 'off'
  if (rule.profiles && !rule.profiles.includes(settings.profile)) return 'off'
  return profiles[settings.profile]?.[rule.id] ?? rule.severity
}

/** The severity shown (`own` is the rule that stands for `rule`): in a draft a missing slot is a hint, and so is everything before its rule is enforced. */
export function shownSeverity(rule: RuleInfo, severity: Severity, settings: Settings, today: Day, own = rule.id): Severity {
  const from = settings.enforceFrom[own] ?? settings.enforceFrom[rule.id]
  if (from !== undefined && today < from) return 'hint'
  return settings.stage === 'draft' && rule.slot ? 'hint' : severity
}
