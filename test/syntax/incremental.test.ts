// The incremental parse equals a fresh one, and both equal remark's, over seeded random edits.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Root } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import type { SyntaxTree } from '../../server/src/core/syntax/tree.js'
import { parse } from '../../server/src/core/syntax/tree.js'
import { replaced, textOf } from '../../server/src/core/text/text.js'

const runs = Number(process.env.PROPERTY_RUNS ?? 2000)
const fragments = [
  '# Goals\n',
  '\n',
  '\n\n',
  '- one\n',
  '- [ ] two\n',
  '  - nested\n',
  '1. first\n',
  '   more\n',
  '> quote\n',
  '```\n',
  '~~~ md\n',
  '    code\n',
  'plain words\n',
  'Title\n===\n',
  '---\n',
  '| a | b |\n|---|---|\n| 1 | 2 |\n',
  '[a]: b\n',
  '[^1]: note\n',
  'see [a] and [b][a] [^1]\n',
  '[b]: <c> "t\nu"\n',
  '<!-- note -->\n',
  '<div>\n',
  '</div>\n',
  '***',
  '*',
  '`',
  '[',
  ']',
  '\r\n',
  '\r',
  '\t',
  '  ',
  '\\\n',
  '&amp;',
  '\u0000',
  'é😀',
  '=\n',
  '<details>\n<summary>x</summary>\n',
  '![a]\n',
  ': ',
  '- \n',
  '\n\n\n',
  '* * *\n',
  '[a]:\n',
  '**bold** and *slanted*',
  '[link](to)',
  '\n- loose\n\n- items\n',
  '\n  of an item\n',
  '| 1 | `2` |\n',
  'https://a.b',
  '\n\nA paragraph of words.\n\n',
]

suite('incremental syntax', function () {
  this.timeout(600_000)

  test(`an edited tree equals a fresh one (${runs} runs)`, () => {
    fc.assert(
      fc.property(document(), fc.array(edit(), { minLength: 1, maxLength: 6 }), fc.boolean(), (start, edits, told) => {
        let source = start
        let text = textOf(source)
        let tree = parse(text)
        for (const { at, remove, insert } of edits) {
          const from = Math.floor(at * (source.length + 1))
          source = source.slice(0, from) + insert + source.slice(from + remove)
          // A text that was edited knows what its edits left as it was; of another one that has to be found out.
          text = told ? replaced(text, { start: from, end: from + remove }, insert) : textOf(source)
          tree = parse(text, tree)
          assert.deepEqual(flat(tree), flat(parse(textOf(source))))
          assert.equal([tree.frontMatter?.chunk.text ?? '', ...tree.chunks.map((chunk) => chunk.text)].join(''), source)
        }
      }),
      { numRuns: runs, seed: 20261124 },
    )
  })

  test('a tree after edits in several places at once equals a fresh one', () => {
    fc.assert(
      fc.property(
        fc.array(document(), { minLength: 3, maxLength: 8 }),
        fc.array(edit(), { minLength: 2, maxLength: 6 }),
        (parts, edits) => {
          let text = replaced(textOf(parts.join('\n\n')), { start: 0, end: 0 }, '')
          const tree = parse(text)
          for (const { at, remove, insert } of edits) {
            const from = Math.floor(at * (text.length + 1))
            text = replaced(text, { start: from, end: from + remove }, insert)
          }
          const source = text.slice(0, text.length)
          const fresh = flat(parse(textOf(source)))
          for (const edited of [parse(textOf(source), tree), parse(text, tree)]) {
            assert.deepEqual(flat(edited), fresh)
            assert.equal(edited.chunks.map((chunk) => chunk.text).join(''), source.slice(edited.frontMatter?.chunk.text.length ?? 0))
            assert.equal(new Set(edited.chunks).size, edited.chunks.length)
          }
        },
      ),
      { numRuns: Math.ceil(runs / 4), seed: 20261126 },
    )
  })

  test('a copy of a block is a block of its own, with its own place', () => {
    const source = '# One\n\nsame\n\nother\n'
    for (const edited of [
      '# Two\n\nsame\n\nsame\n\nother\n',
      '# One\n\nsame\n\nsame\n\nother\n',
      '# One\n\n# One\n\nsame\n\nother\n',
      `${source}\nother\n`,
    ]) {
      const tree = parse(textOf(edited), parse(textOf(source)))
      assert.equal(new Set(tree.chunks).size, tree.chunks.length, edited)
      assert.equal(tree.chunks.map(({ text }) => text).join(''), edited)
    }
  })

  test('a fresh tree equals what remark makes of the whole text', () => {
    const whole = remark().use(remarkGfm).freeze()
    fc.assert(
      fc.property(document(), (source) => {
        const tree = parse(textOf(source))
        const base = tree.frontMatter?.chunk.text.length ?? 0
        assert.deepEqual(
          flat(tree).map(({ node }) => node),
          (whole.parse(source.slice(base)) as Root).children.map((node) => bare(node, -base)),
        )
      }),
      { numRuns: runs, seed: 20261124 },
    )
  })

  test(`the same holds for documents of many windows (${runs / 20} runs)`, () => {
    const whole = remark().use(remarkGfm).freeze()
    fc.assert(
      // Longer ones may be one block of more than a window, of which remark's tree is not promised.
      fc.property(document(4800), fc.array(edit(), { minLength: 1, maxLength: 3 }), (start, edits) => {
        let source = start
        let tree = parse(textOf(source))
        for (const { at, remove, insert } of edits) {
          const from = Math.floor(at * (source.length + 1))
          source = source.slice(0, from) + insert + source.slice(from + remove)
          tree = parse(textOf(source), tree)
        }
        const base = tree.frontMatter?.chunk.text.length ?? 0
        assert.deepEqual(
          flat(tree).map(({ node }) => node),
          (whole.parse(source.slice(base)) as Root).children.map((node) => bare(node, -base)),
        )
      }),
      { numRuns: runs / 20, seed: 20261124 },
    )
  })

  test('an edit that is taken back before the text is parsed again costs nothing', () => {
    const paragraph = (i: number) => `Paragraph ${i} tells of the oven and of what was baked in it.\n\n`
    let text = textOf(Array.from({ length: 2000 }, (_, i) => paragraph(i)).join(''))
    text = replaced(text, { start: 0, end: 0 }, '')
    const first = parse(text)
    for (const at of [500, 60_000, 110_000]) text = replaced(text, { start: at, end: at }, 'x')
    for (const at of [110_000, 500]) text = replaced(text, { start: at, end: at + 1 }, '')
    const edited = parse(text, first)
    const known = new Set(first.chunks)
    assert.ok(edited.chunks.filter((chunk) => !known.has(chunk)).length <= 2)
    assert.deepEqual(flat(edited), flat(parse(textOf(text.slice(0, text.length)))))
  })

  test('a letter typed in one paragraph keeps every other chunk', () => {
    const source = Array.from({ length: 50 }, (_, i) => `Paragraph ${i} says something.\n\n`).join('')
    const before = parse(textOf(source))
    const after = parse(textOf(source.replace('Paragraph 25', 'Paragraphs 25')), before)
    assert.equal(after.chunks.filter((chunk) => before.chunks.includes(chunk)).length, 49)
  })

  test('a label defined far away turns its uses into references, and back', () => {
    const source = 'see [far]\n\nwords\n\nmore words\n'
    const before = parse(textOf(source))
    const after = parse(textOf(`${source}\n[far]: x\n`), before)
    assert.match(JSON.stringify(after.chunks[0]!.nodes), /linkReference/)
    assert.doesNotMatch(JSON.stringify(parse(textOf(source), after).chunks[0]!.nodes), /linkReference/)
  })

  test('many short lists behind each other are as many, and an edit reads few of them again', () => {
    const source = `p\n\n${'- a word or two\n\n  more words\n\n- b\n\n* c\n\n* d\n\n'.repeat(1100)}`
    const before = parse(textOf(source))
    assert.equal(before.chunks.flatMap(({ nodes }) => nodes).length, 2201)
    const after = parse(textOf(source.replace('word', 'words')), before)
    const known = new Set(before.chunks)
    assert.ok(after.chunks.filter((chunk) => !known.has(chunk)).length <= 2)
  })

  test('text too deep or too long is left alone, and the rest is read', () => {
    const stars = '*'.repeat(20_000)
    const emphasis = Array.from({ length: 150 }, (_, i) => (i % 2 === 0 ? '*a ' : '_b '))
    const nested = [...emphasis, 'c', ...[...emphasis].reverse().map((mark) => mark[0])].join('')
    for (const hostile of [
      ...['> '.repeat(10_000), '- '.repeat(10_000), 'x'.repeat(10_000_000), `${' '.repeat(5000)}- x`],
      ...[`w ${stars}x${stars}`, nested],
    ]) {
      const tree = parse(textOf(`# Before\n\n${hostile}\n\n# After\n`))
      assert.ok(tree.chunks.some(({ skipped }) => skipped))
      assert.equal(tree.chunks.flatMap(({ nodes }) => nodes).filter(({ type }) => type === 'heading').length, 2)
    }
  })
})

function document(longest = 40) {
  return fc.array(fc.constantFrom(...fragments), { maxLength: longest, size: 'max' }).map((parts) => parts.join(''))
}

function edit() {
  return fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat({ max: 12 }),
    insert: fc.constantFrom('', 'x', ...fragments),
  })
}

/** Blocks with absolute offsets, and the chunk each stands in. */
function flat(tree: SyntaxTree) {
  return tree.chunks.flatMap((chunk, i) => chunk.nodes.map((node) => ({ chunk: i, node: bare(node, -tree.startOf(chunk)) })))
}

/** The node without lines and columns, offsets moved by `by`. */
function bare(node: unknown, by: number): unknown {
  return JSON.parse(JSON.stringify(node), (key, value) => (key === 'position' ? [value.start.offset - by, value.end.offset - by] : value))
}
