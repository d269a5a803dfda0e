// What the language server announces, each once as a person meets it in VS Code: typing, following names, reading aids, refactorings and the settings file.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Editor } from '../support/editor/editor.js'
import { inBothHosts, sharedWindow } from '../support/editor/window.js'

const files = {
  'opmodel.yaml': 'version: 1\nteams: [Oven Team]\n',
  'work.md': `---
opmodel: true
owner: Ana Ruiz
---

# Work in Q4 2026

## Objective: Bread is there in the morning

- KR1: Loaves on the shelf at 6:00 from 40 to 90
- KR2: Complaints from 12 to 3 a week

## Ritual: Oven walk

- Cadence: every Thursday
- Produces: Oven list

## Artifact: Oven list

- Purpose: every oven and its next check
`,
  'more.md': `---
opmodel: true
owner: Ana Ruiz
---

# More

## Ritual: Morning talk

- Cadence: every day
- Uses: Oven list

See the [oven list](work.md#artifact-oven-list).
`,
  'linked.md': `---
opmodel: true
owner: Ana Ruiz
---

# Linked

## Ritual: Plan talk

- Cadence: every Friday

It looks at the [plans](plans.md).
`,
  'plans.md':
    '# Plans\n\n## Goals\n\n- Open the shop by 1 June 2027 (Ana + Jo)\n\n## Big stones\n\n- Repair the oven\n- Train two bakers\n',
} as const

const cycle = {
  'okrs.md': `---
opmodel: true
owner: Ana Ruiz
---

# OKRs of Q3 2026

## Objective: Bread is there in the morning

- KR: Loaves on the shelf at 6:00 from 40 to 90
- KR: Complaints from 12 to 3 a week
  - Status: done

## Ritual: Oven walk

- Cadence: every Thursday
- Reviews: Shelf list
- Uses: [what stands where](lists.md#artifact-shelf-list)
`,
  'lists.md': `---
opmodel: true
owner: Ana Ruiz
---

# Lists

## Artifact: Shelf list

- Purpose: what stands where
`,
} as const

const line = (editor: Editor, text: string) => editor.page.locator('.editor-instance .view-line', { hasText: text }).first()
const at = (editor: Editor, number: number) => editor.page.locator('.statusbar-item', { hasText: `Ln ${number},` }).waitFor()
/** The server has read the project: it tells next dates in the lines. */
const ready = (editor: Editor) => line(editor, 'next').waitFor()
const suggestion = (editor: Editor, text: string) => editor.page.locator('.suggest-widget .monaco-list-row', { hasText: text }).first()

inBothHosts('Editing', (host) => {
  suite('a project of a few pages', () => {
    // In the browser VS Code's own Markdown extension does not answer these, and VS Code waits for all who may.
    const answered = host === 'node'
    const current = sharedWindow(host, { files, settings: { 'opmodel.inlayHints': true, 'opmodel.codeLens': true } })
    /** The window with a page in front that the server has read. */
    const show = async (path: keyof typeof files): Promise<Editor> => {
      const editor = current()
      await editor.openFile(path)
      await ready(editor)
      return editor
    }

    test('textDocument/completion and completionItem/resolve: a label brings its fields, with an explanation', async () => {
      const editor = await show('work.md')
      await editor.goTo(15, 100)
      await editor.press('Enter')
      await editor.type('- Du')
      await editor.press('Control+Space')
      await suggestion(editor, 'Duration').waitFor()
      await editor.press('Control+Space')
      await editor.page.locator('.suggest-details:visible').waitFor()
      await editor.screenshot(`${host} completion`)
      await editor.press('Enter')
      await line(editor, 'Duration:').waitFor()
    })

    test('textDocument/completion: a colon behind a label brings what the project knows, unasked', async () => {
      const editor = await show('more.md')
      await editor.goTo(11, 100)
      await editor.press('Enter')
      await editor.type('- Owner:')
      await suggestion(editor, 'Ana Ruiz').waitFor()
      await editor.press('Enter')
      await line(editor, 'Owner: Ana Ruiz').waitFor()
    })

    test('textDocument/definition, references and documentHighlight: a name leads to its thing and back', async () => {
      const editor = await show('more.md')
      await editor.goTo(11, 10)
      await editor.press('F12')
      await editor.page.locator('.tab.active', { hasText: 'work.md' }).waitFor()
      await at(editor, 18)
      if (!answered) return
      await editor.page.locator('.editor-instance [class*=wordHighlight]').first().waitFor({ state: 'attached' })
      await editor.press('Shift+F12')
      await editor.page.locator('.reference-zone-widget .monaco-list-row', { hasText: 'Oven list' }).first().waitFor()
      await editor.screenshot(`${host} references`)
      await editor.press('Escape')
    })

    if (answered)
      test('workspace/symbol: a few letters find a thing in any page', async () => {
        const editor = await show('work.md')
        await editor.press('Control+t')
        await editor.page.locator('.quick-input-box input').fill('#Morning')
        await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Morning talk' }).first().click()
        await editor.page.locator('.tab.active', { hasText: 'more.md' }).waitFor()
      })

    test('textDocument/didOpen, documentLink and hover: links are marked, a rhythm tells its next dates', async () => {
      const editor = current()
      await editor.openFile('more.md')
      await editor.page.locator('.editor-instance .detected-link').first().waitFor({ state: 'attached' })
      await editor.goTo(10, 14)
      await editor.hover(/Next/i)
      await editor.press('Escape')
    })

    test('textDocument/inlayHint and codeLens: what is inherited stands in the line, who uses it above', async () => {
      const editor = await show('work.md')
      await line(editor, 'morning').filter({ hasText: 'Q4 2026' }).waitFor()
      await editor.page.locator('.editor-instance .codelens-decoration', { hasText: 'used in 1 ritual' }).first().waitFor()
      await editor.screenshot(`${host} reading aids`)
    })

    test('textDocument/foldingRange and selectionRange: an entry folds, the selection grows by meaning', async () => {
      const editor = await show('work.md')
      await editor.goTo(13, 5)
      await editor.press('Control+Shift+BracketLeft')
      await line(editor, 'Cadence').waitFor({ state: 'detached' })
      await editor.press('Control+Shift+BracketRight')
      await line(editor, 'Cadence').waitFor()
      await editor.goTo(10, 8)
      await editor.run('Expand Selection')
      await editor.run('Expand Selection')
      await editor.page.locator('.statusbar-item', { hasText: 'selected' }).waitFor()
    })

    test('textDocument/prepareCallHierarchy, callHierarchy/incomingCalls and outgoingCalls: what uses and makes an artifact', async () => {
      const editor = await show('work.md')
      await editor.goTo(18, 14)
      await editor.run('Calls: Show Call Hierarchy')
      await editor.page.locator('.pane-body .monaco-list-row', { hasText: 'Morning talk' }).first().waitFor()
      await editor.screenshot(`${host} call hierarchy`)
      await editor.press('Escape')
    })

    test('textDocument/codeAction, refactoring: a section gets a page of its own', async () => {
      const editor = await show('work.md')
      await editor.goTo(18, 6)
      const titles = await editor.fixes()
      const own = titles.find((title) => /a page of its own$/.test(title))
      assert.ok(own, titles.join(', '))
      for (let n = 0; n < titles.indexOf(own); n++) await editor.press('ArrowDown')
      await editor.press('Enter')
      await editor.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'artifact-oven-list.md' }).first().waitFor()
      await line(editor, '[Artifact: Oven list](artifact-oven-list.md)').waitFor()
      await editor.run('File: Save All')
      await editor.openFile('artifact-oven-list.md')
      await line(editor, 'every oven and its next check').waitFor()
      await editor.openFile('more.md')
      await line(editor, 'artifact-oven-list.md#artifact-oven-list').waitFor()
      await editor.screenshot(`${host} extracted`)
    })

    test('the settings file: keys are offered, explained, and a slip is underlined', async () => {
      const editor = await show('work.md')
      await editor.openFile('opmodel.yaml')
      await line(editor, 'version').waitFor()
      await editor.goTo(2, 100)
      await editor.press('Enter')
      await editor.type('profle: okr')
      await editor.squiggles('error').or(editor.squiggles('warning')).first().waitFor()
      await editor.goTo(3, 3)
      await editor.hover(/did you mean ‘profile’/)
      await editor.press('Escape')
      await editor.goTo(3, 100)
      await editor.press('Enter')
      await editor.press('Control+Space')
      await suggestion(editor, 'profile').waitFor()
      await editor.screenshot(`${host} settings file`)
    })

    test('opmodel/teach: what is in doubt is asked, and the answer is written down', async () => {
      const editor = current()
      await editor.openFile('plans.md')
      await line(editor, 'Big stones').waitFor()
      await editor.run('Operating model: Settle What Is in Doubt…')
      const title = editor.page.locator('.quick-input-title', { hasText: 'Do goals stand under ‘Big stones’?' })
      await title.waitFor()
      await editor.screenshot(`${host} teach`)
      await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: 'No' }).first().click()
      await line(editor, 'kind=none').waitFor()
      assert.match(await editor.saved('plans.md'), /^<!-- opmodel kind=none -->\n- Repair the oven$/m)
      assert.ok(existsSync(join(editor.folder, 'opmodel.yaml')))
      assert.doesNotMatch(readFileSync(join(editor.folder, 'opmodel.yaml'), 'utf8'), /Big stones/)
    })

    test('workspace/willRenameFiles: a page that is renamed keeps its links', async () => {
      const editor = await show('linked.md')
      await editor.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'plans.md' }).first().click()
      await editor.press('F2')
      await editor.page.locator('.explorer-item-edited input').fill('ideas.md')
      await editor.press('Enter')
      await editor.page.locator('.monaco-dialog-box', { hasText: 'opmodel' }).getByText('OK', { exact: true }).click()
      await editor.page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'ideas.md' }).first().waitFor()
      await editor.openFile('linked.md')
      await line(editor, '[plans](ideas.md)').waitFor()
    })
  })

  suite('a cycle that ends', () => {
    const current = sharedWindow(host, { files: cycle, settings: { 'opmodel.inlayHints': true } })
    /** Takes the quick fix or refactoring whose title matches. */
    const take = async (editor: Editor, title: RegExp): Promise<void> => {
      const titles = await editor.fixes()
      const at = titles.findIndex((one) => title.test(one))
      assert.ok(at >= 0, titles.join(', '))
      for (let n = 0; n < at; n++) await editor.press('ArrowDown')
      await editor.press('Enter')
    }

    test('textDocument/codeAction, refactoring: key results are numbered', async () => {
      const editor = current()
      await editor.openFile('okrs.md')
      await ready(editor)
      await editor.goTo(8, 6)
      await take(editor, /^Number the 2 key results$/)
      await line(editor, 'KR2: Complaints').waitFor()
      assert.match(await editor.saved('okrs.md'), /^- KR1: Loaves on .*\n- KR2: Complaints/m)
    })

    test('textDocument/codeAction, refactoring: the next cycle starts with what is not done', async () => {
      const editor = current()
      await editor.openFile('okrs.md')
      await ready(editor)
      await editor.goTo(6, 6)
      await take(editor, /^Start Q4 2026 with what is not done$/)
      await line(editor, 'Q4 2026').waitFor()
      await editor.screenshot(`${host} rolled over`)
    })

    test('textDocument/didChange and didClose: what is typed counts for other pages until it is thrown away', async () => {
      const editor = current()
      await editor.openFile('okrs.md')
      await ready(editor)
      await editor.openFile('lists.md')
      await line(editor, 'Artifact: Shelf list').waitFor()
      await editor.goTo(8, 100)
      await editor.type('er')
      await editor.openFile('okrs.md')
      await editor.squiggles('error').first().waitFor()
      await editor.openFile('lists.md')
      await editor.run('View: Revert and Close Editor')
      await editor.openFile('okrs.md')
      await editor.squiggles('error').first().waitFor({ state: 'detached' })
    })

    test('workspace/executeCommand: a page is checked when that is asked for', async () => {
      const editor = current()
      await editor.openFile('okrs.md')
      await ready(editor)
      await editor.run('Operating model: Check Now')
      await editor.page.locator('.statusbar-item', { hasText: 'Checked' }).waitFor()
    })

    test('textDocument/prepareRename and rename: other pages are changed once that is confirmed', async () => {
      const editor = current()
      const { page } = editor
      await editor.openFile('okrs.md')
      await ready(editor)
      await editor.goTo(17, 16)
      await editor.press('F2')
      await page.locator('.rename-box input').fill('Shelf ledger')
      await editor.press('Enter')
      const panel = page.locator('.part.panel')
      const other = panel.locator('.monaco-list-row', { hasText: 'lists.md' })
      await other.waitFor()
      await editor.screenshot(`${host} rename preview`)
      await other.locator('input[type=checkbox], [role=checkbox]').first().click()
      await panel.locator('.monaco-button', { hasText: 'Apply' }).click()
      await line(editor, 'Reviews: Shelf ledger').waitFor()
      await editor.run('File: Save All')
      await editor.openFile('lists.md')
      await line(editor, 'Artifact: Shelf ledger').waitFor()
    })
  })

  // The web host opens one folder.
  if (host === 'node')
    test('workspace/didChangeWorkspaceFolders: folders come and go, each with settings of its own', async () => {
      const goal = (title: string) => `---\nopmodel: true\nowner: Ana Ruiz\n---\n\n# ${title} for Q4 2026\n\n## Goal: Improve the ovens\n`
      const editor = await Editor.open({
        host,
        folders: ['plain', 'stern'],
        files: {
          'plain/plain.md': goal('Bakery'),
          'stern/opmodel.yaml': 'version: 1\nrules: { direction-without-target: error }\n',
          'stern/stern.md': goal('Shop'),
          'late/late.md': goal('Mill'),
        },
      })
      try {
        const { page } = editor
        const row = (text: string) =>
          page.locator('.explorer-folders-view .monaco-list-row').filter({ has: page.getByText(text, { exact: true }) })
        const open = async (folder: string) => {
          if ((await row(folder).getAttribute('aria-expanded')) !== 'true') await row(folder).click()
          await row(`${folder}.md`).dblclick()
          await page.locator('.tab.active', { hasText: `${folder}.md` }).waitFor()
        }
        /** The header of the view, which names the folder of the page in front. */
        const attention = (folder: string) =>
          page.locator('.pane-header', { hasText: 'Needs Attention' }).filter({ has: page.getByText(folder, { exact: true }) })

        await open('plain')
        await editor.squiggles('warning').first().waitFor()
        await open('stern')
        await editor.squiggles('error').first().waitFor()

        editor.setFolders(['plain', 'stern', 'late'])
        await row('late').waitFor()
        await open('late')
        await editor.squiggles('warning').first().waitFor()
        await editor.screenshot(`${host} three folders`)
        await editor.run('Operating model: Show Needs Attention')
        await attention('late').waitFor()
        // The first folder stays: without it VS Code starts all extensions anew.
        editor.setFolders(['plain', 'stern'])
        await attention('late').waitFor({ state: 'detached' })
        await page.locator('.tab', { hasText: 'plain.md' }).click()
        await attention('plain').waitFor()
        await editor.squiggles('warning').first().waitFor()
      } finally {
        await editor.close()
      }
    })
})
