// Rewrites of unclear statements: the author's words stay, what only the author knows is a blank.

import assert from 'node:assert/strict'
import { judge } from '../../server/src/core/clarity/index.js'
import { rewrites } from '../../server/src/core/clarity/rewrite.js'

const context = { kind: 'goal', fields: {}, deliverable: false, body: '' } as const
const offers = (statement: string) => {
  const judgement = judge(statement, context)
  return judgement.signals[0] ? rewrites(statement, judgement, judgement.signals[0]) : []
}

suite('clarity: rewrites', () => {
  for (const [statement, first] of [
    ['Improve the onboarding of new suppliers', 'Improve the onboarding of new suppliers from ____ to ____'],
    ['Improve the onboarding of new suppliers.', 'Improve the onboarding of new suppliers from ____ to ____.'],
    ['Improve the onboarding of new suppliers by Q2 2027', 'Improve the onboarding of new suppliers from ____ to ____ by Q2 2027'],
    [
      'Improve the onboarding of new suppliers by the end of 2027',
      'Improve the onboarding of new suppliers from ____ to ____ by the end of 2027',
    ],
    ['Open several shops in the north', 'Open ____ shops in the north'],
    ['Replace the paper forms where possible', 'Replace the paper forms in ____'],
  ] as const)
    test(statement, () => assert.equal(offers(statement)[0]?.plain, first))

  test('a clear statement is left as it is', () => {
    assert.deepEqual(offers('Reduce the time to the first order from 12 to 5 days'), [])
  })

  test('signs that mean something in a snippet are no places to type', () => {
    const [offer] = offers('Improve the margin of the $' + '{north} shops')
    assert.match(offer?.snippet ?? '', /\\\$\{north\\\} shops from \$\{1:start value\} to \$\{2:target\}$/)
  })

  test('long statements take no time', () => {
    const since = performance.now()
    const judgement = judge('Improve the onboarding', context)
    rewrites(`Improve ${'22 '.repeat(20_000)} by 2222222222222222222222222x`, judgement, judgement.signals[0]!)
    assert.ok(performance.now() - since < 500)
  })
})
