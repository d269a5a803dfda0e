// `opmodel report`: one page with everything in it, in which no word of a document is markup.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { opmodel, scratch } from '../support/command.js'

suite('report', () => {
  const folder = scratch()

  test('it shows what the model holds and what needs attention', async () => {
    const { code, out } = await opmodel(process.cwd(), ['report', 'samples/messy'])
    assert.equal(code, 0)
    for (const title of ['Needs attention', 'Outline', 'Time', 'Rhythm']) assert.ok(out.includes(`<h2>${title}</h2>`), title)
    assert.match(out, /<td>‘31 November 2026’ is not in the calendar<\/td>/)
    assert.match(out, /Open a fourth lab with 15 benches[^\n]*· no owner/)
    assert.doesNotMatch(out, /Dentists trust our delivery date[^\n]*no owner/)
    assert.ok(!out.includes('undefined') && !out.includes('NaN') && !out.includes('[object'))
  })

  test('nothing in it is run or loaded, and every tag is closed', async () => {
    folder.write({
      'a.md': `---
opmodel: true
owner: '<img src=x onerror=alert(1)>'
---

# Goals for Q4 2026

- Improve \`<script>alert(1)</script>\` & "care" 'x' &lt;b&gt;

# Rituals

## Review <iframe src=//x>

Every Tuesday at 10:00, 30 minutes.
`,
    })
    const { out } = await opmodel(folder.path, ['report'])
    assert.ok(out.includes('&lt;script&gt;'))
    assert.deepEqual(
      [...new Set([...out.matchAll(/<\/?([a-z][a-z0-9]*)/g)].map(([, name]) => name))].filter((name) =>
        ['script', 'img', 'iframe', 'link', 'a'].includes(name!),
      ),
      [],
    )
    assert.ok(!/<[^>]*\s(?:on\w+|src|href)=/.test(out))
    const open: string[] = []
    for (const [, close, name] of out.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (name === 'meta') continue
      if (close) assert.equal(open.pop(), name)
      else open.push(name!)
    }
    assert.deepEqual(open, [])
  })

  test('nothing recognised says so, and it can go to a file', async () => {
    folder.write({ 'a.md': '# Soup\n' })
    const { out } = await opmodel(folder.path, ['report', '--output', 'out/model.html'])
    assert.equal(out, 'out/model.html written.\n')
    assert.match(readFileSync(join(folder.path, 'out/model.html'), 'utf8'), /Nothing of an operating model was recognised/)
  })
})
