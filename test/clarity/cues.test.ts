// Every group of cues earns its place: without the cue its example is judged otherwise, and where the word means nothing it stays silent.

import { strict as assert } from 'node:assert'
import { en, judge, type LanguagePack, type StatementContext } from '../../server/src/core/clarity/index.js'
import { cueExamples } from './cues.js'

const goal: StatementContext = { kind: 'goal', fields: {}, deliverable: false, body: '' }
const sections = ['verbs', 'words', 'phrases'] as const
type Section = (typeof sections)[number]

function without(group: string, cue: string): LanguagePack {
  const [section, name] = group.split('.') as [Section, string]
  const lists: Readonly<Record<string, readonly string[]>> = en[section]
  return { ...en, [section]: { ...lists, [name]: (lists[name] ?? []).filter((word) => word !== cue) } }
}

const reading = (text: string, pack: LanguagePack) => {
  const { outcome, signals, confidence } = judge(text, { ...goal, pack })
  return { verdict: outcome.verdict, confidence, decides: signals.filter(({ decides }) => decides).map(({ phrase }) => phrase) }
}

suite('clarity cues', () => {
  for (const { group, cue, needs, verdict, silent } of cueExamples) {
    test(`${group}: “${cue}” decides “${needs}”`, () => {
      const [section = '', name = ''] = group.split('.')
      assert.ok((en[section as Section] as Readonly<Record<string, readonly string[]>>)[name]?.includes(cue), 'no such cue')
      assert.equal(reading(needs, en).verdict, verdict)
      assert.notDeepEqual(reading(needs, without(group, cue)), reading(needs, en), 'judged the same without the cue')
    })

    test(`${group}: nothing is said of “${silent}”`, () => {
      const { outcome, signals } = judge(silent, goal)
      assert.notEqual(outcome.verdict, 'unclear')
      assert.deepEqual(
        signals.filter(({ rule }) => rule !== 'target-without-baseline'),
        [],
      )
    })
  }

  test('every group has its examples', () => {
    const groups = sections.flatMap((section) => Object.keys(en[section]).map((name) => `${section}.${name}`))
    assert.deepEqual(groups.filter((group) => !cueExamples.some((example) => example.group === group)).sort(), [])
  })

  test('no cue stands twice in a group, no verb in two groups', () => {
    for (const section of sections) {
      for (const [name, list] of Object.entries(en[section])) assert.equal(new Set(list).size, list.length, `${section}.${name}`)
    }
    const verbs = Object.values(en.verbs).flat()
    assert.deepEqual(
      verbs.filter((verb, at) => verbs.indexOf(verb) !== at),
      [],
    )
  })

  test('cues are lower case and trimmed', () => {
    for (const section of sections)
      for (const list of Object.values(en[section]) as (readonly string[])[])
        for (const cue of list) assert.equal(cue, cue.trim().toLowerCase())
  })

  test('what does something or is written by its ending is a thing, words that only end so are none', () => {
    const verdict = (text: string) => judge(text, goal).outcome.verdict
    for (const text of ['Regional crawler', 'Testbed for the north', 'Cookbook for the kitchens']) assert.equal(verdict(text), 'done', text)
    for (const text of ['Regional power', 'Customer', 'Consumer behaviour']) assert.equal(verdict(text), 'unclear', text)
  })

  test('a word that is no thing has the ending of one', () => {
    const ending = new RegExp(`(?:${en.thingEndings.join('|')})$`)
    assert.deepEqual(
      en.notThings.filter((word) => !ending.test(word)),
      [],
    )
  })
})
