// Findings on the wire: pulled or pushed, with what a client needs to show, explain and silence them; problems of the configuration in its own file.

import assert from 'node:assert/strict'
import type { ClientCapabilities, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node'
import type { DiagnosticData, StatusResult } from '../../server/src/protocol/requests.js'
import { at, capable, Editor, placeOf } from '../support/lsp.js'

const goals = `# Goals for Q4 2026

Owner: Ana Ruiz

## Goal: Improve the onboarding of new suppliers

They wait too long for their first order.

## Goal: Reduce the time to the first order from 12 to 5 days

Suppliers leave before it comes.
`
const { diagnostic: _, ...textDocument } = capable.textDocument!
const pushOnly: ClientCapabilities = { ...capable, textDocument }

suite('lsp: diagnostics', () => {
  let editor: Editor
  teardown(() => editor.close())

  test('a pulled finding stands on the words it is about, with code, page, severity and data', async () => {
    editor = await Editor.open()
    const [found, ...others] = await editor.pull(await editor.show('goals.md', goals))
    assert.deepEqual(others, [])
    assert.deepEqual(found?.range, { start: placeOf(goals, 'Improve'), end: placeOf(goals, ' the onboarding') })
    assert.equal(found?.severity, 2)
    assert.equal(found?.source, 'opmodel')
    assert.equal(found?.code, 'direction-without-target')
    assert.deepEqual(found?.codeDescription, { href: 'file:///rules/direction-without-target.md' })
    const { rule, wording, fingerprint } = found!.data as DiagnosticData
    assert.deepEqual([rule, wording], ['direction-without-target', true])
    assert.match(fingerprint, /^[0-9a-f]{8,}$/)
    assert.equal(editor.pushed.size, 0, 'who pulls is not pushed to')
  })

  test('a pull with the last result id says that nothing changed, until something did', async () => {
    editor = await Editor.open()
    const uri = await editor.show('goals.md', goals)
    const pull = (previousResultId?: string) =>
      editor.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri }, previousResultId })
    const first = await pull()
    assert.equal((await pull(first.resultId!)).kind, 'unchanged')
    await editor.change(uri, [{ text: goals.replace('Improve', 'Widen') }])
    assert.equal((await pull(first.resultId!)).kind, 'full')
  })

  test('a client that cannot pull is pushed to, and a closed page is cleared', async () => {
    editor = await Editor.open({ capabilities: pushOnly })
    assert.equal(editor.initialized.capabilities.diagnosticProvider, undefined)
    const uri = await editor.show('goals.md', goals)
    await editor.until(
      () => editor.pushed.get(uri)?.length,
      (count) => count === 1,
    )
    await editor.change(uri, [
      { range: { start: { line: 4, character: 9 }, end: { line: 4, character: 48 } }, text: 'Cut returns from 9 % to 4 %' },
    ])
    await editor.until(
      () => editor.pushed.get(uri)?.length,
      (count) => count === 0,
    )
    await editor.change(uri, [{ text: goals }])
    await editor.until(
      () => editor.pushed.get(uri)?.length,
      (count) => count === 1,
    )
    await editor.hide(uri)
    await editor.until(
      () => editor.pushed.get(uri)?.length,
      (count) => count === 0,
    )
  })

  test('of many findings 200 are sent, the most severe first, and one says how many more there are', async function () {
    this.timeout(20_000)
    editor = await Editor.open()
    const wording = Array.from({ length: 230 }, (_, n) => `- Improve the handling of case ${n}, soon`)
    const text = `---\nopmodel: true\n---\n\n# Goals for Q4 2026\n\nOwner: Ana Ruiz\n\n${wording.join('\n')}\n- Ship the archive by 31 June 2027\n`
    const found = await editor.pull(await editor.show('many.md', text))
    assert.equal(found.length, 201)
    assert.match(String(found.at(-1)?.message), /^and \d+ more in this document$/)
    assert.ok(
      found.some(({ code }) => code === 'impossible-date'),
      'an error is never among those left out',
    )
  })

  test('positions count in the encoding that was agreed on', async () => {
    const text = goals.replace('from 12', 'of 🎯é from ____')
    const character = async (encoding: string) => {
      const client: ClientCapabilities = { ...capable, general: { positionEncodings: [encoding] } }
      editor = await Editor.open({ capabilities: client })
      assert.equal(editor.initialized.capabilities.positionEncoding, encoding)
      const found = await editor.pull(await editor.show('goals.md', text))
      await editor.close()
      return found.find(({ code }) => code === 'unfilled-placeholder')!.range.start.character
    }
    const [utf16, utf8, utf32] = [await character('utf-16'), await character('utf-8'), await character('utf-32')]
    editor = await Editor.open()
    assert.deepEqual([utf8 - utf16, utf32 - utf16], [3, -1])
  })

  test('what a finding conflicts with is linked', async () => {
    editor = await Editor.open()
    const text = '---\nopmodel: true\n---\n\n# OKRs Q4 2026\n\n## Objective: Clinics trust us\n\n- KR1: 40 clinics signed by 2027-02-12\n'
    const uri = await editor.show('okrs.md', text)
    const found = (await editor.pull(uri)).find(({ code }) => code === 'child-outside-parent-span')
    const [place] = found?.relatedInformation ?? []
    assert.deepEqual(place?.location, {
      uri,
      range: { start: placeOf(text, 'Clinics trust us'), end: placeOf(text, '\n\n- KR1') },
    })
  })

  test('problems of opmodel.yaml are pushed in that file at their place, and go when they are mended', async () => {
    editor = await Editor.open({ files: { 'opmodel.yaml': 'version: 1\nprofil: okr\n', 'goals.md': goals } })
    const uri = at('opmodel.yaml')
    const [found] = await editor.until(
      () => editor.pushed.get(uri) ?? [],
      (list) => list.length > 0,
    )
    assert.equal(found?.code, 'invalid-configuration')
    assert.match(String(found?.message), /profil.*profile/)
    assert.deepEqual(found?.range.start, { line: 1, character: 0 })
    await editor.show('opmodel.yaml', 'version: 1\nprofile: okr\n')
    await editor.until(
      () => editor.pushed.get(uri),
      (list) => list?.length === 0,
    )
  })

  test('problems of a file that opmodel.yaml extends are shown in that file', async () => {
    editor = await Editor.open({ files: { 'opmodel.yaml': 'extends: [shared/base.yaml]\n', 'shared/base.yaml': 'stge: draft\n' } })
    const found = await editor.until(
      () => editor.pushed.get(at('shared/base.yaml')) ?? [],
      (list) => list.length > 0,
    )
    assert.match(String(found[0]?.message), /stge/)
    assert.equal(editor.pushed.get(at('opmodel.yaml')), undefined)
  })

  test('a rule that the configuration turns off, in the open editor too, is off for the page', async () => {
    editor = await Editor.open({ files: { 'opmodel.yaml': 'version: 1\n', 'goals.md': goals } })
    const uri = await editor.show('goals.md')
    assert.equal((await editor.pull(uri)).length, 1)
    const before = editor.refreshes
    await editor.show('opmodel.yaml', 'rules:\n  direction-without-target: off\n  unclear-goal: off\n')
    await editor.until(
      () => editor.refreshes,
      (count) => count > before,
    )
    const found: readonly Diagnostic[] = await editor.pull(uri)
    assert.deepEqual(
      found.map(({ code }) => code),
      [],
    )
  })

  test('a committed baseline hides what it holds', async () => {
    editor = await Editor.open({ files: { 'goals.md': goals } })
    const uri = await editor.show('goals.md')
    const { fingerprint } = (await editor.pull(uri))[0]!.data
    await editor.close()
    const baseline = JSON.stringify({ version: 1, findings: [{ fingerprint }] })
    editor = await Editor.open({ files: { 'goals.md': goals, 'opmodel-baseline.json': baseline } })
    assert.deepEqual(await editor.pull(await editor.show('goals.md')), [])
    assert.equal((await editor.request<StatusResult>('opmodel/status', { uri })).baselined, 1)
  })

  test('a client that pulls is told to ask again for the other pages once a change has settled', async () => {
    editor = await Editor.open({})
    const one = await editor.show('goals.md', goals)
    const change = () => editor.change(one, [{ text: `${goals}\n` }])
    await editor.pull(one)
    const before = editor.refreshes
    await change()
    await new Promise((resume) => setTimeout(resume, 500))
    assert.equal(editor.refreshes, before, 'nobody else has to know')
    await editor.show('more.md', goals)
    await change()
    await editor.until(
      () => editor.refreshes,
      (count) => count === before + 1,
    )
  })

  test('where checking is done by hand, findings stay as they are until the command', async () => {
    editor = await Editor.open({ options: { settings: { check: { run: 'manual' } } } })
    const uri = await editor.show('goals.md', goals)
    assert.equal((await editor.pull(uri)).length, 1)
    await editor.change(uri, [{ text: goals.replace('Improve the onboarding of', 'Onboard 40') }])
    assert.equal((await editor.pull(uri)).length, 1)
    const before = editor.refreshes
    assert.equal(await editor.request('workspace/executeCommand', { command: 'opmodel.check', arguments: [uri] }), 0)
    await editor.until(
      () => editor.refreshes,
      (count) => count > before,
    )
    assert.equal((await editor.pull(uri)).length, 0)
  })

  test('what was found before is forgotten once findings come while typing again', async () => {
    editor = await Editor.open({ options: { settings: { check: { run: 'onSave' } } } })
    const uri = await editor.show('goals.md', goals)
    const run = (run: string) =>
      editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: { opmodel: { check: { run } } } })
    assert.equal((await editor.pull(uri)).length, 1)
    await run('onType')
    await editor.change(uri, [{ text: goals.replace('Improve', 'Finish') }])
    assert.deepEqual(await editor.pull(uri), [])
    await run('onSave')
    assert.deepEqual(await editor.pull(uri), [])
  })

  test('findings change when the day does', async () => {
    editor = await Editor.open({ today: '2026-12-31' })
    const text = goals.replace('Q4 2026', 'Q4 2026\n\n<!-- opmodel-disable-file direction-without-target -- until 2026-12-31 -->')
    const uri = await editor.show('goals.md', text)
    assert.deepEqual(
      (await editor.pull(uri)).map(({ code }) => code),
      [],
    )
    editor.clock.today = '2027-01-01'
    assert.ok((await editor.pull(uri)).some(({ code }) => code === 'expired-suppression'))
  })
})
