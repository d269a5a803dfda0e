// What only looks like a time is left alone.

import assert from 'node:assert/strict'
import { scanTime } from '../../server/src/core/time/index.js'
import { silence } from './silence.js'

suite('no time', () => {
  for (const [title, lines] of Object.entries(silence))
    suite(title, () => {
      for (const line of lines)
        test(line, () =>
          assert.deepEqual(
            scanTime(line).map(({ range, kind }) => `${kind}: ${line.slice(range.start, range.end)}`),
            [],
          ),
        )
    })
})
