// The validator itself, on items made by hand: severities, certainty, closed goals, one finding per fault, fingerprints.

import { strict as assert } from 'node:assert'
import type { ClaritySignal, Judgement } from '../../server/src/core/clarity/index.js'
import { defaultSettings, readConfig, type Settings } from '../../server/src/core/config.js'
import { actionsFor, codeActions } from '../../server/src/core/features/code-actions.js'
import { type DocumentModel, understand } from '../../server/src/core/model/document.js'
import { createSnapshot, type Snapshot } from '../../server/src/core/model/workspace.js'
import { check } from '../../server/src/core/rules/check.js'
import type { Finding } from '../../server/src/core/rules/finding.js'
import { textOf } from '../../server/src/core/text/text.js'
import { documentOf, type MadeItem, today } from '../support/hand-made.js'

const unclear = (...signals: ClaritySignal[]): Judgement => ({
  outcome: {
    verdict: 'unclear',
    answeredBy: null,
    metric: null,
    baseline: null,
    target: null,
    population: null,
    window: null,
    missing: ['target'],
  },
  confidence: 'sure',
  signals,
  placeholders: [],
})
const clear = (...signals: ClaritySignal[]): Judgement => ({
  ...unclear(...signals),
  outcome: { ...unclear().outcome, verdict: 'done', answeredBy: 'statement' },
})
const signal = (rule: ClaritySignal['rule'], phrase: string, start: number, decides: boolean): ClaritySignal => ({
  rule,
  phrase,
  range: { start, end: start + phrase.length },
  part: 'word',
  missing: 'target',
  decides,
})

const improve = signal('direction-without-target', 'Improve', 0, true)

function findings(doc: DocumentModel, settings: Settings = defaultSettings, change: Partial<Snapshot> = {}): readonly Finding[] {
  return [...check({ ...createSnapshot([doc], settings, today), ...change })]
}
const told = (list: readonly Finding[]): string[] =>
  list.filter((one) => one.suppressed === null).map((one) => `${one.severity} ${one.rule}`)
const configured = (yaml: string): Settings => readConfig(yaml).settings

suite('the validator', () => {
  const text = '# Goals\n\n- Improve the shop\n'
  const doc = documentOf(text, [{ says: 'Improve the shop', judgement: unclear(improve) }])

  test('gives one finding for an undecidable statement: on the word, under the specific rule, with the severity of unclear-goal', () => {
    const [one, ...rest] = findings(doc)
    assert.equal(rest.length, 0)
    assert.equal(`${one?.severity} ${one?.rule}`, 'warning direction-without-target')
    assert.equal(text.slice(one!.range.start, one!.range.end), 'Improve')
    assert.deepEqual(one?.missing, ['target'])
  })

  test('says unclear-goal on the whole statement where no signal explains it', () => {
    const [one] = findings(documentOf(text, [{ says: 'Improve the shop', judgement: unclear() }]))
    assert.equal(one?.rule, 'unclear-goal')
    assert.equal(text.slice(one!.range.start, one!.range.end), 'Improve the shop')
  })

  test('advises with information on a statement that is decidable all the same, once', () => {
    const several = clear(signal('vague-quantity', 'the', 8, false), signal('escape-clause', 'shop', 12, false))
    assert.deepEqual(told(findings(documentOf(text, [{ says: 'Improve the shop', judgement: several }]))), ['information vague-quantity'])
  })

  test('gives the next advice where the first is off', () => {
    const several = clear(signal('vague-quantity', 'the', 8, false), signal('escape-clause', 'shop', 12, false))
    const settings = configured('rules: { vague-quantity: off }')
    assert.deepEqual(told(findings(documentOf(text, [{ says: 'Improve the shop', judgement: several }]), settings)), [
      'information escape-clause',
    ])
  })

  test('is silent on hints, on placeholders and on what key results answer', () => {
    const hinted = { ...unclear(improve), confidence: 'hint' as const }
    assert.deepEqual(told(findings(documentOf(text, [{ says: 'Improve the shop', judgement: hinted }]))), [])
    const outcome = { ...unclear().outcome, answeredBy: 'key-results' as const }
    const objective = documentOf(text, [{ says: 'Improve the shop', kind: 'objective', judgement: unclear(improve), outcome }])
    assert.deepEqual(told(findings(objective)), [])
  })

  test('leaves uncertain items to information and hints', () => {
    const unsure = (judgement: Judgement) => documentOf(text, [{ says: 'Improve the shop', judgement, certain: false, span: null }])
    assert.deepEqual(told(findings(unsure(unclear(improve)))), ['information direction-without-target'])
    assert.deepEqual(told(findings(unsure(clear(signal('vague-quantity', 'the', 8, false))))), ['information vague-quantity'])
  })

  test('says nothing of closed goals unless asked', () => {
    assert.deepEqual(told(findings(doc, defaultSettings, { isClosed: () => true })), [])
    assert.deepEqual(told(findings(doc, configured('check: { closed: true }'), { isClosed: () => true })), [
      'warning direction-without-target',
    ])
  })

  test('says nothing of a document that is no model', () => {
    assert.deepEqual(told(findings({ ...doc, recognised: 'none' })), [])
  })

  const severities: readonly (readonly [claim: string, yaml: string, expected: readonly string[]])[] = [
    ['a severity of unclear-goal is that of its specific rules', 'rules: { unclear-goal: error }', ['error direction-without-target']],
    ['a severity of the specific rule is its own', 'rules: { direction-without-target: hint }', ['hint direction-without-target']],
    ['a specific rule that is off is silent', 'rules: { direction-without-target: off }', []],
    [
      'with unclear-goal off a specific rule keeps its own severity',
      'rules: { unclear-goal: off }',
      ['information direction-without-target'],
    ],
    ['a draft makes missing slots hints', 'stage: draft', ['hint direction-without-target']],
    ['before its day a rule gives hints', 'enforce-from: { unclear-goal: 2027-01-01 }', ['hint direction-without-target']],
    ['from its day on it counts', 'enforce-from: { unclear-goal: 2026-11-24 }', ['warning direction-without-target']],
    ['an override holds for its files', 'overrides: [{ files: "goals.md", stage: draft }]', ['hint direction-without-target']],
    [
      'an override for other files changes nothing',
      'overrides: [{ files: drafts/**, stage: draft }]',
      ['warning direction-without-target'],
    ],
  ]
  for (const [claim, yaml, expected] of severities)
    test(claim, () => {
      assert.deepEqual(told(findings(doc, configured(yaml))), expected)
    })

  test('keeps findings about allowed words, out of sight', () => {
    const [one] = findings(doc, configured('wording: { allow: [improve] }'))
    assert.equal(one?.suppressed?.by, 'configuration')
  })

  test('a rule that throws silences only itself', () => {
    const broken = documentOf('# Goals\n\n- Weekly review\n- Improve the shop\n', [
      { says: 'Weekly review', kind: 'ritual', lifetime: 'recurring' },
      { says: 'Improve the shop', judgement: unclear(improve) },
    ])
    Object.defineProperty(broken.items[0], 'cadence', {
      get() {
        throw new Error('broken')
      },
    })
    assert.deepEqual(told(findings(broken)), ['warning direction-without-target'])
  })

  test('sorts by place, and marks what a baseline holds', () => {
    const two = documentOf('# Goals\n\n- Improve the shop\n- Improve the bikes\n', [
      { says: 'Improve the bikes', judgement: unclear(improve) },
      { says: 'Improve the shop', judgement: unclear(improve) },
    ])
    const all = findings(two)
    assert.ok(all.length === 2 && all[0]!.range.start < all[1]!.range.start)
    const known = [...check(createSnapshot([two], defaultSettings, today), { baseline: new Set([all[0]!.fingerprint]) })]
    assert.deepEqual(
      known.map((one) => one.suppressed?.by ?? null),
      ['baseline', null],
    )
    assert.deepEqual(
      known.map((one) => one.fixes.length),
      all.map((one) => one.fixes.length),
    )
  })

  test('fingerprints survive moved and reflowed lines, and tell equal sentences apart', () => {
    const items: MadeItem[] = [{ says: 'Improve the shop', judgement: unclear(improve) }]
    const print = (source: string, says = 'Improve the shop') =>
      findings(documentOf(source, [{ ...items[0], says, text: 'Improve the shop' }]))[0]?.fingerprint
    const one = print('# Goals\n\n- Improve the shop\n')
    assert.equal(print('Hello\n\n# Goals\n\nText\n\n- Improve the shop\n'), one)
    assert.equal(print('# Goals\n\n- Improve\n  the shop\n', 'Improve\n  the shop'), one)
    assert.match(one ?? '', /^[0-9a-f]{16}$/)
  })

  test('a missing time span is reported on the topmost goal alone', () => {
    const tree = documentOf('# Goals\n\n- Open 3 shops\n  - Sign 2 leases\n', [
      { says: 'Open 3 shops', span: null },
      { says: 'Sign 2 leases', span: null, parent: 'goals.md#open-3-shops' },
    ])
    const all = findings(tree)
    assert.deepEqual(told(all), ['warning goal-without-time-span'])
    assert.equal(all[0]?.entity, 'goals.md#open-3-shops')
  })

  test('what a page says twice is asked about once, but for each period', () => {
    const page = understand(
      {
        path: 'goals.md',
        text: textOf(
          '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n## Q1 2027\n\n- Delight the shops\n- [x] Explore new ovens\n- Explore new ovens\n\n## Q2 2027\n\n- Delight the shops\n\n## Q1 2027, night crew\n\n- Delight the shops\n',
        ),
      },
      defaultSettings,
    )
    assert.deepEqual(
      findings(page).map(({ range }) => page.text.lineAt(range.start)),
      [9, 11, 15],
    )
  })

  test('a missing owner is reported once per page', () => {
    const two = documentOf('# Goals\n\n- Open 3 shops\n- Sign 2 leases\n', [
      { says: 'Open 3 shops', owner: null },
      { says: 'Sign 2 leases', owner: null },
    ])
    assert.deepEqual(told(findings(two)), ['warning missing-owner'])
  })

  test('the same snapshot gives the same answer twice, and after another document changed', () => {
    const other = documentOf('# Other\n\n- Sell 4 bikes\n', [{ says: 'Sell 4 bikes' }], defaultSettings, 'other.md')
    const first = [...check(createSnapshot([doc, other], defaultSettings, today))]
    const again = [...check(createSnapshot([doc, { ...other }], defaultSettings, today))]
    assert.deepEqual(again, first)
  })
})

suite('what an author can do about a finding', () => {
  const doc = documentOf('# Goals\n\n- Improve the shop\n', [{ says: 'Improve the shop', judgement: unclear(improve), span: null }])
  const snapshot = createSnapshot([doc], defaultSettings, today)
  const all = [...check(snapshot)]
  const config = { path: 'opmodel.yaml', text: '# ours\nversion: 1\n' }

  test('comes in the same order: fixes, accept here, allow, turn off, explain', () => {
    const roles = codeActions(snapshot, 'goals.md', { start: 11, end: 13 }, all, config).map(({ role }) => role)
    const order = ['fix', 'accept', 'allow', 'off', 'explain']
    assert.deepEqual(
      roles,
      [...roles].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    )
    assert.deepEqual([...new Set(roles)], order)
  })

  test('offers dates as choices and writes a blank where the client has no snippets', () => {
    const missing = all.find(({ rule }) => rule === 'goal-without-time-span')!
    const fix = missing.fixes[0]!
    assert.match(fix.snippet?.text ?? '', /^ by \$\{1\|2026-12-31,/)
    assert.equal(fix.edits[0]?.text, ' by ____')
  })

  test('is never preferred where it only silences', () => {
    for (const finding of all)
      for (const action of actionsFor(snapshot, finding, config)) assert.ok(action.role === 'fix' || !action.preferred)
  })

  test('is nothing for suppressed findings and elsewhere', () => {
    assert.deepEqual(codeActions(snapshot, 'goals.md', { start: 0, end: 1 }, all, config), [])
    const hidden = all.map((one) => ({ ...one, suppressed: { by: 'baseline' as const, reason: null, until: null } }))
    assert.deepEqual(codeActions(snapshot, 'goals.md', { start: 11, end: 13 }, hidden, config), [])
  })
})
