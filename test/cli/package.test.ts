// What npm and the extension's packager pack: nothing but what is needed; the command line runs in an empty folder.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scratch } from '../support/command.js'

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

suite('package', () => {
  const folder = scratch()

  test('npm packs the command line, its server, its pages and schemas, and it runs where nothing else is', () => {
    const output = execFileSync(npm, ['pack', '--json', '--pack-destination', folder.path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [packed] = JSON.parse(output.slice(output.indexOf('['))) as { filename: string; files: { path: string }[] }[]
    const others = packed!.files
      .map(({ path }) => path)
      .filter((path) => !/^server\/(?:docs|schema)\/|^dist\/server\/node\/[\w-]+\.mjs$/.test(path))
      .sort()
    assert.deepEqual(others, [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/check.cjs',
      'dist/cli.cjs',
      'dist/commands.cjs',
      'dist/server/node.mjs',
      'package.json',
    ])

    const empty = join(folder.path, 'empty')
    mkdirSync(empty)
    const offline = ['--offline', '--no-audit', '--no-fund', '--prefix', empty]
    execFileSync(npm, ['install', ...offline, join(folder.path, packed!.filename)], { stdio: 'ignore' })
    const { bin } = JSON.parse(readFileSync(join(empty, 'node_modules/opmodel/package.json'), 'utf8')) as { bin: { opmodel: string } }
    assert.equal(bin.opmodel, 'dist/cli.cjs')
    const run = (words: readonly string[], input = '') => {
      const { status, stdout, stderr } = spawnSync(npm, ['exec', '--offline', '--', 'opmodel', ...words], {
        cwd: empty,
        input,
        encoding: 'utf8',
      })
      return { status, stdout, stderr }
    }
    assert.deepEqual(run(['check', '--format', 'pretty']), { status: 0, stdout: 'No Markdown pages were found.\n', stderr: '' })
    assert.match(
      run(['check', '-'], '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Improve care\n').stdout,
      /^standard input:8:3: warning/,
    )
    const lsp = run(['lsp', '--stdio'])
    assert.doesNotMatch(lsp.stderr, /Cannot find|not defined/)
    assert.deepEqual(readdirSync(empty).sort(), ['node_modules', 'package-lock.json', 'package.json'])
  }).timeout(300_000)

  test('the extension holds what it loads and shows, and nothing of the command line or of how it is made', () => {
    const vsce = fileURLToPath(new URL('../../node_modules/@vscode/vsce/vsce', import.meta.url))
    const listed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { encoding: 'utf8' }).trim().split(/\r?\n/)
    const wanted =
      /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/(?:client|server|preview)\/.+|client\/media\/.+|syntaxes\/.+|server\/docs\/rules\/.+|samples\/clean\/.+)$/
    assert.deepEqual(
      listed.filter((path) => !wanted.test(path)),
      [],
    )
    const manifest = readFileSync('package.json', 'utf8')
    const named = [...manifest.matchAll(/"(?:\.\/)?((?:dist\/client|syntaxes|client\/media)\/[^"]+)"/g)].map((match) => match[1]!)
    const loaded = ['dist/server/node.mjs', 'dist/server/browser.js', 'dist/preview/main.js', 'dist/preview/preview.css']
    assert.deepEqual(
      [...named, ...loaded, 'server/docs/rules/unclear-goal.md'].filter((path) => !listed.includes(path)),
      [],
    )
  }).timeout(120_000)
})
