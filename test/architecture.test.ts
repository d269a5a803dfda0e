// Folder boundaries and what is deliberately absent: who may import what, no clock in core, one opening sentence per module.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

interface Row {
  readonly folder: string
  /** Folders of this repository. */
  readonly own: readonly string[]
  readonly packages: RegExp
  readonly except?: readonly string[]
}

const core = 'server/src/core'
const pure = /^(unified|remark.*|micromark.*|mdast.*|unist-.*|yaml|temporal-polyfill.*|chrono-node\/en|github-slugger|fuzzysort)$/
/** The most particular folder comes first: a file belongs to the first row that holds it. */
const table: readonly Row[] = [
  { folder: `${core}/render`, own: [core], packages: new RegExp(`${pure.source}|^(rrule|ical-generator)$`) },
  { folder: core, own: [core], packages: pure },
  { folder: 'server/src/protocol', own: ['server/src/protocol', core], packages: /^$/ },
  {
    folder: 'server/src/lsp',
    own: ['server/src/lsp', core, 'server/src/protocol'],
    packages: /^(vscode-languageserver|vscode-uri)$/,
  },
  {
    folder: 'server/src/host',
    own: ['server/src/host', 'server/src/lsp', core, 'server/src/protocol'],
    packages: /^(node:.*|vscode-languageserver\/(node|browser)(\.js)?|vscode-(languageserver-protocol|jsonrpc)\/node|vscode-uri|ignore)$/,
  },
  {
    folder: 'server/src/cli',
    own: ['server/src/cli', 'server/src/host', core],
    packages: /^(node:.*|commander|picocolors|ignore|yaml|fuzzysort)$/,
  },
  {
    folder: 'client/preview',
    own: ['client/preview', 'server/src/protocol'],
    packages: /^(preact(\/.*)?|@vscode-elements\/.*)$/,
  },
  { folder: 'client/src', own: ['client/src', 'server/src/protocol'], packages: /^(vscode|vscode-languageclient(\/.*)?)$/ },
]

suite('architecture', () => {
  const files = ['server/src', 'client/src', 'client/preview'].flatMap(sources)

  test('every folder imports only what its row of the table allows', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => !allowed(file, name))
        .map((name) => `${file} imports ${name}`),
    )
    assert.deepEqual(wrong, [])
  })

  test('the protocol and the client take only types from core', () => {
    const wrong = files
      .filter((file) => file.startsWith('server/src/protocol/') || file.startsWith('client/'))
      .filter((file) => /^(?:import|export) (?!type\b)[^;]*?from '[^']*\/core\//m.test(readFileSync(file, 'utf8')))
    assert.deepEqual(wrong, [])
  })

  test('remark is imported by syntax/remark.ts alone', () => {
    const wrong = files.filter(
      (file) => file !== `${core}/syntax/remark.ts` && importsOf(file).some((name) => /^(unified|remark|micromark)/.test(name)),
    )
    assert.deepEqual(wrong, [])
  })

  test('what ARCHITECTURE.md says is shipped is imported', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8')
    const shipped = text.slice(text.indexOf('\nIn the core:'), text.indexOf('\nTo build and to prove:'))
    const said = [...shipped.matchAll(/^- (.*?):/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
    )
    const imported = files.flatMap(importsOf)
    assert.ok(said.length > 10)
    assert.deepEqual(
      said.filter((name) => !imported.some((one) => one === name || one.startsWith(`${name}/`))),
      [],
    )
  })

  test('core has no clock', () => {
    const wrong = files.filter(
      (file) => file.startsWith(core) && /Date\.now|new Date\(\)|Temporal\.Now|performance\./.test(readFileSync(file, 'utf8')),
    )
    assert.deepEqual(wrong, [])
  })

  test('every module opens with a sentence that says what it is for', () => {
    const wrong = files.filter((file) => !/^(#!.*\n)?\/[/*] ?\S.*\./.test(readFileSync(file, 'utf8')))
    assert.deepEqual(wrong, [])
  })

  test('patterns name no general category, which V8 would make anew for each of them', () => {
    const wrong = files.filter((file) => /\\p\{(?:L|Lu|Ll|Nd|M)\}/.test(readFileSync(file, 'utf8')))
    assert.deepEqual(wrong, [])
  })

  test('no module is longer than 400 lines unless its first lines say why', () => {
    const wrong = files.filter((file) => {
      const lines = readFileSync(file, 'utf8').split('\n')
      return lines.length > 400 && !/long|table|data|generated/i.test(lines.slice(0, 3).join(' '))
    })
    assert.deepEqual(wrong, [])
  })
})

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => posix.join(folder, name.split('\\').join('/')))
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [
    ...text.matchAll(/^\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm),
  ].map((match) => match[1] ?? match[2] ?? match[3]!)
}

function allowed(file: string, name: string): boolean {
  const row = table.find(({ folder }) => file.startsWith(`${folder}/`))
  if (!row) return true
  if (name.startsWith('.')) {
    const target = posix.normalize(join(posix.dirname(file), name).split('\\').join('/'))
    return row.own.some((folder) => target === folder || target.startsWith(`${folder}/`))
  }
  return row.packages.test(name) || (row.folder.startsWith(core) && typesOnly(file, name))
}

/** Type packages vanish in the build. */
function typesOnly(file: string, name: string): boolean {
  return (name === 'mdast' || name === 'sarif') && !new RegExp(`^import (?!type)[^\\n]*'${name}'`, 'm').test(readFileSync(file, 'utf8'))
}
