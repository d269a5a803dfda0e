// What the worst texts take grows with their length and not much faster: four times as long is not sixteen times the work.

import assert from 'node:assert/strict'
import {
  check,
  createSnapshot,
  type DocumentModel,
  defaultSettings,
  replaced,
  type Text,
  textOf,
  understand,
} from '../../server/src/core/index.js'
import { taken } from '../support/taken.js'

const front = '---\nopmodel: true\nowner: Ana Ruiz\n---\n\n# Goals for Q4 2027\n\n'
const sentence = 'The depot answers every letter within a day, and the team reads what came back before the next round. '

const times = (count: number, line: (number: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('')

interface Case {
  /** How many parts the shorter text has; the longer one has four times as many. */
  readonly parts: number
  readonly text: (parts: number) => string
  /** How many findings the longer text has at least, so that the case is what its name says. */
  readonly findings?: number
  readonly suppressed?: number
}

const cases: Readonly<Record<string, Case>> = {
  'lists in lists, ten deep': {
    parts: 100,
    text: (parts) => front + times(parts, (i) => `${'  '.repeat(i % 10)}- Raise the answer rate of depot ${i} from 61 % to 80 %\n`),
  },
  'lists in lists, each deeper than the last': {
    parts: 10,
    text: (parts) => front + times(parts, (i) => `${'  '.repeat(i)}- Raise the answer rate of depot ${i}\n`),
  },
  'quotes in quotes, thirty deep': {
    parts: 40,
    text: (parts) => front + times(parts, (i) => `${'> '.repeat(30)}Raise answer rate ${i}\n\n`),
  },
  'quotes in quotes, each deeper than the last': { parts: 9, text: (parts) => front + times(parts, (i) => `${'> '.repeat(i)}Raise it\n`) },
  'the same goal again and again': {
    parts: 1000,
    text: (parts) => front + times(parts, () => '- Improve the bread\n\nWords.\n\n'),
    findings: 1,
  },
  'one line of prose': { parts: 40, text: (parts) => times(parts, () => sentence) },
  'one line of more than a window': { parts: 500, text: (parts) => times(parts, () => sentence) },
  'one line of goals': { parts: 60, text: (parts) => `${front}- ${times(parts, (i) => `Improve the care of ward ${i} by Q4 2027; `)}\n` },
  'one list without a blank line': { parts: 150, text: (parts) => front + times(parts, (i) => `- Improve the care of ward ${i}\n`) },
  'one table': {
    parts: 80,
    text: (parts) =>
      `${front}| Goal | Owner | Due |\n|---|---|---|\n${times(parts, (i) => `| Improve the care of ward ${i} | Claims | |\n`)}`,
  },
  'short lines': { parts: 5000, text: (parts) => `${front}${times(parts, () => 'a\n')}\n${times(parts, () => 'a\n\n')}` },
  'items that quote marks': { parts: 200, text: (parts) => front + times(parts, (i) => `- Answer \\*letter\\* ${i} with \\_care\\_ \`\n`) },
  '10,000 findings': { parts: 2500, text: (parts) => front + times(parts, (i) => `- Improve the care of ward ${i}\n\n`), findings: 10_000 },
  '1,000 suppressions': {
    parts: 250,
    text: (parts) =>
      front +
      times(
        parts,
        (i) => `<!-- opmodel-disable-next-line direction-without-target -- ward ${i} is told -->\n- Improve the care of ward ${i}\n\n`,
      ),
    findings: 1000,
    suppressed: 1000,
  },
}

/** Four times the length may take this many times as long: between linear with the garbage of longer lists, and quadratic (16). */
const mostGrowth = 8
/** An edit in a long page takes at most this part of what the whole page takes. */
const leastShare = 80
/** What the clock cannot tell from nothing. */
const noise = 10

suite('what the worst texts take', function () {
  this.timeout(180_000)

  for (const [name, { parts, text, findings = 0, suppressed = 0 }] of Object.entries(cases))
    test(name, () => {
      const [short, long] = [text(parts), text(parts * 4)]
      const found = findingsOf(read(textOf(long)))
      assert.ok(found.length >= findings, `${found.length} findings`)
      assert.ok(found.filter((one) => one.suppressed !== null).length >= suppressed)
      linear(
        () => work(short),
        () => work(long),
      )
    })

  test('a page of 10 MB', () => {
    const page = (bytes: number) => times(Math.ceil(bytes / sentence.length), (i) => (i % 5 === 4 ? `${sentence}\n\n` : sentence))
    const [short, long] = [textOf(page(2.5e6)), textOf(page(10e6))]
    linear(
      () => read(short),
      () => read(long),
    )
  })

  test('a project of many pages', () => {
    const pages = Array.from({ length: 4000 }, (_, i) => other(`p${i}.md`, `${front}- Improve the care of ward ${i}\n`))
    const found = (those: readonly DocumentModel[]) => [...check(createSnapshot(those, { ...defaultSettings }, '2027-03-01'))].length
    assert.equal(found(pages), 4000)
    linear(
      () => found(pages.slice(0, 1000)),
      () => found(pages),
    )
  })

  test('a letter in a project of many pages', () => {
    const others = Array.from({ length: 1500 }, (_, i) =>
      other(`p${i}.md`, `${front}- Raise the answer rate of depot ${i}\n  - Serves: ward ${i - 1}\n- Sign ward ${i}\n`),
    )
    let doc = read(textOf(`${front}- Improve the care of ward 7\n`))
    const found = () => [...check(createSnapshot([...others, doc], defaultSettings, '2027-03-01'), { path: 'plans.md' })].length
    const whole = taken(() => assert.equal(found(), 1))
    const letter = () => {
      doc = read(replaced(doc.text, { start: front.length + 12, end: front.length + 12 }, 'x'), doc)
      assert.equal(found(), 1)
    }
    const letters = () => {
      for (let i = 0; i < 10; i++) letter()
    }
    letters()
    const least = Math.min(...[0, 1, 2].map(() => taken(letters) / 10))
    assert.ok(least <= whole / 3, `a letter takes ${least.toFixed(1)} ms, the first look at the project ${whole.toFixed(1)}`)
  })

  test('a letter, a goal more and a goal less in a long page', () => {
    const named = (i: number) => `${i + 10_000}`.replace(/\d/g, (digit) => 'bcdfghklmn'[Number(digit)]!)
    const section = (i: number) =>
      `## Goals of ${named(i)} for Q2 2027\n\n- Improve the care of ${named(i)}\n  - KR: Calls of ${named(i)} from ${i + 20} to ${i + 90}\n- Improve the food of ${named(i)}\n\n`
    const source = `${front}${times(1500, section)}`
    let text = textOf(source)
    let doc: DocumentModel
    const whole = taken(() => {
      doc = read(textOf(`${source}\n`))
      findingsOf(doc)
    })
    doc = read(text)
    assert.ok(findingsOf(doc).length >= 1500)
    const middle = source.indexOf(`- Improve the care of ${named(700)}\n`)
    const edit = (range: { readonly start: number; readonly end: number }, insert: string) => {
      text = replaced(text, range, insert)
      doc = read(text, doc)
      findingsOf(doc)
    }
    const more = '- Sign the lease by 2027-05-01\n'
    const edits = () => {
      for (let i = 0; i < 8; i++) {
        edit({ start: middle + 12, end: middle + 12 }, 'x')
        edit({ start: middle, end: middle }, more)
        edit({ start: middle, end: middle + more.length }, '')
        edit({ start: middle + 12, end: middle + 13 }, '')
      }
    }
    edits()
    const least = Math.min(...[0, 1, 2].map(() => taken(edits) / 32))
    assert.ok(least <= whole / leastShare, `an edit takes ${least.toFixed(1)} ms, the whole page ${whole.toFixed(1)}`)
  })
})

function linear(short: () => unknown, long: () => unknown): void {
  short()
  const growth = () => taken(long) / Math.max(taken(short), noise)
  // A collection of garbage falls into one measurement, not into all.
  let least = growth()
  for (let more = 0; more < 4 && least > mostGrowth; more++) least = Math.min(least, growth())
  assert.ok(least <= mostGrowth, `four times the length takes ${least.toFixed(1)} times as long`)
}

/** Understood and checked, and once more with a letter typed in its middle. */
function work(source: string): void {
  const text = textOf(source)
  const doc = read(text)
  findingsOf(doc)
  const middle = Math.floor(source.length / 2)
  findingsOf(read(replaced(text, { start: middle, end: middle }, 'x'), doc))
}

const other = (path: string, text: string) => understand({ path, text: textOf(text) }, defaultSettings)
const read = (text: Text, before?: DocumentModel) => understand({ path: 'plans.md', text }, defaultSettings, before)
const findingsOf = (doc: DocumentModel) => [...check(createSnapshot([doc], defaultSettings, '2027-03-01'))]
