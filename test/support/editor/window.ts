// Windows of VS Code for suites: one for all tests of a suite, in both hosts; a test that fails is repeated once in a new one.

import assert from 'node:assert/strict'
import { closeBrowser, Editor, type EditorOptions, type HostName } from './editor.js'
import { prepareNodeHost } from './node-host.js'

/** A suite for each extension host. */
export function inBothHosts(what: string, body: (host: HostName) => void): void {
  suiteTeardown(closeBrowser)
  for (const host of ['web', 'node'] as const)
    suite(`${what} in VS Code with the ${host} extension host`, function () {
      this.timeout(180_000)
      // A whole browser and an editor of others take part: what fails twice, in a new window too, is ours.
      this.retries(1)

      suiteSetup(async function () {
        this.timeout(600_000)
        if (host === 'web') return
        const reason = await prepareNodeHost()
        if (reason === null) return
        if (process.env.CI) throw new Error(reason)
        console.log(`      skipped: ${reason}`)
        this.skip()
      })

      body(host)
    })
}

/** Starting takes longer than all that is done afterwards, so the tests of a suite share a window until one of them fails. Gives the window. */
export function sharedWindow(host: HostName, options: Omit<EditorOptions, 'host'>): () => Editor {
  let editor: Editor | undefined
  setup(async () => {
    // A window that cannot be tidied is no fault of the next test: that one gets a new window.
    if (editor && !(await inTime(editor.tidy(), mostTidying))) {
      await editor.close().catch(() => {})
      editor = undefined
    }
    editor ??= await Editor.open({ host, ...options })
  })
  teardown(async function () {
    if (this.currentTest?.isPassed()) return
    const broken = editor
    editor = undefined
    // An error here would end the whole suite, and the test may be repeated.
    await broken?.close(`${host} ${this.currentTest?.title}`).catch((error: unknown) => console.log(String(error)))
  })
  suiteTeardown(async () => {
    const last = editor
    editor = undefined
    await last?.close()
  })
  return () => {
    assert(editor, 'a window is open while a test runs')
    return editor
  }
}

/** Milliseconds after which tidying is given up. */
const mostTidying = 20_000

/** Whether work ended well within some milliseconds. */
function inTime(work: Promise<void>, milliseconds: number): Promise<boolean> {
  return Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resume) => setTimeout(() => resume(false), milliseconds).unref()),
  ])
}
