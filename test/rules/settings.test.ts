// What a project's settings do to the findings of a whole document: profiles, stage, promised blanks, allowed words, closed goals.

import { strict as assert } from 'node:assert'
import { projectOf } from '../support/model.js'

const page = `---
opmodel: true
owner: Ana
---

# OKRs Q4 2026

## Objective: Open the second shop

## Objective: Sign the dealers of the north

- KR1: Publish the price list
- KR2: Increase bookings by 30 %
- KR3: Maintain the parts catalogue

## Rituals

### Weekly planning

Every Monday, 30 minutes.
`

const northStar = `---
opmodel: true
owner: Ana
---

## North star metric: Weekly repaired bikes
`

/** `severity rule` of everything shown, in order. */
function told(config: string, text = page, today = '2026-11-24'): readonly string[] {
  const { findings } = projectOf(`-- today --\n${today}\n-- opmodel.yaml --\nversion: 1\n${config}\n-- goals.md --\n${text}`)
  return findings.filter(({ suppressed }) => suppressed === null).map(({ rule, severity }) => `${severity} ${rule}`)
}
const about = (rule: string, findings: readonly string[]) => findings.filter((one) => one.endsWith(` ${rule}`))

suite('settings and findings', () => {
  const table: readonly (readonly [rule: string, Readonly<Record<string, string>>])[] = [
    ['output-as-key-result', { okr: 'information', smart: '', 'north-star': '', 'shape-up': '', plain: '' }],
    ['objective-without-key-results', { okr: 'hint', smart: '', 'north-star': '', 'shape-up': '', plain: '' }],
    ['target-without-baseline', { okr: 'hint', smart: 'information', 'north-star': 'hint', 'shape-up': '', plain: 'hint' }],
    ['persistent-model-without-review', { okr: 'hint', smart: 'hint', 'north-star': 'information', 'shape-up': 'hint', plain: 'hint' }],
  ]
  for (const [rule, severities] of table)
    for (const [profile, severity] of Object.entries(severities))
      test(`profile ${profile}: ${rule} ${severity || 'is off'}`, () => {
        const source = rule === 'persistent-model-without-review' ? northStar : page
        assert.deepEqual([...new Set(about(rule, told(`profile: ${profile}`, source)))], severity === '' ? [] : [`${severity} ${rule}`])
      })

  test('without a profile it is plain', () => {
    assert.deepEqual(told(''), told('profile: plain'))
  })

  test('an own severity beats the profile', () => {
    assert.deepEqual(about('output-as-key-result', told('profile: okr\nrules: { output-as-key-result: off }')), [])
    assert.deepEqual(about('target-without-baseline', told('profile: shape-up\nrules: { target-without-baseline: warning }')), [
      'warning target-without-baseline',
    ])
  })

  test('preview rules wait until they are asked for', () => {
    assert.deepEqual(about('business-as-usual-goal', told('')), [])
    assert.deepEqual(about('unclear-goal', told('')), about('unclear-goal', told('preview: true')))
  })

  test('a smart page wants an owner of its rituals', () => {
    const rituals = page.replace('owner: Ana\n', '').replace(/## Objective[\s\S]*?## Rituals/, '## Rituals')
    assert.deepEqual(about('ritual-without-owner', told('', rituals)), ['information ritual-without-owner'])
    assert.deepEqual(about('ritual-without-owner', told('profile: smart', rituals)), ['warning ritual-without-owner'])
  })

  const draft = `---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Improve the repair process
- Cut refunds from 4 % to ____
- Reduce late repairs from 4 % to 9 %
- Publish the price list by 31 November 2026
`

  test('in a draft what is missing is a hint, what is wrong stays an error', () => {
    assert.deepEqual(told('', draft), [
      'warning direction-without-target',
      'warning unfilled-placeholder',
      'error contradictory-target',
      'error impossible-date',
    ])
    assert.deepEqual(told('stage: draft', draft), [
      'hint direction-without-target',
      'hint unfilled-placeholder',
      'error contradictory-target',
      'error impossible-date',
    ])
  })

  test('a rule that is enforced later is a hint until then', () => {
    const later = 'enforce-from: { direction-without-target: 2027-01-01 }'
    assert.deepEqual(about('direction-without-target', told(later, draft)), ['hint direction-without-target'])
    assert.deepEqual(about('direction-without-target', told(later, draft.replace('Q4 2026', 'Q1 2027'), '2027-01-01')), [
      'warning direction-without-target',
    ])
  })

  test('an allowed word is no fault', () => {
    assert.deepEqual(about('direction-without-target', told('wording: { allow: [improve] }', draft)), [])
  })

  test('a goal long over is left alone unless asked', () => {
    assert.deepEqual(told('', draft, '2027-12-01'), [])
    assert.ok(told('check: { closed: true }', draft, '2027-12-01').includes('warning direction-without-target'))
  })

  const open = (blank: string, today = '2026-11-24') => {
    const { findings } = projectOf(
      `-- today --\n${today}\n-- goals.md --\n---\nopmodel: true\nowner: Ana\n---\n\n# Goals for Q4 2026\n\n- Cut refunds from 4 % to ${blank}\n- Sign 40 dealers\n  - Owner: ${blank}\n`,
    )
    return findings.filter(({ rule }) => rule === 'unfilled-placeholder').map(({ message }) => message)
  }

  test('a blank with a day and a name is a promise until that day', () => {
    assert.deepEqual(open('TBD(by 2026-12-05, @ana)'), [])
    assert.deepEqual(open('TBD(by 2026-12-05, @ana)', '2026-12-05'), [])
    assert.deepEqual(open('TBD(by 2026-12-05, @ana)', '2026-12-06'), [
      'The value was to be filled in by 2026-12-05',
      'The value was to be filled in by 2026-12-05',
    ])
  })

  test('a blank without a day, or with a day that is none, is a blank', () => {
    for (const blank of ['TBD', 'TBD(@ana)', 'TBD(by 2026-13-05, @ana)', 'TBD(soon)'])
      assert.equal(open(blank).filter((message) => message.endsWith('is still to be filled in')).length, 2, blank)
  })
})
