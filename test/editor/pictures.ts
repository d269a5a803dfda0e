// `npm run pictures`: the pictures of the README, taken of the built product in real VS Code with the samples. Not a test.

import { mkdirSync } from 'node:fs'
import { closeBrowser, Editor } from '../support/editor/editor.js'

const folder = 'client/media/pictures'
mkdirSync(folder, { recursive: true })

const settings = { 'workbench.colorTheme': 'Default Light Modern', 'editor.minimap.enabled': false, 'opmodel.inlayHints': true }
const viewport = { width: 1280, height: 720 }

const writing = await Editor.open({ host: 'web', folder: 'samples/messy', settings, viewport })
await writing.openFile('goals/lab-goals.md')
await writing.squiggles('warning').first().waitFor()
await writing.openPreview()
await writing.press('Control+1')
await writing.page.locator('.editor-instance .squiggly-warning').first().hover({ force: true })
await writing.page.locator('.monaco-hover:visible .hover-contents').first().waitFor()
await writing.page.screenshot({ path: `${folder}/editor.png` })
await writing.close()

const reading = await Editor.open({ host: 'web', folder: 'samples/clean', settings, viewport })
await reading.openFile('goals/2026-q4.md')
await reading.openPreview()
await reading.model.locator('.scope select').selectOption({ label: 'Whole project' })
await reading.model.locator('#view', { hasText: 'Mission' }).waitFor()
await reading.model.getByRole('tab', { name: 'Time' }).click()
await reading.model.locator('.picture.time').waitFor()
await reading.press('Control+2')
await reading.run('View: Toggle Maximize Editor Group')
await reading.model.locator('.picture.time').waitFor()
await reading.page.screenshot({ path: `${folder}/time.png` })
await reading.close()
await closeBrowser()
