// What a rule is for, by its id, taken from the rules themselves.

import { ruleById, rules } from '../rules/index.js'

export interface RuleHelp {
  readonly id: string
  readonly summary: string
  readonly why: string
}

/** The help of a rule, or undefined for an id nobody knows. */
export function ruleHelp(id: string): RuleHelp | undefined {
  return ruleById(id)
}

/** All rules, for completion in suppressions and in `opmodel.yaml`. */
export function ruleIds(): readonly RuleHelp[] {
  return rules
}

/** True for a rule about how a sentence reads, which can wait until its writer has left the line. */
export function isAboutWording(id: string): boolean {
  const severity = ruleById(id)?.severity
  return id === 'unclear-goal' || severity === 'information' || severity === 'hint'
}
