// What a person does in VS Code, in both hosts: sees the underline, reads why, fixes it from the keyboard, finds it in the views.

import assert from 'node:assert/strict'
import { readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { inBothHosts, sharedWindow } from '../support/editor/window.js'

const page = (title: string, goals: string) => `# ${title} for Q4 2026\n\nOwner: Ana Ruiz\n\n${goals}`
const files = {
  'fix.md': page('Goals', '## Goal: Improve the onboarding of new suppliers\n\nThey wait too long for their first order.\n'),
  'tree.md': page(
    'Plans',
    '## Goal: Improve the packing of glass\n\nIt breaks.\n\n## Goal: Reduce the time to the first order from 12 to 5 days\n\nSuppliers leave before it comes.\n',
  ),
  'show.md': page(
    'Aims',
    '## Goal: Improve the labels\n\nNobody reads them.\n\n## Goal: Cut returns from 9 % to 4 %\n\nThey cost us the margin.\n',
  ),
  'walk.md':
    '---\nopmodel: true\nowner: Ana Ruiz\n---\n\n# Rituals\n\n## Ritual: Fleet walk\n\n- Cadence: every Thursday\n- Produces: Fleet list\n\n## Artifact: Fleet list\n\n- Purpose: every bike and its next check\n',
  'list.md': '---\nopmodel: true\n---\n\n# Branches\n\n- North\n  - Goal: Sign 40 clinics\n    - Owner: Ana Ruiz\n',
} as const

const notes = `# Trip to the lake

We took the early train. The goal of the day was to swim before lunch, and we did.
`
const post = readFileSync(new URL('../support/post.md', import.meta.url), 'utf8')

inBothHosts('What a person does', (host) => {
  suite('a folder with goals', () => {
    const current = sharedWindow(host, { files })

    test('textDocument/diagnostic, codeAction and didSave: a vague goal is underlined, explained, fixed from the keyboard and then clear', async () => {
      const editor = current()
      await editor.openFile('fix.md')
      await editor.squiggles('warning').first().waitFor()
      await editor.goTo(5, 30)
      await editor.hover(/Q4 2026 \(1 Oct – 31 Dec 2026\), from the heading/)
      await editor.screenshot(`${host} hover`)
      await editor.press('Escape')
      await editor.goTo(5, 12)
      await editor.press('Control+k')
      await editor.press('Control+i')
      await editor.page.locator('.monaco-hover:visible a', { hasText: 'direction-without-target' }).click()
      await editor.markdown.getByText('How to set it').waitFor()
      await editor.screenshot(`${host} rule`)
      await editor.run('View: Revert and Close Editor')
      await editor.goTo(5, 12)
      const titles = await editor.fixes()
      assert.match(titles[0] ?? '', /from/i)
      const ownPage = titles.findIndex((title) => /a page of its own$/.test(title))
      assert.equal(titles[ownPage - 1], 'Explain ‘direction-without-target’', 'what is about the finding comes first, and ends so')
      await editor.screenshot(`${host} fixes`)
      await editor.press('Enter')
      await editor.page.locator('.snippet-placeholder').first().waitFor({ state: 'attached' })
      for (const words of ['12 days', '5 days']) {
        await editor.type(words)
        await editor.press('Tab')
      }
      await editor.goTo(1)
      await editor.squiggles('warning').first().waitFor({ state: 'detached' })
      assert.match(await editor.saved('fix.md'), /^## Goal: Improve the onboarding of new suppliers from 12 days to 5 days$/m)
    })

    test('the views list what was found and what needs attention, and follow the cursor both ways', async () => {
      const editor = current()
      const { page } = editor
      await editor.openFile('tree.md')
      await editor.squiggles('warning').first().waitFor()
      await editor.run('Operating model: Show Operating Model')
      const item = (text: string) => page.locator('.pane-body .monaco-list-row', { hasText: text }).first()
      await item('Reduce the time').click()
      await page.locator('.statusbar-item', { hasText: 'Ln 9,' }).waitFor()
      await page.locator('.editor-instance .view-line', { hasText: 'Improve the packing' }).click()
      await page.locator('.pane-body .monaco-list-row.selected', { hasText: 'Improve the packing' }).waitFor()
      await page.locator('.pane-header', { hasText: 'Needs Attention' }).locator('..').locator('.monaco-list-row').nth(1).waitFor()
      await editor.screenshot(`${host} views`)
      assert.match((await item('Improve the packing').getAttribute('aria-label')) ?? '', /^goal, Improve the packing/i)
      assert.deepEqual(await editor.notifications(), [])
    })

    test('the Model preview jumps both ways and follows what is typed; the Markdown preview has badges', async () => {
      const editor = current()
      const { page, model } = editor
      await editor.openFile('show.md')
      await editor.squiggles('warning').first().waitFor()
      await editor.run('Operating model: Open Model Preview')
      await model.getByText('Cut returns').first().click()
      await page.locator('.statusbar-item', { hasText: 'Ln 9,' }).waitFor()
      await page.locator('.editor-instance .view-line', { hasText: 'Improve the labels' }).click()
      await model.locator('.at-cursor', { hasText: 'Improve the labels' }).waitFor()
      // On a busy machine the preview may still be taking the focus of the click before.
      await editor.run('View: Focus First Editor Group')
      await editor.goTo(5, 100)
      await editor.type(' of jars')
      await model.getByText('Improve the labels of jars').first().waitFor()
      await editor.screenshot(`${host} preview`)
      await editor.run('Markdown: Open Preview to the Side')
      await editor.markdown.locator('.opmodel-badge').first().waitFor()
      await editor.screenshot(`${host} badges`)
    })

    test('a fix inside a list keeps the list as it is', async () => {
      const editor = current()
      await editor.openFile('list.md')
      await editor.squiggles('warning').first().waitFor()
      await editor.goTo(8, 12)
      assert.equal((await editor.fixes())[0], 'Add ‘By:’')
      await editor.press('Enter')
      await editor.page.locator('.editor-instance .view-line', { hasText: 'By:' }).waitFor()
      await editor.press('Escape')
      assert.match(await editor.saved('list.md'), /^ {4}- Owner: Ana Ruiz\n {4}- By: \d{4}-\d\d-\d\d$/m)
    })

    test('owners are offered while a field is written', async () => {
      const editor = current()
      await editor.openFile('tree.md')
      await editor.squiggles('warning').first().waitFor()
      await editor.goTo(3, 50)
      for (let n = 0; n < 'Ana Ruiz'.length; n++) await editor.press('Backspace')
      await editor.press('Control+Space')
      await editor.page.locator('.suggest-widget .monaco-list-row', { hasText: 'Ana Ruiz' }).first().waitFor()
    })

    test('a colon brings names; a name leads to what it means and is renamed with it', async () => {
      const editor = current()
      const { page } = editor
      await editor.openFile('walk.md')
      await editor.goTo(10, 100)
      await editor.press('Enter')
      await editor.type('- Owner:')
      const offered = page.locator('.suggest-widget .monaco-list-row', { hasText: 'Ana Ruiz' }).first()
      await offered.waitFor()
      await offered.click()
      await editor.goTo(12, 15)
      await editor.press('F12')
      await page.locator('.statusbar-item', { hasText: 'Ln 14,' }).waitFor()
      await editor.press('F2')
      await page.locator('.rename-box input').fill('Bike list')
      await editor.press('Enter')
      await page.locator('.editor-instance .view-line', { hasText: 'Produces: Bike list' }).waitFor()
      const text = await editor.saved('walk.md')
      assert.match(text, /^- Owner: Ana Ruiz\n- Produces: Bike list\n\n## Artifact: Bike list$/m)
    })

    test('the status says what the page holds; what was understood is one step away', async () => {
      const editor = current()
      await editor.openFile('tree.md')
      await editor.squiggles('warning').first().waitFor()
      const status = await editor.status()
      await status.getByText('2 goals').waitFor()
      await editor.screenshot(`${host} status`)
      await status.getByText('What was understood').click()
      await editor.markdown.getByText('What was understood in tree').waitFor()
      await editor.screenshot(`${host} understood`)
    })

    test('File › New File offers a goals page whose blanks are ready to be filled in', async () => {
      const editor = current()
      await editor.run('Create: New File...')
      const row = editor.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Goals' }).first()
      await row.waitFor()
      await editor.screenshot(`${host} new file`)
      await row.click()
      await editor.page.locator('.snippet-placeholder').first().waitFor({ state: 'attached' })
      await editor.type('Q1 2027')
      await editor.page.locator('.editor-instance .view-line', { hasText: 'Goals for Q1 2027' }).waitFor()
    })
  })

  suite(`a folder of ordinary Markdown${host === 'node' ? ', in Restricted Mode' : ''}`, () => {
    // VS Code for the web 1.91 takes every folder that its page names as trusted.
    const askForTrust = host === 'node'
    const current = sharedWindow(host, { files: { 'lake.md': notes, 'closed.md': files['tree.md'], 'post.md': post }, askForTrust })

    test('shows nothing, and none of its closed files is read', async () => {
      const editor = current()
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
    })

    test('its view says why it is empty and what to do', async () => {
      const editor = current()
      rmSync(join(editor.folder, 'closed.md'))
      await editor.openFile('lake.md')
      await editor.run('Operating model: Show Operating Model')
      await editor.page.locator('.welcome-view', { hasText: 'No goals, rituals or other parts' }).first().waitFor()
      await editor.page.locator('.welcome-view .monaco-button', { hasText: 'New Page from a Template' }).first().waitFor()
      await editor.screenshot(`${host} empty view`)
    })

    test('a page that is no plan is left alone until its author asks for it to be treated as one', async () => {
      const editor = current()
      const { page, model } = editor
      await editor.openFile('post.md')
      const status = await editor.status()
      await status.getByText('not recognised').waitFor()
      assert.equal(await editor.squiggles('warning').count(), 0)
      if (askForTrust) await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor()
      await status.getByText('Treat as a model').click()
      await editor.squiggles('warning').first().waitFor()
      const problems = (await editor.problems()).join('\n')
      await editor.screenshot(`${host} post`)
      assert.match(problems, /time span/)
      assert.match(problems, /____/)
      await page.locator('.editor-instance .view-line', { hasText: 'persistent models' }).click()
      await editor.goTo(13, 26)
      await editor.hover(/Persistent model/i)
      await editor.screenshot(`${host} post hover`)
      await editor.press('Escape')
      await editor.run('Operating model: Open Model Preview')
      await model.getByText('The Goal').first().waitFor()
      await editor.screenshot(`${host} post preview`)
    })
  })
})
