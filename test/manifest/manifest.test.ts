// The manifest against the code: settings are generated, every command exists on both sides, and the promises of size and quiet hold.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { contributedConfiguration, settings } from '../../client/src/settings-list.js'
import { templates } from '../../client/src/templates.js'

interface Manifest {
  readonly activationEvents: readonly string[]
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown }; readonly virtualWorkspaces: unknown }
  readonly contributes: {
    configuration: unknown
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[]
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[]
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string; readonly media: { readonly markdown: string } }[]
    }[]
    readonly keybindings?: unknown
  }
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const { contributes } = manifest
const code = sources('client/src')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
const commands = contributes.commands.map(({ command }) => command)

suite('manifest', () => {
  test('contributes.configuration is the settings list', () => {
    if (process.env.UPDATE) {
      contributes.configuration = contributedConfiguration()
      writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`)
    }
    assert.deepEqual(contributes.configuration, contributedConfiguration())
  })

  test('there are at most twelve settings, and the code or the server reads each', () => {
    assert.ok(settings.length <= 12)
    const all =
      code +
      sources('server/src/lsp')
        .map((file) => readFileSync(file, 'utf8'))
        .join('\n')
    // The library itself reads the trace, by its name.
    const unread = settings
      .map(({ key }) => key)
      .filter((key) => key !== 'trace.server' && !all.replace(/key: '[^']*'/g, '').includes(`'${key}'`))
    assert.deepEqual(unread, [])
  })

  test('every command of the manifest is registered, and every one that is registered for people is in the manifest', () => {
    const registered = new Set([...code.matchAll(/command\(\s*'(opmodel\.[\w.]+)'/g)].map(([, name]) => name))
    for (const { id, menu } of templates) if (menu) registered.add(`opmodel.new.${id}`)
    const internal = ['opmodel.reveal', 'opmodel.showReferences', 'opmodel.explainRule']
    assert.deepEqual(
      commands.filter((name) => !registered.has(name)),
      [],
    )
    assert.deepEqual(
      [...registered].filter((name) => !commands.includes(name ?? '') && !internal.includes(name ?? '')),
      [],
    )
  })

  test('the palette shows at most twenty commands, all under one category, and no key is taken', () => {
    const hidden = new Set((contributes.menus.commandPalette ?? []).filter(({ when }) => when === 'false').map(({ command }) => command))
    const shown = contributes.commands.filter(({ command }) => !hidden.has(command))
    assert.ok(shown.length <= 20, `${shown.length} commands`)
    assert.deepEqual([...new Set(contributes.commands.map(({ category }) => category))], ['Operating model'])
    assert.equal(contributes.keybindings, undefined)
  })

  test('menus, welcome texts and the walkthrough name commands, views and files that exist', () => {
    const inMenus = Object.values(contributes.menus)
      .flat()
      .map(({ command }) => command)
    const inTexts = [
      ...contributes.viewsWelcome.map(({ contents }) => contents),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ description }) => description)),
    ]
      .flatMap((text) => [...text.matchAll(/command:([\w.]+)/g)].map(([, name]) => name ?? ''))
      .filter((name) => name.startsWith('opmodel.'))
    assert.deepEqual(
      [...inMenus, ...inTexts].filter((name) => !commands.includes(name)),
      [],
    )
    const views = Object.values(contributes.views)
      .flat()
      .map(({ id }) => id)
    assert.equal(views.length, 2)
    assert.deepEqual(
      contributes.viewsWelcome.map(({ view }) => view).filter((view) => !views.includes(view)),
      [],
    )
    const media = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown))
    assert.deepEqual(
      media.filter((file) => !existsSync(file)),
      [],
    )
  })

  test('it works in Restricted Mode and in virtual folders, and does not wake up for everything', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true)
    assert.equal(manifest.capabilities.virtualWorkspaces, true)
    assert.deepEqual(
      manifest.activationEvents.filter((event) => event === '*' || event.startsWith('onStartup') || /workspaceContains:.*[*?]/.test(event)),
      [],
    )
  })

  test('the entry points of both hosts stay thin', () => {
    for (const file of ['client/src/node.ts', 'client/src/browser.ts'])
      assert.ok(readFileSync(file, 'utf8').trimEnd().split('\n').length <= 25, file)
  })
})

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
}
