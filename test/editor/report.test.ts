// The printable report in a real browser: readable by everybody, on a narrow screen, in the dark and on paper; nothing asks the network.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { opmodel, scratch } from '../support/command.js'
import { launchChromium } from '../support/editor/chromium.js'

suite('report in a browser', () => {
  const folder = scratch()
  let browser: Browser
  suiteSetup(async function () {
    this.timeout(120_000)
    browser = await launchChromium()
  })
  suiteTeardown(() => browser.close())

  test('no barrier, no error, no request, nothing cut off', async () => {
    const file = join(folder.path, 'model.html')
    writeFileSync(file, (await opmodel(process.cwd(), ['report', 'samples/clean', 'samples/messy'])).out)
    for (const [colorScheme, media, width] of [
      ['light', 'screen', 1100],
      ['dark', 'screen', 420],
      ['light', 'print', 800],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
      const page = await context.newPage()
      const told: string[] = []
      page.on('console', (message) => told.push(message.text()))
      page.on('pageerror', (error) => told.push(String(error)))
      page.on('request', (request) => {
        if (!request.url().startsWith('file:')) told.push(request.url())
      })
      await page.emulateMedia({ media, colorScheme })
      await page.goto(pathToFileURL(file).href)
      assert.deepEqual(told, [])
      const [needed, there] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [number, number]
      assert.ok(needed <= there, `${needed} of ${there} at ${width}`)
      const { violations } = await new AxeBuilder({ page }).analyze()
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
      )
      await context.close()
    }
  }).timeout(180_000)
})
