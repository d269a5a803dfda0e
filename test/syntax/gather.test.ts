// What is known of a tree follows from the tree before: places and answers of chunks after long editing, and how few chunks are asked.

import assert from 'node:assert/strict'
import { gather } from '../../server/src/core/syntax/gather.js'
import { parse } from '../../server/src/core/syntax/tree.js'
import { replaced, textOf } from '../../server/src/core/text/text.js'

const asked: string[] = []
const marked = gather((chunk) => {
  asked.push(chunk.text.trim())
  return chunk.text.includes('!') ? { text: chunk.text.trim() } : null
})
const read = (source: string, before?: ReturnType<typeof parse>) => parse(textOf(source), before)

suite('what chunks say', () => {
  test('an edit asks only the chunks that came, and keeps the list while they say nothing', () => {
    const first = read('one\n\ntwo!\n\nthree\n\nfour!\n\nfive\n')
    const before = marked(first)
    assert.deepEqual(before, { at: [1, 3], said: [{ text: 'two!' }, { text: 'four!' }] })
    asked.length = 0
    const now = marked(read('one\n\ntwo!\n\nthree\n\nthree more\n\nfour!\n\nfive\n', first))
    assert.equal(now.said, before.said)
    assert.deepEqual(now.at, [1, 4])
    assert.ok(asked.length <= 3 && !asked.includes('one') && !asked.includes('five'), asked.join())
  })

  test('what comes and goes is in the list at its place', () => {
    let tree = read('one\n\ntwo!\n\nthree\n')
    marked(tree)
    for (const [source, said] of [
      ['zero!\n\none\n\ntwo!\n\nthree\n', ['zero!', 'two!']],
      ['zero!\n\none!\n\ntwo!\n\nthree\n', ['zero!', 'one!', 'two!']],
      ['zero!\n\none!\n\ntwo\n\nthree!\n', ['zero!', 'one!', 'three!']],
      ['one\n', []],
    ] as const) {
      tree = read(source, tree)
      const { at, said: texts } = marked(tree)
      assert.deepEqual(
        texts.map(({ text }) => text),
        said,
      )
      assert.deepEqual(
        at.map((index) => tree.chunks[index]!.text.trim()),
        said,
      )
    }
  })
})

suite('places of chunks', () => {
  test('after three hundred edits every chunk stands where its text stands', () => {
    let text = textOf(`---\ntitle: x\n---\n\n${Array.from({ length: 80 }, (_, i) => `part ${i}\n\n`).join('')}`)
    let tree = parse(text)
    for (let i = 0; i < 300; i++) {
      const at = 25 + ((i * 7919) % (text.length - 30))
      const insert = ['x', '', '\n\n', 'new words\n\n'][i % 4]!
      text = replaced(text, { start: at, end: at + (i % 3) }, insert)
      tree = parse(text, tree)
      for (const chunk of tree.chunks) {
        const start = tree.startOf(chunk)
        assert.equal(text.slice(start, start + chunk.text.length), chunk.text)
      }
    }
  })
})
