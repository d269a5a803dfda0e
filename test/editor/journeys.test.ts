// What a person does in VS Code, in both hosts: sees the underline, reads why, fixes it from the keyboard, finds it in the views.

import assert from 'node:assert/strict'
import { statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { Editor, type HostName } from '../support/editor/editor.js'
import { prepareNodeHost } from '../support/editor/node-host.js'

const goals = `# Goals for Q4 2026

Owner: Ana Ruiz

## Goal: Improve the onboarding of new suppliers

They wait too long for their first order.

## Goal: Reduce the time to the first order from 12 to 5 days

Suppliers leave before it comes.
`
const notes = `# Trip to the lake

We took the early train. The goal of the day was to swim before lunch, and we did.

## Packing

- towels
- bread
`

for (const host of ['web', 'node'] as const satisfies readonly HostName[])
  suite(`VS Code with the ${host} extension host`, function () {
    this.timeout(180_000)
    let editor: Editor | undefined

    suiteSetup(async function () {
      this.timeout(600_000)
      if (host === 'web') return
      const reason = await prepareNodeHost()
      if (reason === null) return
      if (process.env.CI) throw new Error(reason)
      console.log(`      skipped: ${reason}`)
      this.skip()
    })
    teardown(async function () {
      const failed = this.currentTest?.isPassed() ? undefined : `${host} ${this.currentTest?.title}`
      const open = editor
      editor = undefined
      await open?.close(failed)
    })

    test('a vague goal is underlined, explained, fixed from the keyboard and then clear', async () => {
      editor = await Editor.open({ host, files: { 'goals.md': goals } })
      await editor.openFile('goals.md')
      await editor.squiggles('warning').first().waitFor()
      await editor.goTo(5, 12)
      await editor.hover(/Q4 2026/)
      await editor.press('Escape')
      await editor.screenshot(`${host} squiggle`)
      const titles = await editor.fixes()
      assert.ok(titles.length > 0, 'there is a fix')
      await editor.screenshot(`${host} fixes`)
      await editor.press('Enter')
      await editor.page.locator('.snippet-placeholder').first().waitFor({ state: 'attached' })
      for (const words of ['12 days', '5 days', '2026-12-31']) {
        await editor.type(words)
        await editor.press('Tab')
      }
      await editor.press('Escape')
      await editor.goTo(1)
      await editor.squiggles('warning').first().waitFor({ state: 'detached' })
      assert.match(await editor.saved('goals.md'), /12 days.*5 days/)
      await editor.screenshot(`${host} fixed`)
    })

    test('the views list what was found and what needs attention, and follow the cursor both ways', async () => {
      editor = await Editor.open({ host, files: { 'goals.md': goals } })
      const { page } = editor
      await editor.openFile('goals.md')
      await editor.squiggles('warning').first().waitFor()
      await editor.run('Operating model: Show Operating Model')
      const item = (text: string) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first()
      await item('Improve the onboarding').waitFor()
      await item('Reduce the time').click()
      await page.locator('.statusbar-item', { hasText: 'Ln 9,' }).waitFor()
      await page.locator('.editor-instance .view-line', { hasText: 'Improve the onboarding' }).click()
      await page.locator('.pane-body .monaco-list-row.selected', { hasText: 'Improve the onboarding' }).waitFor()
      await page.locator('.pane-header', { hasText: 'Needs Attention' }).locator('..').locator('.monaco-list-row').nth(1).waitFor()
      await editor.screenshot(`${host} views`)
      const label = await item('Improve the onboarding').getAttribute('aria-label')
      assert.match(label ?? '', /^goal, Improve the onboarding/i)
      assert.deepEqual(await editor.notifications(), [])
    })

    test('the Model preview and the badges of the Markdown preview show the goals', async () => {
      editor = await Editor.open({ host, files: { 'goals.md': goals } })
      const { page } = editor
      await editor.openFile('goals.md')
      await editor.squiggles('warning').first().waitFor()
      await editor.run('Operating model: Open Model Preview')
      const model = page.frameLocator('iframe.webview[src*="opmodel.opmodel"]').frameLocator('iframe')
      await model.getByText('Reduce the time').first().waitFor()
      await editor.screenshot(`${host} preview`)
      await editor.run('Markdown: Open Preview to the Side')
      const markdown = page.frameLocator('iframe.webview[src*="markdown-language-features"]').frameLocator('iframe')
      await markdown.locator('.opmodel-badge').first().waitFor()
      await editor.screenshot(`${host} badges`)
    })

    test('a folder of ordinary Markdown shows nothing, and none of its closed files is read', async () => {
      editor = await Editor.open({ host, files: { 'lake.md': notes, 'closed.md': goals } })
      const closed = join(editor.folder, 'closed.md')
      // The system writes down when a file was read, if that is later than what stands there.
      utimesSync(closed, 0, new Date())
      await editor.openFile('lake.md')
      await editor.run('Operating model: Copy Report for a Bug')
      await editor.page.locator('.statusbar-item', { hasText: 'The report is in the clipboard' }).waitFor()
      const report = await editor.page.evaluate(() => navigator.clipboard.readText())
      assert.match(report, /recognised: none/)
      for (const kind of ['error', 'warning', 'info'] as const) assert.equal(await editor.squiggles(kind).count(), 0)
      assert.deepEqual(
        editor.requests.filter((request) => /do=read.*closed\.md/.test(request)),
        [],
      )
      assert.equal(statSync(closed).atimeMs, 0)
      assert.deepEqual(await editor.notifications(), [])
      await editor.screenshot(`${host} ordinary Markdown`)
    })

    // VS Code for the web 1.91 takes every folder that its page names as trusted.
    if (host === 'node')
      test('it works in Restricted Mode', async () => {
        editor = await Editor.open({ host, files: { 'goals.md': goals }, askForTrust: true })
        await editor.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor()
        await editor.openFile('goals.md')
        await editor.squiggles('warning').first().waitFor()
        await editor.screenshot(`${host} restricted`)
      })

    test('File › New File offers a goals page whose blanks are ready to be filled in', async () => {
      editor = await Editor.open({ host, files: { 'lake.md': notes } })
      await editor.run('Operating model: New Page from a Template…')
      await editor.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Goals' }).first().waitFor()
      await editor.press('Enter')
      await editor.page.locator('.snippet-placeholder').first().waitFor({ state: 'attached' })
      await editor.type('Q1 2027')
      await editor.page.locator('.editor-instance .view-line', { hasText: 'Goals for Q1 2027' }).waitFor()
      await editor.screenshot(`${host} new page`)
    })
  })
