// What is recognised and found stays the same object while an edit does not reach it, and places in it are those of the text as it is.

import assert from 'node:assert/strict'
import { defaultSettings } from '../../server/src/core/config.js'
import { type DocumentModel, understand } from '../../server/src/core/model/document.js'
import { createSnapshot } from '../../server/src/core/model/workspace.js'
import { check } from '../../server/src/core/rules/check.js'
import { replaced, textOf } from '../../server/src/core/text/text.js'

const page = (prose: string) => `---
opmodel: true
---

# Plan

## Why

${prose}

## Background

What was said before.

## Goals for Q3 2027

- Cut complaints from 12 to 3 a week
- Improve the bread

## Goals for Q4 2027

- Sell more cake
`
const read = (path: string, text: string, before?: DocumentModel) => understand({ path, text: textOf(text) }, defaultSettings, before)

suite('what an edit does not reach', () => {
  test('a letter in prose keeps items, sections and fields', () => {
    const before = read('plan.md', page('We bake.'))
    const now = read('plan.md', page('We bake bread.'), before)
    assert.ok(before.items.length > 1)
    assert.equal(now.items, before.items)
    assert.equal(now.sections, before.sections)
    assert.equal(now.pageFields, before.pageFields)
  })

  test('a letter in a goal changes that goal and leaves the other', () => {
    const before = read('plan.md', page('We bake.'))
    const now = read('plan.md', page('We bake.').replace('more cake', 'more cakes'), before)
    assert.notEqual(now.items, before.items)
    assert.equal(now.items[0], before.items[0])
  })

  test('a goal that comes, and one that goes, leave those behind them', () => {
    const told = page('We bake.').replace('- Improve the bread', '- Improve the bread\n  - KR1: Loaves at six from 40 to 90')
    const before = read('plan.md', told)
    const now = read('plan.md', told.replace('- Cut', '- Hire 2 bakers\n- Cut'), before)
    assert.equal(now.items.length, before.items.length + 1)
    assert.equal(now.items.at(-1), before.items.at(-1))
    const less = read('plan.md', told, now)
    assert.deepEqual(
      less.items.map(({ id, parent }) => [id, parent]),
      before.items.map(({ id, parent }) => [id, parent]),
    )
    assert.equal(less.items.at(-1), before.items.at(-1))
  })

  test('another name of a heading leaves the items of other sections', () => {
    const before = read('plan.md', page('We bake.'))
    const now = read('plan.md', page('We bake.').replace('## Background', '## Before'), before)
    assert.ok(before.items.length > 1)
    assert.deepEqual(
      now.items.map((item, i) => item === before.items[i]),
      before.items.map(() => true),
    )
    assert.deepEqual(
      now.sections.map(({ slug }) => slug),
      read('plan.md', now.text.slice(0, now.text.length)).sections.map(({ slug }) => slug),
    )
  })

  test('headings that are renamed beside others of their name have the anchors of a fresh reading', () => {
    const titles = ['Bread', 'Cake', 'Bread', 'Bread 1', 'Till']
    const text = (names: readonly string[]) => `# Plan\n\nWe bake.\n\n${names.map((name) => `## ${name}\n\nWords.\n\n`).join('')}`
    for (const [at] of titles.entries())
      for (const name of ['Bread', 'Bread 1', 'Bread-1', 'Bread 2', 'Rye', 'Cake']) {
        const names = titles.map((title, i) => (i === at ? name : title))
        const slugsOf = (doc: DocumentModel) => doc.sections.map(({ slug }) => slug)
        assert.deepEqual(slugsOf(read('plan.md', text(names), read('plan.md', text(titles)))), slugsOf(read('plan.md', text(names))))
      }
  })

  test('front matter that says nothing of time leaves all items, and a date changes them', () => {
    const titled = (line: string) =>
      page('We bake.').replace('opmodel: true', `opmodel: true\n${line}`).replaceAll(' for Q3 2027', '').replaceAll(' for Q4 2027', '')
    const before = read('plan.md', titled('title: Bread'))
    assert.ok(before.items.length > 1)
    const now = read('plan.md', titled('title: Breads'), before)
    assert.deepEqual(
      now.items.map((item, i) => item === before.items[i]),
      before.items.map(() => true),
    )
    const dated = read('plan.md', titled('by: 2027-12-01'), before)
    assert.equal(dated.items.length, before.items.length)
    assert.notEqual(dated.items[0], before.items[0])
  })

  test('an item that is called like another one with its number has an address of its own', () => {
    const list = (...lines: string[]) => `---\nopmodel: true\nowner: Ana\n---\n\n# Goals for Q3 2027\n\n${lines.join('\n')}\n`
    const twice = ['- Improve the tests', '- Improve the tests']
    const ids = ({ items }: DocumentModel) => items.map(({ id, parent }) => [id, parent])
    const child = read('plan.md', list(...twice, '  - Improve the tests 2'))
    assert.equal(new Set(child.items.map(({ id }) => id)).size, 3)
    assert.ok([...check(createSnapshot([child], defaultSettings, '2027-07-05'))].length > 0)
    const before = read('plan.md', list(...twice))
    const now = read('plan.md', list(...twice, '- Improve the tests 2'), before)
    assert.deepEqual(ids(now), ids(read('plan.md', list(...twice, '- Improve the tests 2'))))
    assert.deepEqual(ids(read('plan.md', list(...twice), now)), ids(before))
  })

  test('a title in the front matter says anew what the sections hold, until a first heading does', () => {
    const page = (title: string, first = '') =>
      `---\nopmodel: true\ntitle: ${title}\n---\n\n${first}We bake.\n\n## Shops\n\n- Open 3 shops\n\n## Ovens\n\nWe will buy one.\n`
    const kinds = ({ items }: DocumentModel) => items.map(({ kind, text }) => `${kind} ${text}`)
    let doc = read('a.md', page('Bread'))
    const seen = new Set<string>()
    for (const text of [page('Goals'), page('Roadmap'), page('Goals', '# Bread\n\n'), page('Roadmap 2027'), page('Bread')]) {
      doc = read('a.md', text, doc)
      assert.deepEqual(kinds(doc), kinds(read('a.md', text)))
      seen.add(kinds(doc).join())
    }
    assert.equal(seen.size, 3)
  })

  test('results still answer for a goal that changes places with a ritual above them', () => {
    const text = 'KR\n-\n## 1: e\nThe council has a call every wk\n-Vner'
    const later = `The council has a call every two week\n\n${text}`
    const answers = ({ items }: DocumentModel) => items.map(({ kind, outcome }) => [kind, outcome?.answeredBy ?? null])
    const before = read('a.md', text)
    const typed = replaced(before.text, { start: 0, end: 0 }, later.slice(0, -text.length))
    const now = understand({ path: 'a.md', text: typed }, defaultSettings, before)
    assert.deepEqual(answers(now), answers(read('a.md', later)))
    assert.ok(answers(now).some(([, answeredBy]) => answeredBy === 'key-results'))
  })

  test('what is told follows an objective that moves to another section, a heading whose label is its name, and the cycle of the page', () => {
    const found = (doc: DocumentModel) =>
      [...check(createSnapshot([doc], defaultSettings, '2027-07-05'))].map(({ rule, entity }) => [rule, entity])
    const follows = (...texts: [string, ...string[]]) => {
      let doc = read('plan.md', texts[0])
      found(doc)
      for (const text of texts.slice(1)) {
        doc = read('plan.md', text, doc)
        assert.deepEqual(found(doc), found(read('plan.md', text)))
      }
      return found(doc)
    }
    const front = '---\nopmodel: true\nowner: Ana\n---\n\n# Plan for Q3 2027\n\n'
    const objective = '### Objective: Bread before six\n\n- KR1: Loaves at six from 40 to 90\n\n'
    const rest = '### Background\n\nWe bake.\n\n'
    const page = (first: string, second: string) =>
      `${front}## Goals\n\n- Improve the ovens for everybody\n\n${first}## More goals\n\n- Improve the tills for everybody\n\n${second}`
    assert.ok(follows(page(objective, rest), page(rest, objective)).length > 0)
    const label = `${front}## Goals\n\n### Objective: Q1: Bakery: 🚀\n\n- KR1: Loaves at six from 40 to 90\n`
    follows(label, label.replace('🚀', '🚀!'), label)
    const cycle = (name: string) => `${front}## Goals\n\n- Sign 40 shops by 2027-12-31\n\n## Document control\n\nCycle: ${name}\n`
    follows(cycle('Q3 2027'), cycle('Q4 2027'), cycle('Q3 2027'))
  })

  test('a letter beside what the page says of its fiscal year leaves all goals, and another year none', () => {
    const told = page('Our fiscal year starts in July.')
    const before = read('plan.md', told)
    assert.equal(read('plan.md', told.replace('starts in July', 'starts in July, as it always did'), before).items, before.items)
    assert.notEqual(read('plan.md', told.replace('July', 'May'), before).items[0], before.items[0])
  })

  test('what is said of one meeting follows what the page says of the others', () => {
    const meetings = (cadence: string) =>
      `# How we work\n\n${['Bread', 'Cake', 'Oven', 'Till'].map((name, i) => `## Ritual: ${name} review\n\nPurpose: see what ran out of the ${name}\n${i > 1 ? cadence : ''}\n`).join('\n')}`
    const found = (doc: DocumentModel) =>
      [...check(createSnapshot([doc], defaultSettings, '2027-07-05'))].filter(({ rule }) => rule === 'ritual-without-cadence').length
    const guide = read('work.md', meetings(''))
    assert.equal(found(guide), 0)
    const told = meetings('Cadence: every week\n')
    assert.equal(found(read('work.md', told, guide)), found(read('work.md', told)))
    assert.equal(found(read('work.md', told)), 2)
  })

  test('a finding that is remembered stands where its text stands now', () => {
    const found = (doc: DocumentModel) => [...check(createSnapshot([doc], defaultSettings, '2027-07-05'))]
    const [short, long] = [page('We bake.'), page('We bake.\n\nAnd we sell.')]
    const before = read('plan.md', short)
    const first = found(before)
    const now = found(read('plan.md', long, before))
    assert.ok(first.length > 0)
    const said = (text: string, findings: typeof first) =>
      findings.map(({ rule, range, fingerprint }) => [rule, text.slice(range.start, range.end), fingerprint])
    assert.deepEqual(said(long, now), said(short, first))
  })

  test('a page that another one points to was edited: the place is that of its new text', () => {
    const term = (meaning: string) => `---\nopmodel: true\n---\n\n# Terms\n\n## Term: Loaf\n\nDefinition: ${meaning}\n`
    const terms = (head: string) => term('a bread').replace('# Terms\n', `# Terms\n\n## Who\n\nAll of us.\n\n## About\n\n${head}\n`)
    const [a, b] = [read('a.md', terms('Words.')), read('b.md', term('a roll'))]
    const related = (first: DocumentModel) =>
      [...check(createSnapshot([first, b], defaultSettings, '2027-07-05'), { path: 'b.md' })].flatMap((finding) => finding.related)
    const place = (first: DocumentModel) => related(first).map(({ range }) => first.text.slice(range.start, range.end))
    const before = place(a)
    assert.equal(before.length, 1)
    const now = read('a.md', terms('Words that we use, and what they mean.'), a)
    assert.equal(now.items, a.items)
    assert.deepEqual(place(now), before)
  })

  test('an item that comes above a title takes nothing from the fields quoted below it', () => {
    const told = '---\nopmodel: true\n---\n\n# Bread\n\n> **Owner:** Ana\n\n## Goal: Bake 40 loaves\n'
    const before = read('bread.md', told)
    const now = read('bread.md', told.replace('# Bread', '- Goal: Hire 2 bakers\n\n# Bread'), before)
    const owners = ({ items }: DocumentModel) => items.map(({ text, owner }) => [text, owner?.name])
    assert.deepEqual(owners(before), [['Bake 40 loaves', 'Ana']])
    assert.deepEqual(owners(now), owners(read('bread.md', now.text.slice(0, now.text.length))))
    assert.equal(now.items.length, 2)
  })

  test('a finding follows what a field leads to on another page', () => {
    const goals = read(
      'goals.md',
      '---\nopmodel: true\nowner: Ana\n---\n\n## Goal: Sign 40 clinics\n\nBy: 2027-12-20\nCycle: Sprint four\n',
    )
    const cycles = (end: string, before?: DocumentModel) =>
      read('cycles.md', `---\nopmodel: true\nowner: Ana\n---\n\n## Cycle: Sprint four\n\nStart: 2027-11-01\nEnd: ${end}\n`, before)
    const found = (other: DocumentModel) =>
      [...check(createSnapshot([other, goals], defaultSettings, '2027-11-20'), { path: 'goals.md' })].map(({ rule }) => rule)
    const first = cycles('2027-12-31')
    assert.deepEqual(found(first), [])
    assert.deepEqual(found(cycles('2027-12-10', first)), ['goal-outside-cycle'])
  })
})
