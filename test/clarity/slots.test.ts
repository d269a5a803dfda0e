// What a statement's slots hold, in the words of the statement, and which word a signal stands on.

import { strict as assert } from 'node:assert'
import { judge, type StatementContext } from '../../server/src/core/clarity/index.js'

const goal: StatementContext = { kind: 'goal', fields: {}, deliverable: false, body: '' }
const rows = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | '))

const slots = `
Raise average contract value from €18k to €24k | average contract value | €18k | €24k | - | -
Cut time to hire from 61 to 40 days | time to hire | 61 | 40 days | - | -
Answer 95% of emails within 4 hours | emails | - | 95% | emails | within 4 hours
Median wait in the emergency room below 45 minutes | Median wait in the emergency room | - | below 45 minutes | - | -
Lower the readmission rate from 14 % to 11 % | readmission rate | 14 % | 11 % | - | -
Load a truck in 35 minutes instead of 50 | truck | 50 | in 35 minutes | - | -
Volunteers give at least 4 hours a month | Volunteers | - | at least 4 hours | - | a month
Double repeat purchases among loyalty members | repeat purchases among loyalty members | - | Double | loyalty members | -
8 of 10 test participants finish checkout unaided | test participants finish checkout unaided | - | 8 of 10 | - | -
Increase the share of reusable cups from 12 % to 40 % for takeaway customers | share of reusable cups | 12 % | 40 % | takeaway customers | -
Quotes given within ten minutes of drop-off rise from 35 % to 80 % | Quotes given | 35 % | 80 % | - | -
Zero wrong-site surgeries | wrong-site surgeries | - | Zero | - | -
Keep overdue receivables under 3 % of revenue | overdue receivables | - | under 3 % | revenue | -
NPS of at least 45 (currently 31) | NPS | 31 | at least 45 | - | -
Halve unexcused absences to fewer than 20 a month | unexcused absences | - | fewer than 20 | - | a month
Increase night buses from 3x/week to daily | night buses | 3x/week | daily | - | daily
Cut the time of \`nightly-build\` from 50 to 20 minutes | time of nightly-build | 50 | 20 minutes | - | -
Answer 95% of \`/search\` calls within 2 seconds | /search calls | - | 95% | - | within 2 seconds
Raise readers of https://example.org/news from 200 to 900 | readers of https://example.org/news | 200 | 900 | - | -
Open the Westend branch | - | - | - | - | -
`

const signals = `
Improve pipeline quality | direction-without-target | Improve | target
Faster quotes for dealers | comparison-without-reference | Faster | reference
Drive more upsell in existing accounts | unclear-goal | Drive | end-state
More integrations for payroll | vague-quantity | More | target
A seamless shopping experience | unclear-goal | seamless | measure
The platform is reliable | unclear-goal | reliable | measure
Provide awareness of flood risks | unclear-goal | awareness | end-state
Become the preferred supplier for clinics | unclear-goal | preferred | measure
Delight our customers | unclear-goal | Delight | end-state
Make onboarding smoother | comparison-without-reference | smoother | reference
Guests feel welcome more often | comparison-without-reference | more | reference
`

const advice = `
Publish the guide and hire a nurse | two-goals-in-one | hire
Reduce refunds from 4 % to 9 % | contradictory-target | from 4 % to 9 %
Raise the rent from €900 to €700 | contradictory-target | from €900 to €700
Increase bookings by 30 % | target-without-baseline | 30 %
Close several accounts | vague-quantity | several
Replace the pagers where possible | escape-clause | where possible
`

const silent = `
Reduce refunds from 9 % to 4 %
Design and build the ramp
Quotes given within ten minutes of drop-off rise from 35 % to 80 %
Publish the guide and the price list
Hire 6 nurses
Refunds fall from 9 % to 4 %
Increase night buses from 3x/week to daily
Increase our reach with at least 2 new posts
Shorten the route by 35 % (target of 39 minutes)
Make a till policy and run one real sale through it
`

suite('clarity slots and signals', () => {
  for (const [text = '', ...expected] of rows(slots))
    test(`slots: ${text}`, () => {
      const { metric, baseline, target, population, window } = judge(text, goal).outcome
      assert.deepEqual(
        [metric, baseline, target, population, window].map((slot) => slot ?? '-'),
        expected,
      )
    })

  for (const [text = '', rule, phrase, missing] of rows(signals))
    test(`what decides: ${text}`, () => {
      const { outcome, signals } = judge(text, goal)
      const [signal, ...more] = signals.filter(({ decides }) => decides)
      assert.deepEqual([signal?.rule, signal?.phrase, signal?.missing], [rule, phrase, missing])
      assert.deepEqual(more, [])
      assert.deepEqual([outcome.verdict, outcome.missing], ['unclear', [missing]])
      assert.equal(text.slice(signal!.range.start, signal!.range.end), phrase)
    })

  for (const [text = '', rule, phrase] of rows(advice))
    test(`advice: ${text}`, () => {
      const { outcome, signals } = judge(text, goal)
      assert.notEqual(outcome.verdict, 'unclear')
      assert.deepEqual(
        signals.map((signal) => [signal.rule, signal.phrase, signal.decides]),
        [[rule, phrase, false]],
      )
    })

  for (const [text = ''] of rows(silent))
    test(`no word about: ${text}`, () => {
      assert.deepEqual(judge(text, goal).signals, [])
    })

  test('a task as key result, the same task as a goal', () => {
    const rulesOf = (kind: StatementContext['kind']) => judge('Launch the shop', { ...goal, kind }).signals.map(({ rule }) => rule)
    assert.deepEqual(rulesOf('key-result'), ['output-as-key-result'])
    assert.deepEqual(rulesOf('goal'), [])
  })

  test('fields answer, blanks in them do not', () => {
    const verdict = (fields: Record<string, string>) => {
      const { verdict, answeredBy } = judge('Delight our customers', { ...goal, fields }).outcome
      return [verdict, answeredBy]
    }
    assert.deepEqual(verdict({ measure: 'NPS above 50' }), ['measured', 'fields'])
    assert.deepEqual(verdict({ 'done-when': 'the board has signed the charter' }), ['done', 'fields'])
    for (const value of ['TBD', '____', 'X %']) assert.deepEqual(verdict({ measure: value }), ['placeholder', null], value)
    for (const value of ['-', 'n/a', '']) assert.deepEqual(verdict({ measure: value }), ['unclear', null], value)
  })

  test('a topic is answered by numbers in its body, an order by what it says of success', () => {
    const by = (text: string, body: string) => judge(text, { ...goal, body }).outcome.answeredBy
    assert.equal(by('Reliability', 'Checkout is up 99.9 % of the month.'), 'fields')
    assert.equal(by('Reliability', 'It matters to everybody.'), null)
    assert.equal(by('Improve checkout', 'Done when the abandoned carts fall below 20 %.'), 'fields')
    assert.equal(by('Improve checkout', 'We have 300 carts a day.'), null)
  })

  test('blanks decide where the number goes, not where the date or the owner goes', () => {
    const verdict = (text: string) => judge(text, goal).outcome.verdict
    assert.equal(verdict('Grow recurring revenue from ____ to ____'), 'placeholder')
    assert.equal(verdict('Hire X engineers'), 'placeholder')
    assert.equal(verdict('Open the Westend branch by TBD'), 'done')
    assert.equal(verdict('Cut refunds to 3 % (owner: TBD)'), 'measured')
  })

  test('a text without cues of its language is read by its numbers alone', () => {
    const plain = { ...goal, pack: null }
    assert.equal(judge('Fluktuation unter 5 %', plain).outcome.verdict, 'measured')
    assert.deepEqual(judge('Bessere Zusammenarbeit', plain).signals, [])
    assert.equal(judge('Bessere Zusammenarbeit', plain).confidence, 'hint')
  })
})
