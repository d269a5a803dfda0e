// What is read without remark equals what remark reads, lines and columns too, and it is most of what ordinary pages hold.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Root, RootContent } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { definitions } from '../../server/src/core/syntax/labels.js'
import { plainChunks } from '../../server/src/core/syntax/plain.js'
import { parse } from '../../server/src/core/syntax/tree.js'
import { textOf } from '../../server/src/core/text/text.js'

const runs = Number(process.env.PROPERTY_RUNS ?? 2000)
const whole = remark().use(remarkGfm).freeze()

// biome-ignore format: fragments of one sort in a line
const words = ['word', 'two words ', 'é', ' ', '. ', ': ', '(', '„', '😀', '1', '\u00a0', 'x\ufeffy']
// biome-ignore format: as above
const inlines = [
  '**bold**', ' *a b* ', '_c_', '**', '*', '_', '***', '`code`', '`', '``', '~', '~~',
  '[a](b)', '[a](http://b.c "d")', '[a]', '[b][a]', '[', ']', '](c)', '[x] ', '[ ] ', '[^1]', '![a](b)',
  '\\*', '\\', '&', '&amp;', '<br>', '</b>', '<b c="d">', '<',
  '\u24d0', 'a&#64;b.co', '&#119;ww.a.b', '[\u00a0c]', '[a](\u0001)', '` a\u2028b `',
  'https://a.b', ' https://a.b/c_d?e=f ', ' http://a.b', '/c', '<https://a.b/c_d>', '![a b](c)', '![', '[a](b?c=d&e=f)', '[a](b&amp;c)', 'http\\://', 'www.a.b', 'www', '.a', '\\.', 'a@b.co', '@', '\\@', 'b.co',
]
// biome-ignore format: as above
const lines = [
  '\n', '\n\n', '\n  ', '\n    ', '  \n', ' \n', '\\\n', '\r\n', '\r\n\r\n', '\r', '\n\n  ', '\n\n    ', '\t', '\n\t- ', '\n \n', '\u0000',
  '\n- ', '\n* ', '\n1. ', '\n2. ', '\n10) ', '\n01. ', '\n  - ', '\n   - ', '\n    - ', '\n     - ', '\n\n- ', '\n\n  - ', '\n\n1. ', '\n- - ', '\n-\n', '\n1.\n',
  '\n\t* ', '\n \t- ', '\n\t1. ', '\n\t\t- ', '\n\t', '\n\n\t', '\n\t\n', '\n  \tx',
  '\n# H\n', '\n## H #\n', '\n# C#\n', '\n# \\#\n', '\n\n### H\n\n', '\n---\n', '\n===\n', '\n> ', '\n```\n', '\n<div>\n', '\n[a]: b\n', '\n[\u00a0c]: d\n', '\n* * *\n', '\n#',
]
// biome-ignore format: as above
const rows = [
  '| a | b |\n', '|---|:--:|\n', '| 1 | **2** |\n', '|', ' | ', '|\n', '|-|', '|a|b|\n', '|:-|-:|\n', '\\|', '||',
  '|\u00a0x\u3000|', '|\u00a0|\n', '| \ufeffx | y |\n', '\n\n| x | y | \n|--|--|\n',
]

suite('plain chunks', function () {
  this.timeout(600_000)

  const mixtures = {
    'of words and lists': [...words, ...words, ...lines],
    // biome-ignore format: as above
    'of lists with tabs': ['word', ' two', '\n- a', '\n- b', '\n\t- c', '\n\t- d', '\n\t\t- e', '\n \t- f', '\n  \t- g', '\n\tmore', '\n\n\tmore', '\n\t\n', '\n\n', '\n1. h', '\n\t1. i', '\n   \t- j', '\n* [ ] k', '\n\t* l'],
    'of inlines': [...words, ...inlines, ...lines],
    'of tables': [...words, ...inlines, ...rows, '\n\n'],
  }
  for (const [name, parts] of Object.entries(mixtures)) {
    test(`${name} are what remark makes of them (${runs} runs)`, () => {
      let compared = 0
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 16, size: 'max' }), (list) => {
          const source = list.join('').replace(/^\ufeff/, '')
          const { children } = whole.parse(source) as Root
          const { chunks } = plainChunks(source, true, new Set(definitions(children)))
          const end = chunks.at(-1)?.end ?? 0
          const read = chunks.flatMap(({ start, nodes }) => nodes.map((node) => moved(node, start, lineOf(source, start))))
          assert.deepEqual(read, children.filter((node) => node.position!.start.offset! < end).map(asWritten))
          compared += end
        }),
        { numRuns: runs, seed: 20261128 },
      )
      // Else the property holds because nothing was plain.
      assert.ok(compared > runs)
    })
  }

  test('are more than nine tenths of the sample pages', () => {
    const folder = new URL('../../samples/clean/', import.meta.url)
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
    let [plain, all] = [0, 0]
    for (const page of pages) {
      const body = readFileSync(new URL(page, folder), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')
      plain += plainChunks(body, true, new Set()).chunks.at(-1)?.end ?? 0
      all += body.length
    }
    assert.ok(plain / all > 0.9, `${plain} of ${all} characters`)
  })

  test('keep their places where remark tries something else before it takes words for text', () => {
    for (const source of [
      '1. [a][b\n    **c** d]\n',
      '- x [a][\n      *c*]\n',
      '1. `a\n    **b**\n',
      '1. <a\n    **b**\n',
      '- **a**`  \n    b\n',
    ]) {
      const { nodes } = parse(textOf(source)).chunks[0]!
      assert.deepEqual(nodes.map(asWritten), (whole.parse(source) as Root).children.map(asWritten))
    }
  })

  test('end where the next one begins', () => {
    const { chunks } = plainChunks('# Goals\n\n- one\n\n- two\n\nwords\n\nmore', true, new Set())
    const places = chunks.map(({ start, end }) => `${start}-${end}`)
    assert.deepEqual(places, ['0-9', '9-23', '23-30', '30-34'])
  })

  test('leave out a last one that may go on behind the text', () => {
    const { chunks, goesOn } = plainChunks('words\n\n- one\n\n', false, new Set())
    assert.deepEqual([chunks.at(-1)!.end, goesOn], [7, true])
  })

  test('end before the first that is not plain', () => {
    const { chunks, goesOn } = plainChunks('words\n\n```\n', true, new Set())
    assert.deepEqual([chunks.at(-1)!.end, goesOn], [7, false])
  })
})

const lineOf = (source: string, at: number): number => source.slice(0, at).split(/\r\n|\n|\r/).length - 1

const asWritten = (node: RootContent): unknown => moved(node, 0, 0)

/** A copy of a block so many characters and lines further on. */
function moved(node: RootContent, by: number, lines: number): unknown {
  return JSON.parse(JSON.stringify(node), (_, value) =>
    typeof value?.offset === 'number' ? { line: value.line + lines, column: value.column, offset: value.offset + by } : value,
  )
}
