// The two sample companies: the clean one gives no finding, the messy one every rule that is on by default, all listed in a golden file.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  check,
  configFindings,
  createSnapshot,
  type Finding,
  positionAt,
  readConfig,
  settingsFor,
  understand,
} from '../server/src/core/index.js'
import { rules } from '../server/src/core/rules/index.js'
import { textOf } from '../server/src/core/text/text.js'
import { defaultToday } from './support/model.js'

const golden = join(process.cwd(), 'test/samples.expected.txt')

suite('sample companies', () => {
  test('in the clean one every page but the tables of contents holds something of the model', () => {
    const { documents } = company('clean')
    const empty = [...documents.values()].filter((doc) => doc.items.length === 0).map(({ path }) => path)
    assert.deepEqual(
      empty.filter((path) => path !== 'README.md'),
      [],
    )
  })

  test('the clean one holds goals, rituals, artifacts and the rest', () => {
    const kinds = new Set([...company('clean').documents.values()].flatMap((doc) => doc.items.map(({ kind }) => kind)))
    const wanted = 'mission principle guardrail strategy model metric objective key-result goal bet milestone decision'
    for (const kind of `${wanted} working-agreement ritual artifact cycle anti-goal term`.split(' '))
      assert.ok(kinds.has(kind as never), kind)
  })

  test('the clean one gives no finding', () => {
    const { findings, texts } = company('clean')
    assert.deepEqual(told(findings, texts), [])
  })

  test('the messy one gives every rule that is on by default', () => {
    const found = new Set(company('messy').findings.map(({ rule }) => rule))
    const wanted = rules.filter(({ preview }) => !preview).map(({ id }) => id)
    assert.deepEqual(
      wanted.filter((id) => !found.has(id)),
      [],
    )
  })

  test('no line of the messy one carries more than three findings', () => {
    const { findings, texts } = company('messy')
    const lines = group(findings, ({ path, range }) => `${path}:${positionAt(textOf(texts.get(path) ?? ''), range.start).line}`)
    assert.deepEqual(
      [...lines].filter(([, all]) => all.length > 3).map(([line]) => line),
      [],
    )
  })

  test('the findings of the messy one are those of the golden file', () => {
    const { findings, texts } = company('messy')
    const actual = `${told(findings, texts).join('\n')}\n`
    if (process.env.UPDATE) writeFileSync(golden, actual)
    assert.equal(actual, existsSync(golden) ? readFileSync(golden, 'utf8') : '')
  })
})

function company(name: string) {
  const root = join(process.cwd(), 'samples', name)
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(md|yaml)$/.test(path))
    .sort()
  const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
  const { settings, problems } = readConfig(texts.get('opmodel.yaml') ?? '')
  const pages = paths.filter((path) => path.endsWith('.md'))
  const understood = pages.map((path) => understand({ path, text: textOf(texts.get(path) ?? '') }, settingsFor(settings, path)))
  const snapshot = createSnapshot(understood, settings, defaultToday, paths)
  const findings: readonly Finding[] = [...configFindings('opmodel.yaml', problems, settings), ...check(snapshot)].filter(
    ({ suppressed }) => suppressed === null,
  )
  return { documents: snapshot.documents, findings, texts }
}

function group<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(key(value), [...(groups.get(key(value)) ?? []), value])
  return groups
}

function told(findings: readonly Finding[], texts: ReadonlyMap<string, string>): string[] {
  return findings.map(({ path, range, severity, rule, message }) => {
    const { line, column } = positionAt(textOf(texts.get(path) ?? ''), range.start)
    return `${path}:${line}:${column} ${severity} ${rule}: ${message}`
  })
}
