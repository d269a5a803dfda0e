// The list of all rules. A test compares it with the folder.

import ambiguousCadence from './ambiguous-cadence.js'
import deadlineOnPersistentModel from './deadline-on-persistent-model.js'
import type { Rule } from './define.js'
import goalWithoutTimeSpan from './goal-without-time-span.js'
import impossibleDate from './impossible-date.js'
import missingOwner from './missing-owner.js'
import ritualWithoutCadence from './ritual-without-cadence.js'
import unclearGoal from './unclear-goal.js'
import unfilledPlaceholder from './unfilled-placeholder.js'

export const rules: readonly Rule[] = [
  ambiguousCadence,
  deadlineOnPersistentModel,
  goalWithoutTimeSpan,
  impossibleDate,
  missingOwner,
  ritualWithoutCadence,
  unclearGoal,
  unfilledPlaceholder,
]

const byId = new Map(rules.map((rule) => [rule.id, rule]))

export function ruleById(id: string): Rule | undefined {
  return byId.get(id)
}
