// The Model preview as its readers meet it: each view light, dark and in high contrast, narrow and wide, without a barrier, and by the keyboard alone.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame } from 'playwright-core'
import { closeBrowser, Editor } from '../support/editor/editor.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' }
const widths = { narrow: 320, wide: 1200 }
const views = ['Outline', 'Time', 'Rhythm', 'Flow'] as const

/** As much of an element as is needed here; the tests are compiled without a browser's types. */
interface Styled {
  readonly style: { setProperty(name: string, value: string, priority: string): void }
}

interface Seen {
  readonly barriers: readonly string[]
  readonly cut: readonly string[]
  readonly small: readonly string[]
  readonly overlaps: readonly string[]
  readonly wider: number
}

/** Runs inside the page of the preview, where nothing of this file is known. */
const look = `(async () => {
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && !element.closest('.unseen, [hidden]')
  const texts = [...document.querySelectorAll('body *')].filter((element) =>
    shown(element) && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
  const name = (element) => (element.className.baseVal ?? element.className) + ': ' + element.textContent.trim().slice(0, 40)
  const visuallyHidden = (element) => { const box = element.getBoundingClientRect(); return box.width <= 1 || box.height <= 1 }
  const small = texts.filter((element) => !visuallyHidden(element) && parseFloat(getComputedStyle(element).fontSize) < 12).map(name)
  const cut = texts.filter((element) => {
    const style = getComputedStyle(element)
    const clipped = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && style.overflowX !== 'auto' && style.overflowX !== 'scroll'
    const named = element.closest('[title]') || element.hasAttribute('aria-label')
    return clipped && !visuallyHidden(element) && !named
  }).map(name)
  const boxes = texts.filter((element) => !visuallyHidden(element)).map((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return { element, rects: [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1) }
  })
  const overlaps = []
  for (let i = 0; i < boxes.length && overlaps.length < 5; i++)
    for (let j = i + 1; j < boxes.length && overlaps.length < 5; j++) {
      const [a, b] = [boxes[i], boxes[j]]
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue
      const over = a.rects.some((one) => b.rects.some((other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 5))
      if (over) overlaps.push(name(a.element) + ' / ' + name(b.element))
    }
  for (const text of document.querySelectorAll('svg text')) {
    const [inner, outer] = [text.getBoundingClientRect(), text.closest('svg').getBoundingClientRect()]
    if (inner.right > outer.right + 1 || inner.left < outer.left - 1 || inner.bottom > outer.bottom + 1) cut.push('svg: ' + text.textContent)
    if (inner.height > 0 && parseFloat(getComputedStyle(text).fontSize) * (outer.width / (text.closest('svg').viewBox.baseVal.width || outer.width)) < 11.9) small.push('svg: ' + text.textContent)
  }
  for (const box of document.querySelectorAll('svg g')) {
    const [rect, text] = [box.querySelector(':scope > rect'), box.querySelector(':scope > text')]
    if (rect && text && rect.getBoundingClientRect().height > 30 && text.getBoundingClientRect().right > rect.getBoundingClientRect().right) cut.push('box: ' + text.textContent)
  }
  const { violations } = await axe.run(document, { rules: { region: { enabled: false } } })
  const barriers = violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200) + ' ' + (nodes[0].any[0]?.message ?? ''))
  return { barriers, cut, small, overlaps, wider: document.documentElement.scrollWidth - innerWidth }
})()`

suite('the Model preview for everybody', function () {
  this.timeout(180_000)
  // A whole browser and an editor of others take part: what fails twice is ours.
  this.retries(1)
  suiteTeardown(closeBrowser)

  for (const [theme, colorTheme] of Object.entries(themes))
    test(`${theme}: every view, narrow and wide, without a barrier`, async () => {
      const editor = await Editor.open({
        host: 'web',
        folder: 'samples/clean',
        settings: { 'workbench.colorTheme': colorTheme },
        viewport: { width: 1300, height: 900 },
      })
      try {
        const frame = await previewOf(editor)
        await editor.run('View: Toggle Primary Side Bar Visibility')
        for (const [width, pixels] of Object.entries(widths)) {
          // VS Code itself does not become so narrow; the frame of the page does.
          await editor.page
            .locator('iframe.webview[src*="opmodel.opmodel"]')
            .evaluate((element, wanted) => (element as unknown as Styled).style.setProperty('width', `${wanted}px`, 'important'), pixels)
          await frame.waitForFunction(`Math.abs(innerWidth - ${pixels}) < 3`)
          for (const view of views) {
            await frame.locator(`#tab-${view.toLowerCase()}`).evaluate((tab) => (tab as unknown as { click(): void }).click())
            await frame.locator(`#view[aria-labelledby="tab-${view.toLowerCase()}"]`).waitFor()
            await editor.screenshot(`view ${view} ${theme} ${width}`)
            const seen = (await frame.evaluate(look)) as Seen
            assert.deepEqual(seen, { barriers: [], cut: [], small: [], overlaps: [], wider: 0 }, `${view}, ${theme}, ${width}`)
          }
        }
      } finally {
        await editor.close()
      }
    })

  test('by the keyboard alone: from the view to the page, and the cursor marks its place in the view', async () => {
    const editor = await Editor.open({ host: 'web', folder: 'samples/clean' })
    try {
      await editor.openFile('goals/2026-q4.md')
      const frame = await editor.openPreview()
      await editor.press('Control+2')
      const focused = () => frame.evaluate('document.activeElement.textContent.trim()') as Promise<string>
      const reach = async (key: string, start: RegExp) => {
        for (let presses = 0; !start.test(await focused()); presses++) {
          assert.ok(presses < 30, `${key} leads to ${start}`)
          await editor.press(key)
        }
      }
      await reach('Tab', /^\W*objective Commuters/)
      await reach('ArrowDown', /^\W*objective A rental bike/)
      await editor.press('Enter')
      await editor.page.locator('.statusbar-item', { hasText: 'Ln 23,' }).waitFor()
      await editor.press('Control+1')
      await editor.goTo(34, 5)
      await editor.model.locator('.at-cursor', { hasText: 'The front desk gives a price people believe' }).waitFor()
    } finally {
      await editor.close()
    }
  })
})

/** The page of the preview of the whole folder, in front of everything else. */
async function previewOf(editor: Editor): Promise<Frame> {
  await editor.openFile('goals/2026-q4.md')
  const frame = await editor.openPreview()
  await editor.press('Control+2')
  await editor.run('View: Toggle Maximize Editor Group')
  await frame.locator('.scope select').selectOption({ label: 'Whole project' })
  await frame.locator('#view', { hasText: 'Mission' }).waitFor()
  await frame.evaluate(axe)
  return frame
}
