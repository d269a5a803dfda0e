// The scores are arithmetic: an invented folder with invented labels gives the figures one works out by hand.

import { strict as assert } from 'node:assert'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gather, hashOf, readSources, strayed } from './gather.js'
import { type Label, readLabels } from './labels.js'
import { accuracy, withPart } from './run.js'
import { interval, type Seen, score, writeScore } from './score.js'

const label = (line: number, outcome: string, more: Partial<Label> = {}): Label => ({
  document: 'a.md',
  line,
  entity: 'goal',
  span: 'inherited',
  interval: '2026-10-01/2026-12-31',
  outcome,
  answered: '',
  owner: 'none',
  cadence: 'na',
  sure: true,
  hash: '',
  ...more,
})
const item = (line: number, verdict: string, more: Partial<Seen['items'][number]> = {}): Seen['items'][number] => ({
  id: `a.md#${line}`,
  kind: 'goal',
  lifetime: 'spanned',
  starts: [line],
  first: line,
  last: line,
  verdict,
  span: { start: '2026-10-01', end: '2026-12-31' },
  owner: 'none',
  rhythms: ['none'],
  ...more,
})
const figures = (labels: readonly Label[], seen: Seen, question: string) => {
  const tally = score(labels, new Map([['a.md', seen]])).tallies.find((one) => one.question === question)
  return tally && [tally.right, tally.wrong, tally.missed, tally.n]
}

suite('accuracy', () => {
  const labels = [
    label(3, 'no'),
    label(4, 'no'),
    label(5, 'measure'),
    label(6, 'done'),
    label(7, 'redacted'),
    label(8, '', { entity: 'none' }),
  ]
  const seen: Seen = {
    items: [item(3, 'unclear'), item(4, 'done'), item(5, 'measured'), item(6, 'unclear'), item(7, 'placeholder'), item(8, 'done')],
    findings: [
      { rule: 'unclear-goal', severity: 'warning', line: 3 },
      { rule: 'unclear-goal', severity: 'hint', line: 4 },
      { rule: 'vague-quantity', severity: 'information', line: 6 },
      { rule: 'unfilled-placeholder', severity: 'warning', line: 6 },
      { rule: 'unfilled-placeholder', severity: 'warning', line: 7 },
    ],
  }

  test('counts right, wrong and missed', () => {
    assert.deepEqual(figures(labels, seen, 'an unclear goal is noticed'), [1, 1, 1, 4])
    assert.deepEqual(figures(labels, seen, 'a measured target is noticed'), [1, 0, 0, 5])
    assert.deepEqual(figures(labels, seen, 'a placeholder is noticed'), [1, 0, 0, 5])
    assert.deepEqual(figures(labels, seen, 'an unclear goal is reported'), [1, 1, 1, 4])
    assert.deepEqual(figures(labels, seen, 'a clear goal is reported'), [1, 0, 0, 2])
    assert.deepEqual(figures(labels, seen, 'a statement without a blank is reported to have one'), [1, 0, 0, 4])
    assert.deepEqual(figures(labels, seen, 'a goal or key result is recognised'), [5, 1, 0, 6])
    assert.deepEqual(figures(labels, seen, 'the time span is resolved to its days'), [5, 0, 0, 5])
    assert.deepEqual(score(labels, new Map([['a.md', seen]])).perStatement, [1, 2, 1])
  })

  test('an item that is not there is missed in every question', () => {
    const none: Seen = { items: [], findings: [] }
    assert.deepEqual(figures(labels, none, 'a goal or key result is recognised'), [0, 0, 5, 6])
    assert.deepEqual(figures(labels, none, 'the time span is resolved to its days'), [0, 0, 0, 5])
  })

  test('a whole section serves one of the labels inside it', () => {
    const section: Seen = { items: [item(2, 'unclear', { starts: [2], first: 2, last: 9 })], findings: [] }
    assert.deepEqual(figures([label(4, 'no'), label(6, 'no')], section, 'a goal or key result is recognised'), [1, 0, 1, 2])
  })

  test('what key results answer is no false silence, but a false alarm', () => {
    const answered = [label(3, 'no', { answered: 'key-results' })]
    assert.equal(figures(answered, seen, 'an unclear goal is reported'), undefined)
    assert.deepEqual(figures(answered, seen, 'an unclear goal that its key results answer is reported'), [1, 0, 0, 1])
  })

  test('the interval is Wilson’s', () => {
    const [low, high] = interval(8, 10)
    assert.deepEqual([low.toFixed(1), high.toFixed(1)], ['49.0', '94.3'])
    assert.match(
      writeScore(score(labels, new Map([['a.md', seen]]))),
      /\| an unclear goal is noticed \| precision 50 \[9–91\] \| recall 50 \[9–91\] \| 4 \|/,
    )
  })

  test('figures go where a page has a place for them', () => {
    const page = 'A\n<!-- accuracy dev -->\nold\n<!-- /accuracy -->\nB\n'
    assert.equal(withPart(page, 'dev', '| new |'), 'A\n<!-- accuracy dev -->\n\n| new |\n\n<!-- /accuracy -->\nB\n')
    assert.throws(() => withPart(page, 'others', ''), /no place for the figures of ‘others’/)
  })

  test('labels say where they are wrong', () => {
    assert.throws(() => readLabels('document\tentity\na\tgoal\n'), /no column ‘line’/)
    assert.throws(() => readLabels('document\tline\tentity\na\tx\tgoal\n'), /row 2: ‘x’ is no line number/)
    assert.deepEqual(readLabels('document\tline\tentity\na\t1\t?\n'), [])
  })

  test('a document is the first version whose labelled lines are the labelled ones', async () => {
    const own = [label(2, 'no', { document: 'o+r/b c.md', hash: hashOf('Second') })]
    const asked: string[] = []
    const text = await gather('o+r/b c.md', own, readSources('repository\tcommits\no/r\taaa,bbb\n'), async (address) => {
      asked.push(address)
      return address.includes('aaa') ? 'First\nAnother' : 'First\n  Second  '
    })
    assert.equal(text, 'First\n  Second  ')
    assert.deepEqual(asked, ['https://github.com/o/r/raw/aaa/b%20c.md', 'https://github.com/o/r/raw/bbb/b%20c.md'])
    assert.equal(strayed(own, 'Second').length, 1)
    assert.equal(await gather('o+r/b c.md', own, readSources('repository\tcommits\no/r\taaa\n'), async () => null), null)
  })

  test('every shipped label has its source, its hash and no text', () => {
    const sources = readSources(readFileSync(new URL('sources.tsv', import.meta.url), 'utf8'))
    for (const file of ['labels.tsv', 'further.tsv']) {
      const shipped = readFileSync(new URL(file, import.meta.url), 'utf8')
      assert.deepEqual(shipped.split('\n')[0]?.split('\t').includes('text'), false)
      for (const { document, hash } of readLabels(shipped)) {
        assert.match(hash, /^[\da-f]{12}$/)
        assert.ok(
          sources.some(({ repository }) => document.startsWith(`${repository.replace('/', '+')}/`)),
          document,
        )
      }
    }
  })

  test('the command scores a folder, and says what it cannot', () => {
    const folder = mkdtempSync(join(tmpdir(), 'accuracy-'))
    try {
      mkdirSync(join(folder, 'docs/goals'), { recursive: true })
      writeFileSync(
        join(folder, 'docs/goals/q4.md'),
        '# Goals for Q4 2026\n\nOwner: Ana\n\n- Delight our customers\n- Answer 95 % of calls within a minute\n',
      )
      const row = (line: number, outcome: string) =>
        `goals/q4.md\t${line}\tgoal\tinherited\t2026-10-01/2026-12-31\t${outcome}\tinherited\t1`
      const head = 'document\tline\tentity\tspan\tinterval\toutcome\towner\tsure'
      writeFileSync(join(folder, 'labels.tsv'), [head, row(5, 'no'), row(6, 'measure'), row(6, 'measure').replace('q4', 'q5')].join('\n'))
      const { status, out, notes } = accuracy([join(folder, 'docs'), join(folder, 'labels.tsv')])
      assert.match(out, /\| an unclear goal is noticed \| precision 100 \[21–100\] \| recall 100 \[21–100\] \| 2 \|/)
      assert.match(notes.join(), /1 labelled documents are not in/)
      assert.equal(status, 1)
      assert.deepEqual([accuracy([join(folder, 'no'), 'x']).status, accuracy([]).status, accuracy(['--nonsense']).status], [2, 2, 2])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
