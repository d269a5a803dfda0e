// What changed between two states of a model: in a leader's words, each change once, and what was renamed or moved is still itself.

import assert from 'node:assert/strict'
import { changesBetween } from '../../server/src/core/changes/index.js'
import { sinceText } from '../../server/src/core/features/since-text.js'
import { projectOf } from '../support/model.js'

const front = '---\nopmodel: true\nowner: Ana\n---\n\n'
const goals = (period: string, ...lines: readonly string[]) =>
  `${front}# Goals for ${period}\n\n${lines.map((line) => `- ${line}\n`).join('')}`

/** "name: words" of each change. */
function told(before: string, after: string): string[] {
  const changes = changesBetween(projectOf(before).snapshot, projectOf(after).snapshot)
  return changes.map(({ name, changes: all }) => `${name}: ${all.map(({ words }) => words).join('; ')}`)
}

suite('changes of a model', () => {
  test('nothing changed says nothing, wherever lines and blanks moved', () => {
    const [a, b] = ['Cut the price from 9 to 5 euros', 'Open a shop in Porto']
    assert.deepEqual(told(goals('Q4 2026', a, b), goals('Q4 2026', b, a).replace('# Goals', '\n\n# Goals')), [])
  })

  test('what is told once of several goals is no suggestion where they were there, and one for the goal that is new', () => {
    const undated = (...lines: readonly string[]) => goals('', ...lines).replace('# Goals for ', '# Goals')
    const old = undated('Sign 40 clinics', 'Hire 2 clerks', 'Open 3 shops')
    const suggested = (now: string) => {
      const past = { pages: new Map([['goals.md', old]]), files: ['goals.md'], renamed: new Map(), config: () => null }
      return sinceText(past, projectOf(`-- goals.md --\n${now}`).snapshot, new Set()).split('is new\n\n')[1]
    }
    assert.equal(suggested(old), 'None.\n')
    assert.equal(suggested(`${old}- Win 9 labs\n`), '- goals.md, line 11: Goal has no time span\n')
  })

  test('added and dropped', () => {
    assert.deepEqual(
      told(goals('Q4 2026', 'Cut the price from 9 to 5 euros'), goals('Q4 2026', 'Open a shop in Porto')),
      [
        'Open a shop in Porto: new, 1 Oct 2026 – 31 Dec 2026, owner Ana',
        'Cut the price from 9 to 5 euros: dropped, was 1 Oct 2026 – 31 Dec 2026',
      ].map((line) => line.replace('1 Oct 2026 –', '1 Oct –')),
    )
  })

  test('reworded is not dropped and added', () => {
    assert.deepEqual(
      told(
        goals('Q4 2026', 'Cut the time to the first order to 5 days'),
        goals('Q4 2026', 'Suppliers place their first order in a time of 5 days'),
      ),
      ['Suppliers place their first order in a time of 5 days: reworded, was “Cut the time to the first order to 5 days”'],
    )
  })

  test('targets: lowered or raised where more is wanted, eased or tightened where less is', () => {
    const target = (from: string, to: string) =>
      told(goals('Q4 2026', from), goals('Q4 2026', to)).map((line) => line.replace(/^.*?: /, ''))
    assert.deepEqual(target('Raise the share of paid orders from 40 % to 60 %', 'Raise the share of paid orders from 40 % to 50 %'), [
      'target lowered from 60 % to 50 %',
    ])
    assert.deepEqual(target('Raise the share of paid orders from 40 % to 60 %', 'Raise the share of paid orders from 40 % to 75 %'), [
      'target raised from 60 % to 75 %',
    ])
    assert.deepEqual(target('Cut the time to the first order from 12 to 5 days', 'Cut the time to the first order from 12 to 7 days'), [
      'target eased from 5 days to 7 days',
    ])
    assert.deepEqual(target('Cut the time to the first order from 12 to 5 days', 'Cut the time to the first order from 12 to 3 days'), [
      'target tightened from 5 days to 3 days',
    ])
  })

  test('a date slipped or was pulled forward, by a length people use', () => {
    const by = (from: string, to: string) =>
      told(goals('2026', `Open a shop in Porto by ${from}`), goals('2026', `Open a shop in Porto by ${to}`)).join()
    assert.match(by('2026-12-31', '2027-03-31'), /date slipped by one quarter, from 31 Dec 2026 to 31 Mar 2027/)
    assert.match(by('2026-11-30', '2026-12-31'), /slipped by one month/)
    assert.match(by('2026-12-31', '2026-12-17'), /pulled forward by 2 weeks/)
    assert.match(by('2026-12-15', '2026-12-18'), /slipped by 3 days/)
    assert.match(by('2026-12-31', '2028-12-31'), /slipped by 2 years/)
  })

  test('what a page changes for all its goals is said once', () => {
    const lines = ['Cut the price from 9 to 5 euros', 'Open a shop in Porto', 'Hire 4 drivers']
    assert.deepEqual(told(goals('Q4 2026', ...lines), goals('Q1 2027', ...lines)), [
      'Cut the price from 9 to 5 euros: date slipped by one quarter, from 31 Dec 2026 to 31 Mar 2027 (and so 2 more on this page)',
    ])
    assert.deepEqual(told(goals('Q4 2026', ...lines), goals('Q4 2026', ...lines).replace('Ana', 'Ben')), [
      'Cut the price from 9 to 5 euros: owner changed from Ana to Ben (and so 2 more on this page)',
    ])
  })

  test('key results do not repeat their objective', () => {
    const okr = (date: string) =>
      `${front}# OKRs\n\n## Objective: Buyers trust us\n\nBy: ${date}\n\n- KR1: Raise paid orders from 40 to 60\n- KR2: Cut returns from 9 to 4\n`
    assert.deepEqual(told(okr('2026-12-31'), okr('2027-03-31')), [
      'Buyers trust us: date slipped by one quarter, from 31 Dec 2026 to 31 Mar 2027',
    ])
  })

  test('rituals: dropped, rarer, more often, on another day', () => {
    const ritual = (cadence: string) => `${front}# Rituals\n\n## Supplier review\n\nCadence: ${cadence}\n`
    assert.match(
      told(ritual('every week on Tuesday'), ritual('every two weeks on Tuesday')).join(),
      /^Supplier review: is rarer now: every 2 weeks on Tuesday, was weekly on Tuesday$/,
    )
    assert.match(told(ritual('monthly'), ritual('weekly')).join(), /is more often now: weekly, was monthly$/)
    assert.match(told(ritual('every week on Tuesday'), ritual('every week on Friday')).join(), /has another rhythm: weekly on Friday/)
    assert.match(told(ritual('monthly'), `${front}# Rituals\n`).join(), /^Supplier review: dropped, was monthly$/)
  })

  test('an artifact nobody makes or uses any more is orphaned', () => {
    const page = (produces: string) =>
      `${front}# Artifacts\n\n## Artifact: Risk list\n\nFormat: a table\n\n# Rituals\n\n## Supplier review\n\nCadence: every week on Tuesday\n${produces}`
    const before = page('Produces: Risk list\n')
    assert.ok(
      projectOf(before)
        .snapshot.documents.get('goals.md')!
        .items.some(({ kind }) => kind === 'artifact'),
    )
    assert.deepEqual(told(before, page('')), ['Risk list: no ritual makes or uses it any more'])
  })

  test('what moved to another page is moved, with its own changes', () => {
    const before = `-- a.md --\n${goals('Q4 2026', 'Cut the price from 9 to 5 euros', 'Open a shop in Porto')}`
    const after = `-- b.md --\n${goals('Q4 2026', 'Cut the price from 9 to 4 euros', 'Open a shop in Porto')}`
    assert.deepEqual(told(before, after).sort(), [
      'Cut the price from 9 to 4 euros: target tightened from 5 euros to 4 euros; moved from a.md (and so 1 more on this page)',
    ])
  })

  test('the same words twice are two items', () => {
    const team = (name: string, ...rest: readonly string[]) =>
      `-- ${name}.md --\n${front}# Rituals\n\n## Supplier review\n\nEvery week on Monday.\n${rest.join('')}`
    assert.deepEqual(told(`${team('a')}${team('b')}`, `${team('a')}${team('b')}`), [])
    assert.deepEqual(told(`${team('a')}${team('b')}`, team('a')), ['Supplier review: dropped, was Every week on Monday'])
  })
})
