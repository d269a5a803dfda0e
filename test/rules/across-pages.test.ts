// What the rules over a project say after edits is what they say of the same pages read for the first time.

import assert from 'node:assert/strict'
import {
  check,
  createSnapshot,
  type DocumentModel,
  defaultSettings,
  Pages,
  type Settings,
  textOf,
  understand,
} from '../../server/src/core/index.js'
import { seeded } from '../support/author.js'

const things = ['rye', 'barley', 'oats', 'wheat', 'spelt', 'millet']

suite('rules over a whole project', () => {
  test('say of edited pages what they say of new ones', () => {
    let [found, circles, twice] = [0, 0, 0]
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed)
      const next = (most: number) => Math.floor(random() * most)
      const thing = () => things[next(things.length)]!
      const text = () =>
        [
          next(6) === 0 ? '' : '---\nopmodel: true\n---\n\n# Goals 2027\n\n',
          ...Array.from({ length: next(3) }, () => `## Goal: Sell ${thing()}\n\n${next(5) ? `Serves: Sell ${thing()}\n\n` : ''}`),
          next(2) ? `## Glossary\n\n| Term | Definition |\n|---|---|\n| Loaf | Baked ${thing()} |\n` : 'Words.\n',
        ].join('')
      const read = (path: string, before?: DocumentModel) => understand({ path, text: textOf(text()) }, defaultSettings, before)
      const settings: Settings = { ...defaultSettings, rules: { 'goal-without-time-span': 'off' } }
      let pages = Pages.of(['c.md', 'a.md', 'b.md'].map((path) => read(path)))
      for (let edit = 0; edit < 12; edit++) {
        const path = next(5) === 0 || pages.size === 0 ? `${edit}.md` : [...pages.keys()][next(pages.size)]!
        pages = next(8) === 0 ? Pages.of(pages.list.filter((page) => page.path !== path)) : pages.with([read(path, pages.get(path))])
        const told = ofProject(createSnapshot(pages, settings, '2027-03-01'))
        assert.deepEqual(told, ofProject(createSnapshot([...pages.values()], { ...settings }, '2027-03-01')))
        found += told.length
        circles += told.filter((one) => one.includes('circular')).length
        twice += told.filter((one) => one.includes('duplicate')).length
      }
    }
    assert.ok(circles > 15 && twice > 100, `${circles} circles and ${twice} definitions among ${found}`)
  })
})

const ofProject = (snapshot: Parameters<typeof check>[0]): string[] =>
  [...check(snapshot)].map(({ rule, path, range, message, related }) =>
    [rule, path, range.start, message, ...related.map((other) => `${other.path} ${other.range.start}`)].join(' '),
  )
