// The list of all rules. A test compares it with the folder.

import agendaExceedsDuration from './agenda-exceeds-duration.js'
import ambiguousCadence from './ambiguous-cadence.js'
import artifactWithoutOwner from './artifact-without-owner.js'
import businessAsUsualGoal from './business-as-usual-goal.js'
import childOutsideParentSpan from './child-outside-parent-span.js'
import circularReference from './circular-reference.js'
import comparisonWithoutReference from './comparison-without-reference.js'
import contradictoryTarget from './contradictory-target.js'
import deadlineOnPersistentModel from './deadline-on-persistent-model.js'
import type { Rule } from './define.js'
import directionWithoutTarget from './direction-without-target.js'
import duplicateDefinition from './duplicate-definition.js'
import endedGoalWithoutOutcome from './ended-goal-without-outcome.js'
import escapeClause from './escape-clause.js'
import expiredSuppression from './expired-suppression.js'
import gapBetweenCycles from './gap-between-cycles.js'
import goalNeverReviewed from './goal-never-reviewed.js'
import goalOnAnIsland from './goal-on-an-island.js'
import goalOutsideCycle from './goal-outside-cycle.js'
import goalWithoutTimeSpan from './goal-without-time-span.js'
import groupAsOwner from './group-as-owner.js'
import impossibleDate from './impossible-date.js'
import invalidConfiguration from './invalid-configuration.js'
import missingOwner from './missing-owner.js'
import objectiveWithoutKeyResults from './objective-without-key-results.js'
import outputAsKeyResult from './output-as-key-result.js'
import overlappingCycles from './overlapping-cycles.js'
import ownPhrase from './own-phrase.js'
import persistentModelWithoutReview from './persistent-model-without-review.js'
import reversedTimeSpan from './reversed-time-span.js'
import ritualWithoutCadence from './ritual-without-cadence.js'
import ritualWithoutOwner from './ritual-without-owner.js'
import ritualWithoutPurpose from './ritual-without-purpose.js'
import staleArtifact from './stale-artifact.js'
import targetWithoutBaseline from './target-without-baseline.js'
import temporaryTeamWithoutEnd from './temporary-team-without-end.js'
import tooManyGoals from './too-many-goals.js'
import twoGoalsInOne from './two-goals-in-one.js'
import unanchoredTime from './unanchored-time.js'
import unclearGoal from './unclear-goal.js'
import unfilledPlaceholder from './unfilled-placeholder.js'
import unresolvedReference from './unresolved-reference.js'
import unusedArtifact from './unused-artifact.js'
import unusedSuppression from './unused-suppression.js'
import vagueQuantity from './vague-quantity.js'
import vagueTime from './vague-time.js'

export const rules: readonly Rule[] = [
  agendaExceedsDuration,
  ambiguousCadence,
  artifactWithoutOwner,
  businessAsUsualGoal,
  childOutsideParentSpan,
  circularReference,
  comparisonWithoutReference,
  contradictoryTarget,
  deadlineOnPersistentModel,
  directionWithoutTarget,
  duplicateDefinition,
  endedGoalWithoutOutcome,
  escapeClause,
  expiredSuppression,
  gapBetweenCycles,
  goalNeverReviewed,
  goalOnAnIsland,
  goalOutsideCycle,
  goalWithoutTimeSpan,
  groupAsOwner,
  impossibleDate,
  invalidConfiguration,
  missingOwner,
  objectiveWithoutKeyResults,
  outputAsKeyResult,
  overlappingCycles,
  ownPhrase,
  persistentModelWithoutReview,
  reversedTimeSpan,
  ritualWithoutCadence,
  ritualWithoutOwner,
  ritualWithoutPurpose,
  staleArtifact,
  targetWithoutBaseline,
  temporaryTeamWithoutEnd,
  tooManyGoals,
  twoGoalsInOne,
  unanchoredTime,
  unclearGoal,
  unfilledPlaceholder,
  unresolvedReference,
  unusedArtifact,
  unusedSuppression,
  vagueQuantity,
  vagueTime,
]

const byId = new Map(rules.map((rule) => [rule.id, rule]))

export function ruleById(id: string): Rule | undefined {
  return byId.get(id)
}
