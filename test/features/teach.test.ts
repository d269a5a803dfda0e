// The questions that settle doubts: each answer writes something after which the question is gone and the page reads as answered.

import assert from 'node:assert/strict'
import { createSnapshot, readConfig, settingsFor, type TeachQuestion, teaching, understand } from '../../server/src/core/index.js'
import { applyEdits, textOf } from '../../server/src/core/text/text.js'
import { defaultToday } from '../support/model.js'

type Files = Readonly<Record<string, string>>

function asked(files: Files) {
  const { settings } = readConfig(files['opmodel.yaml'] ?? '')
  const documents = Object.entries(files)
    .filter(([path]) => path.endsWith('.md'))
    .map(([path, text]) => understand({ path, text: textOf(text) }, settingsFor(settings, path)))
  const snapshot = createSnapshot(documents, settings, defaultToday)
  return { ...teaching(snapshot, files['opmodel.yaml'] ?? null), documents }
}

function after(files: Files, edits: TeachQuestion['yes']): Files {
  return { ...files, ...Object.fromEntries(edits.map(({ path, edits: list }) => [path, applyEdits(files[path] ?? '', list)])) }
}

const goals = `# Plans of the bakery

## Goals

- Open the shop in Halle by 1 June 2027 (Ana + Jo)

## Big stones

- Repair the oven
- Train two apprentices
- Sell bread on Sundays

## Opening hours

- Monday to Friday
- Closed on holidays
`
const doubtful = `# Rituals

## Meetings

- Bench huddle: every weekday at 7:45

## Goals

- Sell 400 loaves a day
- Repair the oven
`

suite('teaching', () => {
  test('a heading of the team’s own becomes an alias, with what stands under it in the question', () => {
    const files = { 'plans.md': goals }
    const { questions, sure } = asked(files)
    assert.equal(sure, 1)
    assert.deepEqual(
      questions.map(({ ask, lines }) => [ask, lines]),
      [['Do goals stand under ‘Big stones’?', ['Repair the oven', 'Train two apprentices', 'Sell bread on Sundays']]],
    )
    const taught = after(files, questions[0]!.yes)
    assert.equal(taught['opmodel.yaml'], 'version: 1\naliases:\n  headings:\n    goal: [Big stones]\n')
    const now = asked(taught)
    assert.deepEqual(
      now.documents[0]!.items.map(({ name }) => name),
      ['Open the shop in Halle by 1 June 2027', 'Repair the oven', 'Train two apprentices', 'Sell bread on Sundays'],
    )
    assert.equal(now.questions.filter(({ ask }) => ask.startsWith('Do')).length, 0)
  })

  test('a heading that is none is marked so, and the list stays as it is', () => {
    const files = { 'plans.md': goals, 'opmodel.yaml': 'version: 1 # ours\n' }
    const taught = after(files, asked(files).questions[0]!.no)
    assert.match(taught['plans.md']!, /^## Big stones\n\n<!-- opmodel kind=none -->\n- Repair the oven$/m)
    assert.deepEqual(asked(taught).questions, [])
  })

  test('doubtful items are one question for their list; either answer settles it', () => {
    const files = { 'rituals.md': doubtful }
    const { questions } = asked(files)
    assert.deepEqual(
      questions.map(({ ask, lines }) => [ask, lines]),
      [['Are these goals?', ['Sell 400 loaves a day', 'Repair the oven']]],
    )
    const question = questions[0]!
    for (const [edits, names] of [
      [question.yes, ['Sell 400 loaves a day', 'Repair the oven']],
      [question.no, []],
    ] as const) {
      const now = asked(after(files, edits))
      assert.deepEqual(
        now.documents[0]!.items.filter(({ kind }) => kind === 'goal').map(({ name }) => name),
        names,
      )
      assert.equal(
        now.questions.some(({ key }) => key === question.key),
        false,
      )
    }
  })

  test('a page that nearly reads as a model is asked about as a whole', () => {
    const files = { 'aims.md': '# Aims of the yard\n\n## Goals\n\n- Paint the fence\n- Sweep the yard\n' }
    const { questions } = asked(files)
    assert.deepEqual(
      questions.map(({ ask }) => ask),
      ['Is this page part of your operating model?'],
    )
    assert.equal(asked(after(files, questions[0]!.yes)).documents[0]!.items.length, 2)
    assert.deepEqual(asked(after(files, questions[0]!.no)).questions, [])
  })

  test('ordinary pages and pages that were marked by hand are not asked about', () => {
    const notes = '# Trip\n\nWe took the train.\n\n- Take bread\n- Buy milk\n'
    assert.deepEqual(asked({ 'notes.md': notes, 'marked.md': `---\nopmodel: true\n---\n\n${goals}` }).questions, [])
  })
})
