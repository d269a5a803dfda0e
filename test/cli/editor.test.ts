// The command line and the language server say the same of the same pages: each finding, place, severity and word.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from 'vscode-languageserver/node'
import { opmodel, scratch } from '../support/command.js'
import { at, Editor } from '../support/lsp.js'
import { defaultToday } from '../support/model.js'

interface Place {
  readonly line: number
  readonly column: number
}
interface Told {
  readonly rule: string
  readonly severity: string
  readonly path: string
  readonly range: { readonly start: Place; readonly end: Place }
  readonly message: string
  readonly suppressed: object | null
}

const severities = ['', 'error', 'warning', 'information', 'hint']

async function fromCommand(folder: string): Promise<string[]> {
  const { out } = await opmodel(folder, ['check', '--format', 'json', '--as-of', defaultToday])
  const { findings } = JSON.parse(out) as { readonly findings: readonly Told[] }
  return findings
    .filter(({ suppressed }) => suppressed === null)
    .map(({ path, range: { start, end }, severity, message, rule }) =>
      [path, `${start.line}:${start.column}-${end.line}:${end.column}`, severity, rule, message].join(' | '),
    )
    .sort()
}

async function fromEditor(files: Readonly<Record<string, string>>): Promise<string[]> {
  const editor = await Editor.open({ files, today: defaultToday })
  try {
    const told: string[] = []
    const tell = (path: string, diagnostics: readonly Diagnostic[]) =>
      told.push(
        ...diagnostics.map(({ range: { start, end }, severity, code, message }) =>
          [
            path,
            `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
            severities[severity ?? 0],
            code,
            message,
          ].join(' | '),
        ),
      )
    // A page is told about with all others in mind once the folder is read.
    const pages = Object.keys(files).filter((path) => path.endsWith('.md'))
    for (const path of pages) await editor.show(path)
    const settings = ['opmodel.yaml', 'opmodel-baseline.json'].filter((path) => path in files).map(at)
    await editor.until(
      () => editor.read,
      (read) => settings.every((uri) => read.includes(uri)),
    )
    await editor.until(
      async () => {
        const before = told.splice(0).join('\n')
        for (const path of pages) tell(path, await editor.pull(at(path)))
        return before === told.join('\n')
      },
      (same) => same,
    )
    if ('opmodel.yaml' in files) tell('opmodel.yaml', editor.pushed.get(at('opmodel.yaml')) ?? [])
    return told.sort()
  } finally {
    await editor.close()
  }
}

function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:md|ya?ml|json)$/.test(path))
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

suite('the command line and the editor', () => {
  const folder = scratch()

  for (const company of ['clean', 'messy'])
    test(`tell the same of samples/${company}`, async () => {
      const root = join('samples', company)
      const wanted = await fromCommand(join(process.cwd(), root))
      assert.deepEqual(await fromEditor(filesOf(root)), wanted)
      assert.ok(company === 'clean' ? wanted.length === 0 : wanted.length > 20)
    }).timeout(30_000)

  test('tell the same with settings, a baseline, suppressions, broken settings, line ends and letters beyond the BMP', async () => {
    const goals = '---\nopmodel: true\nowner: Ana\n---\r\n\r\n# Goals 🚀\r\n\r\n- 🚀 Cut the price from 9 to 5 euros\r\n- Improve care\r\n'
    folder.write({
      'opmodel.yaml':
        'profile: okr\nrules: { missing-owner: loud, unclear-goal: hint }\noverrides:\n  - { files: [b/**], rules: { goal-without-time-span: off } }\n',
      'a.md': goals,
      'b/c.md': `${goals}- Grow sales <!-- opmodel-disable-line -- later -->\n- Soon be faster, see [x](../none.md)\n`,
    })
    await opmodel(folder.path, ['check', '--write-baseline', 'a.md'])
    folder.write({ 'a.md': `${goals}- Cut calls from 90 to 20 a day\n` })
    const wanted = await fromCommand(folder.path)
    assert.ok(wanted.length > 4, String(wanted))
    assert.deepEqual(await fromEditor(filesOf(folder.path)), wanted)
  }).timeout(30_000)
})
