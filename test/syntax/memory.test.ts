// A long page that is edited for long does not keep its former texts alive.

import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parse } from '../../server/src/core/syntax/tree.js'
import { replaced, textOf } from '../../server/src/core/text/text.js'

suite('memory', () => {
  test('a hundred edits of a page of 400 kB keep less than ten of its texts', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const used = () => {
      collect()
      return process.memoryUsage().heapUsed
    }
    const paragraph = 'The depot answers every letter within a day, and the team reads what came back before the next round.\n\n'
    let text = textOf(paragraph.repeat(4000))
    let tree = parse(text)
    const before = used()
    for (let i = 0; i < 100; i++) {
      const at = Math.floor((i * text.length) / 100) + 5
      text = replaced(text, { start: at, end: at }, 'x')
      tree = parse(text, tree)
    }
    const kept = (used() - before) / text.length
    assert.ok(kept < 10, `${kept.toFixed(1)} texts are kept`)
    assert.ok(tree.chunks.length > 3900)
  }).timeout(60_000)
})
