// The clarity judgement over invented statements of many trades.

import { strict as assert } from 'node:assert'
import { judge, type StatementContext } from '../../server/src/core/clarity/index.js'
import { statements } from './statements.js'

const goal: StatementContext = { kind: 'goal', fields: {}, deliverable: false, body: '' }

suite('clarity judgement', () => {
  for (const { trade, verdict, text } of statements) {
    test(`${verdict} (${trade}): ${text}`, () => {
      assert.equal(judge(text, goal).outcome.verdict, verdict)
    })
  }
})
