// What a time phrase does in its sentence: only some of them say by when the work is done.

import assert from 'node:assert/strict'
import { scanTime, type TimeMention } from '../../server/src/core/time/index.js'

/** The phrase between marks has this role; `span` is the time of the work itself. */
const table: Readonly<Record<TimeMention['role'], readonly string[]>> = {
  span: [
    'Cut waiting times by half «by the end of Q4 2026»',
    'Grow from 12 to 20 depots «by June 2027»',
    'Raise referrals 10% «by 31 March 2027»',
    'Raise referrals by 45 «by 31 March 2027»',
    'Grow to 4M parcels «by 2028»',
    '«Q4»: open the night counter',
    'Open the night counter (planned «for Q3»)',
    'Open the night counter («Q4 2026»)',
    'Open the night counter, «due 1 December 2026»',
    'Be ready «for Q1 2027»',
    'Open ten counters «within 90 days»',
    'Open ten counters «in two weeks»',
    'Settle nine of ten claims in under 5 days «by year-end»',
    'Run the trial «from 1 October 2026 to 31 January 2027»',
    '«90-day» plan',
    '«6 month» goals:',
    '| Trial | Ana | «2026-12-01» |',
  ],
  baseline: [
    'Deliver 28 % more than «in 2025» by the end of 2026',
    'Grow orders 12 % «over Q4 2025»',
    '«Compared to 2025», halve the open claims',
    'Cut complaints from 40 «in Q1» to 10 by Q4',
    'Cut complaints from 40 («Q1 2026») to 10 by Q4 2026',
    'Orders «since 2024»',
    'A 20 % increase «from Q4 2025»',
    'Twice as many orders as «last year»',
    'Halve the claims, baseline «Q2 2026»',
    'Orders «over the past two years»',
    '«As of 1 September 2026» there are 40 depots',
  ],
  status: [
    'Open the night counter (moved «to Q1 2027»)',
    'Open the night counter (not started «in Q2»)',
    'Open the night counter => done «by end of March»',
    'Open the night counter (shipped «on 3 May 2026»)',
    'Open the night counter (as reforecast «on 15 February»)',
    'The counter was postponed «to Q3»',
    'The counter was opened «in July 2026»',
    'We met the board «last month»',
  ],
  object: [
    'Answer all «Q2» tickets by Friday',
    'Publish «the Q3» report',
    'Hold 100 % of customers «on Q1» renewals',
    'Hire the people we need «in 2027», by the end of Q4 2026',
    'Find a home for «long-term» storage',
    'Agree on the plan «for 2027» by 15 December 2026',
    'All claims are taken online «starting in January»',
  ],
  window: [
    'Answer «within 15 minutes»',
    'Respond to tickets «within 7 days»',
    'Every claim is paid «within two business days»',
    '95 % of claims are settled «in one week»',
    'Settle nine of ten claims «in under 5 days» by year-end',
    'Stories fit «in a sprint»',
    'Close the books «in 5 business days»',
    'Close the books «in five days»',
    'Invoices are paid «in 10 days»',
    'Refund «within 24 hours» of the request',
    'Merge requests are reviewed «within 3 days» of opening',
    'Hold «2 interviews per week»',
    'Take «45 minutes» per check',
    'Cut the reply time from five days to «2 days» by December',
  ],
}

suite('roles of times', () => {
  for (const [role, sentences] of Object.entries(table))
    suite(role, () => {
      for (const sentence of sentences)
        test(sentence, () => {
          const [before = '', phrase = '', after = ''] = sentence.split(/[«»]/)
          const text = before + phrase + after
          const mention = scanTime(text).find(({ range }) => range.start === before.length)
          assert.ok(mention, `nothing starts here: ${scanTime(text).map((each) => text.slice(each.range.start, each.range.end))}`)
          assert.equal(text.slice(mention.range.start, mention.range.end), phrase)
          assert.equal(mention.role, role)
        })
    })

  test('a measurement never hides the deadline behind it', () => {
    const roles = scanTime('90 % of claims settled within 48 hours by Q4 2026').map(({ role }) => role)
    assert.deepEqual(roles, ['window', 'span'])
  })
})
