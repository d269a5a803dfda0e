// Neovim's own client with the very settings that the page on the language server shows, driven without a screen.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findNeovim, type Neovim } from '../support/neovim.js'

const page = `---
opmodel: true
owner: Ana Ruiz
---

# Plans for Q4 2026

## Goal: Improve the packing of glass

It breaks.

## Ritual: Fleet walk

- Cadence: every Thursday

The Fleet walk looks at the glass.
`

suite('Neovim', function () {
  this.timeout(180_000)
  let folder: string
  let neovim: Neovim
  const seen = new Map<string, unknown>()

  suiteSetup(function () {
    const found = findNeovim()
    if (typeof found === 'string') {
      if (process.env.CI) throw new Error(found)
      console.log(`      skipped: ${found}`)
      this.skip()
      return
    }
    neovim = found
    execFileSync(process.execPath, ['server/esbuild.mjs', '--quiet'])
    folder = mkdtempSync(join(tmpdir(), 'opmodel-neovim-'))
    for (const name of ['bin', 'work', 'home']) mkdirSync(join(folder, name))
    writeFileSync(join(folder, 'bin/opmodel'), `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.cjs')}" "$@"\n`, { mode: 0o755 })
    writeFileSync(join(folder, 'work/opmodel.yaml'), 'version: 1\n')
    writeFileSync(join(folder, 'work/plans.md'), page)
    const shown = /From 0\.8 on[\s\S]*?```lua\n([\s\S]*?)```/.exec(readFileSync('server/docs/language-server.md', 'utf8'))?.[1]
    assert.ok(shown, 'the page shows the settings')
    writeFileSync(join(folder, 'init.lua'), shown)
    const [command, ...words] = neovim.command
    const { stderr } = spawnSync(
      command,
      [...words, '--headless', '-n', '-i', 'NONE', '-u', join(folder, 'init.lua'), 'plans.md', '-S', resolve('test/lsp/neovim.lua')],
      {
        cwd: join(folder, 'work'),
        encoding: 'utf8',
        timeout: 150_000,
        env: {
          ...process.env,
          ...neovim.env,
          HOME: join(folder, 'home'),
          XDG_CONFIG_HOME: join(folder, 'home'),
          OPMODEL_SEEN: join(folder, 'seen'),
          PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
        },
      },
    )
    for (const line of readFileSync(join(folder, 'seen'), 'utf8').trim().split('\n')) {
      assert.notEqual(line, '', `Neovim said nothing: ${stderr}`)
      const { step, value } = JSON.parse(line) as { step: string; value: unknown }
      seen.set(step, value)
    }
  })
  suiteTeardown(() => folder && rmSync(folder, { recursive: true, force: true }))

  const text = (step: string) => (seen.get(step) as readonly string[]).join('\n')

  test('diagnostics stand on their lines', () => {
    const [first] = seen.get('diagnostics') as readonly { line: number; code: string; message: string }[]
    assert.equal(first?.line, 8)
    assert.equal(first.code, 'direction-without-target')
  })

  test('the hover tells the goal’s time span', () => assert.match(text('hover'), /Q4 2026/))

  test('fields are completed', () => assert.ok((seen.get('completion') as readonly string[]).some((label) => /^Owner/.test(label))))

  test('a code action is applied to the page', () =>
    assert.match(text('code action'), /<!-- opmodel-disable-line direction-without-target -->/))

  test('a ritual is renamed where it stands and where it is named', () => {
    assert.match(text('rename'), /^## Ritual: Fleet ride$/m)
  })
})
