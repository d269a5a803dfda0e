// What the relational rules share: they speak only where most of a kind already have the relation. Knows no rule.

import type { ItemRef } from '../model/workspace.js'

/** Those without it, where at least half of them (and at least two) have it: else the project does not work that way. */
export function fewWithout(all: readonly ItemRef[], has: (one: ItemRef) => boolean): readonly ItemRef[] {
  const without = all.filter((one) => !has(one))
  const having = all.length - without.length
  return having >= 2 && having * 2 >= all.length ? without : []
}
