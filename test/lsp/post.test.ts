// A post about how a company works, in its author's words: left alone until he asks for it to be treated as a model, and then read with care.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Hover } from 'vscode-languageserver/node'
import type { PreviewResult } from '../../server/src/protocol/preview.js'
import type { MarkResult, StatusResult } from '../../server/src/protocol/requests.js'
import { Editor, placeOf } from '../support/lsp.js'

const post = readFileSync(new URL('../support/post.md', import.meta.url), 'utf8')
const marked = `---\nopmodel: true\n---\n\n${post}`
const statement = 'Working together on what matters to the branches, and staying curious while we do.'

suite('lsp: a post that is treated as a model', () => {
  let editor: Editor
  setup(async () => {
    editor = await Editor.open()
  })
  teardown(() => editor.close())

  test('nothing is said about it while nothing marks it, and one edit marks it', async () => {
    const uri = await editor.show('post.md', post)
    assert.deepEqual(await editor.pull(uri), [])
    const status = await editor.request<StatusResult>('opmodel/status', { uri })
    assert.deepEqual([status.recognised, status.off, status.counts], ['none', false, []])
    for (const words of ['The Goal', 'persistent models', 'OKRs'])
      assert.equal(await editor.request('textDocument/hover', { textDocument: { uri }, position: placeOf(post, words, 2) }), null)
    const { edit } = await editor.request<MarkResult>('opmodel/mark', { uri, value: true })
    await editor.change(uri, [{ range: edit!.range, text: edit!.newText }])
    assert.equal((await editor.request<StatusResult>('opmodel/status', { uri })).recognised, 'explicit')
    assert.deepEqual((await editor.request<StatusResult>('opmodel/status', { uri })).counts, ['1 goal'])
  })

  test('marked, its goal is unclear and has no time span, and its blanks are reported', async () => {
    const found = await editor.pull(await editor.show('post.md', marked))
    assert.deepEqual(
      found.map(({ code }) => code),
      ['missing-owner', 'unclear-goal', 'goal-without-time-span', 'unfilled-placeholder'],
    )
    const goal = found.find(({ code }) => code === 'goal-without-time-span')
    assert.deepEqual(goal?.range, { start: placeOf(marked, statement), end: placeOf(marked, statement, statement.length) })
    const blank = found.find(({ code }) => code === 'unfilled-placeholder')
    assert.match(String(blank?.message), /^‘____’ and 2 more blanks/)
    assert.deepEqual(blank?.range.start, placeOf(marked, '\\_'))
  })

  test('its words explain themselves, whatever letters a copy has broken', async () => {
    const uri = await editor.show('post.md', marked)
    const hover = async (words: string) => {
      const found = await editor.request<Hover>('textDocument/hover', { textDocument: { uri }, position: placeOf(marked, words, 2) })
      return (found.contents as { value: string }).value
    }
    assert.match(await hover('persistent models'), /persistent/i)
    assert.match(await hover('OKRs'), /work-related/i)
    assert.match(await hover(statement), /The Goal[\s\S]*Time: none found/)
    assert.equal(await editor.request('textDocument/hover', { textDocument: { uri }, position: placeOf(marked, 'â€™', 1) }), null)
  })

  test('the preview shows what is there', async () => {
    const uri = await editor.show('post.md', marked)
    const shown = await editor.request<PreviewResult>('opmodel/preview', { uri, scope: null })
    assert.ok('data' in shown)
    assert.deepEqual(
      shown.data.nodes.map(({ name, line, findings }) => [name, line, findings.length]),
      [['The Goal: Working together on what matters to the branches, and…', 10, 2]],
    )
    assert.deepEqual(
      shown.data.findings.map(({ rule }) => rule),
      ['missing-owner', 'unfilled-placeholder'],
    )
  })
})
