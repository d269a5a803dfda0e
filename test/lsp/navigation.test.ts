// Finding one's way over a connection: definition, references, highlights, links, rename, moved files, call hierarchy, as the client can.

import assert from 'node:assert/strict'
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  DocumentHighlight,
  DocumentLink,
  Location,
  LocationLink,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { at, capable, Editor, placeOf } from '../support/lsp.js'

const rituals = `---
opmodel: true
---

# Rituals

## Ritual: Fleet walk

- Cadence: every Thursday
- Owner: Rosa Minh
- Produces: Fleet list
- Reviews: [[Deliveries customers can rely on]]
`
const artifacts = `---
opmodel: true
---

# Our artifacts

## Artifact: Fleet list

- Purpose: every rental bike and its next check
- Used in: [Fleet walk](rituals.md#ritual-fleet-walk)
`
const goals = `# Goals for Q4 2026

Owner: Rosa Minh

## Objective: Deliveries customers can rely on

- KR1: Raise on-time deliveries from 71 % to 85 %
- KR2: Reduce empty trips from 40 to 25 per week
`
const files = { 'opmodel.yaml': 'teams: [Fleet]\n', 'rituals.md': rituals, 'artifacts.md': artifacts, 'goals.md': goals }
const all: ClientCapabilities = {
  ...capable,
  textDocument: { ...capable.textDocument, definition: { linkSupport: true }, rename: { prepareSupport: true } },
  workspace: {
    ...capable.workspace,
    fileOperations: { willRename: true },
    workspaceEdit: { ...capable.workspace?.workspaceEdit, changeAnnotationSupport: {} },
  },
}

async function withEditor(run: (editor: Editor, uri: string) => Promise<void>, capabilities = all, options = {}): Promise<void> {
  const editor = await Editor.open({ files, capabilities, options })
  await run(editor, await editor.show('rituals.md'))
  await editor.close()
}

const on = (uri: string, text: string, piece: string) => ({ textDocument: { uri }, position: placeOf(text, piece, 1) })

suite('navigation over a connection', () => {
  test('a definition is a link with its origin, or a plain place for a client without', () =>
    withEditor(async (editor, uri) => {
      const [link] = await editor.request<LocationLink[]>('textDocument/definition', on(uri, rituals, 'Fleet list'))
      assert.equal(link?.targetUri, at('artifacts.md'))
      assert.deepEqual(link?.targetSelectionRange.start, placeOf(artifacts, 'Fleet list'))
      assert.deepEqual(link?.originSelectionRange?.start, placeOf(rituals, 'Fleet list'))
    }).then(() =>
      withEditor(async (editor, uri) => {
        const [place] = await editor.request<Location[]>('textDocument/definition', on(uri, rituals, 'Fleet list'))
        assert.equal(place?.uri, at('artifacts.md'))
      }, capable),
    ))

  test('references come from pages that are not open, with and without the place itself', () =>
    withEditor(async (editor, uri) => {
      for (const [includeDeclaration, count] of [
        [true, 2],
        [false, 1],
      ] as const) {
        const params = { ...on(uri, rituals, 'Fleet walk'), context: { includeDeclaration } }
        const found = await editor.request<Location[]>('textDocument/references', params)
        assert.equal(found.length, count)
        assert.equal(found.at(-1)?.uri, at('artifacts.md'))
      }
    }))

  test('a client that finds Markdown links itself is not told of them twice', () =>
    withEditor(
      async (editor, uri) => {
        const params = { ...on(uri, rituals, 'Fleet walk'), context: { includeDeclaration: false } }
        assert.deepEqual(await editor.request('textDocument/references', params), [])
      },
      all,
      { markdownLinks: false },
    ))

  test('highlights and links of the page', () =>
    withEditor(async (editor, uri) => {
      const marks = await editor.request<DocumentHighlight[]>('textDocument/documentHighlight', on(uri, rituals, 'Fleet walk'))
      assert.deepEqual(
        marks.map(({ kind }) => kind),
        [3],
      )
      const links = await editor.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } })
      assert.deepEqual(
        links.map(({ target }) => target),
        [`${at('goals.md')}#L5`],
      )
    }))

  test('a rename asks before it changes other files, where the client can ask', () =>
    withEditor(async (editor, uri) => {
      const prepared = await editor.request<{ placeholder: string }>('textDocument/prepareRename', on(uri, rituals, 'Fleet walk'))
      assert.equal(prepared.placeholder, 'Fleet walk')
      const edit = await editor.request<WorkspaceEdit>('textDocument/rename', { ...on(uri, rituals, 'Fleet walk'), newName: 'Fleet round' })
      const changed = edit.documentChanges!.map((change) => ('textDocument' in change ? change : undefined)!)
      assert.deepEqual(
        changed.map(({ textDocument, edits }) => [textDocument.uri, edits.length, edits.every((one) => 'annotationId' in one)]),
        [
          [uri, 1, false],
          [at('artifacts.md'), 2, true],
        ],
      )
      assert.ok(Object.values(edit.changeAnnotations!).every(({ needsConfirmation }) => needsConfirmation))
    }).then(() =>
      withEditor(async (editor, uri) => {
        assert.equal(editor.initialized.capabilities.renameProvider, true)
        const edit = await editor.request<WorkspaceEdit>('textDocument/rename', { ...on(uri, rituals, 'Rosa'), newName: 'Rosa Lind' })
        assert.equal(edit.changeAnnotations, undefined)
        assert.equal(edit.documentChanges?.length, 2)
      }, capable),
    ))

  test('a refusal is an error in plain words', () =>
    withEditor(async (editor, uri) => {
      const request = editor.request('textDocument/rename', { ...on(uri, rituals, 'Fleet walk'), newName: 'Fleet list' })
      await assert.rejects(request, /‘Fleet list’ is the name of an artifact already, in artifacts\.md/)
      assert.equal(await editor.request('textDocument/prepareRename', on(uri, rituals, 'opmodel')), null)
    }))

  test('links follow a page that moves, and nothing happens in a folder that was not read', () =>
    withEditor(async (editor) => {
      assert.ok(editor.initialized.capabilities.workspace?.fileOperations?.willRename)
      const moved = { files: [{ oldUri: at('rituals.md'), newUri: at('team/rituals.md') }] }
      const edit = await editor.request<WorkspaceEdit>('workspace/willRenameFiles', moved)
      const [change] = edit.documentChanges!
      assert.ok(change && 'textDocument' in change)
      assert.equal(change.textDocument.uri, at('artifacts.md'))
      assert.equal('newText' in change.edits[0]! && change.edits[0].newText, 'team/rituals.md')
    }).then(async () => {
      const editor = await Editor.open({ files: { 'a.md': '[b](b.md)', 'b.md': '# B' }, capabilities: all })
      await editor.show('a.md')
      const moved = { files: [{ oldUri: at('b.md'), newUri: at('c.md') }] }
      assert.equal(await editor.request('workspace/willRenameFiles', moved), null)
      assert.deepEqual(editor.listed, [])
      await editor.close()
    }))

  test('the network of goals is a call hierarchy; an item that is gone or made up answers nothing', () =>
    withEditor(async (editor) => {
      const uri = await editor.show('goals.md')
      const [root] = await editor.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', on(uri, goals, 'Deliveries'))
      assert.equal(root?.name, 'Deliveries customers can rely on')
      const incoming = await editor.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: root })
      assert.equal(incoming.filter(({ from }) => from.uri === uri).length, 2)
      const [key] = incoming
      const outgoing = await editor.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: key!.from })
      assert.deepEqual(
        outgoing.map(({ to }) => to.name),
        ['Deliveries customers can rely on'],
      )
      for (const data of [undefined, 3, { page: uri, id: 'nothing' }, { page: 'file:///nowhere.md', id: 'x' }])
        assert.equal(await editor.request('callHierarchy/incomingCalls', { item: { ...root, data } }), null)
    }))
})
