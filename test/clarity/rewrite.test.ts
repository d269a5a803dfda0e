// Rewrites of unclear statements: the author's words stay, what only the author knows is a blank, and a filled blank settles the matter.

import assert from 'node:assert/strict'
import { judge, type Rewrite, rewrites, type StatementContext } from '../../server/src/core/clarity/index.js'
import { statements } from './statements.js'

const goal: StatementContext = { kind: 'goal', fields: {}, deliverable: false, body: '' }

function offers(statement: string, context = goal): readonly Rewrite[] {
  const [signal] = judge(statement, context).signals
  return signal ? rewrites(statement, signal, context) : []
}

function plain(statement: string, { edits }: Rewrite, fill: (hint: string) => string = () => '____'): string {
  let text = statement
  for (const { range, snippet } of [...edits].sort((a, b) => b.range.start - a.range.start))
    text =
      text.slice(0, range.start) +
      snippet.replace(/\$\{\d+:([^}]*)\}/g, (_, hint: string) => fill(hint)).replace(/\\(.)/g, '$1') +
      text.slice(range.end)
  return text
}

const table = `
Improve the onboarding of new suppliers | Improve the onboarding of new suppliers from ____ to ____
Improve the onboarding of new suppliers. | Improve the onboarding of new suppliers from ____ to ____.
Improve the onboarding of new suppliers by Q2 2027 | Improve the onboarding of new suppliers from ____ to ____ by Q2 2027
Improve the onboarding of new suppliers by the end of 2027 | Improve the onboarding of new suppliers from ____ to ____ by the end of 2027
Reduce noise so that patients sleep | Reduce noise from ____ to ____ so that patients sleep
**Reduce** the [wait](waits.md) (Ana) | **Reduce** the [wait](waits.md) from ____ to ____ (Ana)
Faster quotes for dealers | Faster quotes for dealers: ____ from ____ to ____
Open several shops in the north | Open ____ shops in the north
More integrations for payroll | ____ more integrations for payroll
Replace the paper forms where possible | Replace the paper forms in ____
Explore new markets in southern Europe | Explore new markets in southern Europe and decide ____
A seamless shopping experience | A seamless shopping experience, measured by ____ of at least ____
Increase bookings by 30 % | Increase bookings by 30 % (currently ____)
Raise the margin to 30 % in Lyon | Raise the margin from ____ to 30 % in Lyon
Reduce refunds from 4 % to 9 % in spring | Reduce refunds from 9 % to 4 % in spring
`

suite('clarity rewrites', () => {
  for (const line of table.trim().split('\n')) {
    const [statement = '', first] = line.split(' | ')
    test(statement, () => {
      const [offer] = offers(statement)
      assert.equal(offer && plain(statement, offer), first)
    })
  }

  test('a task as key result asks what should change', () => {
    const [offer] = offers('Launch the shop', { ...goal, kind: 'key-result' })
    assert.equal(offer && plain('Launch the shop', offer), 'Launch the shop so that ____ reaches ____')
  })

  test('a goal that can go on for ever may say when it is done', () => {
    assert.deepEqual(
      offers('Delight our customers').map(({ field }) => field?.label),
      [undefined, 'Done when'],
    )
  })

  test('a clear statement is left as it is', () => {
    assert.deepEqual(offers('Reduce the time to the first order from 12 to 5 days'), [])
  })

  test('a short new sentence stands in the title, a long one does not', () => {
    assert.equal(offers('Improve the yield')[0]?.title, 'Improve the yield from … to …')
    assert.equal(offers('Improve the yield of the eastern fields that were sown with winter barley')[0]?.title, 'Add from … to …')
  })

  test('every statement that is surely unclear gets an offer, and each offer settles it when its blanks are filled', () => {
    const filled: Readonly<Record<string, string>> = { 'start value': '30 %', target: '30 %', number: '12', measure: 'the share' }
    for (const { text } of statements) {
      const judgement = judge(text, goal)
      if (judgement.outcome.verdict !== 'unclear' || judgement.confidence === 'hint') continue
      const made = offers(text)
      assert.ok(made.length > 0, text)
      for (const offer of made) {
        if (offer.field) continue
        const after = plain(text, offer, (hint) => filled[hint] ?? 'the next step')
        const { outcome, confidence, signals } = judge(after, goal)
        assert.ok(outcome.verdict !== 'unclear' || confidence === 'hint', after)
        assert.ok(!signals.some(({ rule }) => rule === judgement.signals[0]?.rule), after)
      }
    }
  })

  test('signs that mean something in a snippet are written as they are', () => {
    const text = 'Reduce the price of $' + '{x} from $4 to $9'
    const [offer] = offers(text)
    assert.equal(offer && plain(text, offer), 'Reduce the price of $' + '{x} from $9 to $4')
    assert.match(offer?.edits[0]?.snippet ?? '', /^from \\\$9 to \\\$4$/)
  })

  test('long statements take no time', () => {
    const since = performance.now()
    const [signal] = judge('Improve the onboarding', goal).signals
    rewrites(`Improve ${'22 '.repeat(20_000)} by 2222222222222222222222222x`, signal!, goal)
    assert.ok(performance.now() - since < 500)
  })
})
