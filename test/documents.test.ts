// The documents for people say what stands in the tree: settings, dependencies, commands, links.

import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly enum?: readonly string[]; readonly markdownDescription?: string }>
      >
    }
  }
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'samples/README.md',
  'server/docs/cli.md',
  'server/docs/language-server.md',
  'server/docs/time.md',
]

suite('documents for people', () => {
  test('the table of settings in the README is current', () => {
    const text = readFileSync('README.md', 'utf8')
    const open = '<!-- generated: settings -->\n'
    const start = text.indexOf(open) + open.length
    const end = text.indexOf('<!-- /generated -->', start)
    assert.ok(start >= open.length && end >= start)
    const wanted = `${text.slice(0, start)}${settingsTable()}\n${text.slice(end)}`
    if (process.env.UPDATE) writeFileSync('README.md', wanted)
    else assert.equal(text, wanted, 'run npm run update')
  })

  test('every dependency has its place in ARCHITECTURE.md, and nothing else has', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8')
    const section = text.slice(text.indexOf('## Dependencies'))
    const said = [...section.matchAll(/^- (.*?):/gm)].flatMap(([, names = '']) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
    const all = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
    assert.deepEqual(said.sort(), all.sort())
  })

  test('ARCHITECTURE.md can be read in one sitting', () => {
    assert.ok(readFileSync('ARCHITECTURE.md', 'utf8').split('\n').length <= 250)
  })

  test('every command that is named exists', () => {
    for (const page of pages)
      for (const [, name = ''] of readFileSync(page, 'utf8').matchAll(/npm run ([\w:]+)/g))
        assert.ok(manifest.scripts[name], `${page}: ${name}`)
  })

  test('every link and every path in code leads somewhere', () => {
    for (const page of pages) {
      const text = readFileSync(page, 'utf8')
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, to = '']) => join(dirname(page), to))
      const paths = [...text.matchAll(/`((?:server|client|test|syntaxes|samples)\/[\w./-]*)`/g)].map(([, path = '']) => path)
      for (const path of [...links, ...paths]) assert.ok(existsSync(path), `${page}: ${path}`)
    }
  })
})

function settingsTable(): string {
  const rows = Object.entries(manifest.contributes.configuration.properties).map(([key, setting]) => {
    const choices = setting.enum ? ` (${setting.enum.map((choice) => `\`${choice}\``).join(', ')})` : ''
    return `| \`${key}\` | \`${String(setting.default)}\` | ${setting.markdownDescription ?? ''}${choices} |`
  })
  return ['| Setting | Default | What it does |', '| --- | --- | --- |', ...rows].join('\n')
}
