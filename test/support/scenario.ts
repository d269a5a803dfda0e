// Runs the text files of one feature: the claim, files with cursors, and what the feature answers there, written back by UPDATE=1.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DocumentModel } from '../../server/src/core/model/document.js'
import type { Range } from '../../server/src/core/text/text.js'
import { type Project, projectOf } from './model.js'

export interface Scene extends Project {
  /** Cursors and selections of all documents, in their order. */
  readonly spots: readonly { readonly doc: DocumentModel; readonly range: Range }[]
  readonly options: readonly string[]
}

/** One test for each file below `test/scenarios/<feature>`. `answer` prints what the feature says, one block for each cursor. */
export function scenarios(feature: string, answer: (scene: Scene) => string): void {
  const folder = join(process.cwd(), 'test/scenarios', feature)
  suite(`scenarios: ${feature}`, () => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name)
      const source = readFileSync(path, 'utf8')
      const start = source.search(/^-- \S.* --$/m)
      const claim = source.slice(0, start).trim().replace(/\s+/g, ' ')
      test(claim || name, () => {
        assert.match(claim, /^.{10,}\.$/, 'the first lines of a scenario say in a sentence what it shows')
        const scene = sceneOf(source.slice(start))
        const actual = `${answer(scene).trimEnd()}\n`
        if (process.env.UPDATE) writeFileSync(path, `${source.replace(/^-- expect --\n[\s\S]*$/m, '').trimEnd()}\n-- expect --\n${actual}`)
        else assert.equal(actual, `${scene.fixture.expect?.trimEnd() ?? ''}\n`)
      })
    }
  })
}

function sceneOf(source: string): Scene {
  const project = projectOf(source)
  const spots = project.fixture.files.flatMap(({ path, cursors, selections }) => {
    const doc = project.snapshot.documents.get(path)!
    return [...cursors.map((at) => ({ start: at, end: at })), ...selections]
      .sort((a, b) => a.start - b.start)
      .map((range) => ({ doc, range }))
  })
  return { ...project, spots, options: project.fixture.options?.split(/\s+/) ?? [] }
}

/** Numbered blocks, one for each cursor. */
export function blocks(list: readonly string[]): string {
  if (list.length === 1) return list[0]!
  return list.map((text, i) => `${i + 1}. ${text.trimEnd().replace(/\n/g, '\n   ')}`).join('\n')
}

/** The line around an offset. */
export function lineOf(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return text.slice(start, end < 0 ? text.length : end)
}

export const sourceOf = ({ text }: DocumentModel): string => text.slice(0, text.length)

/** What a change takes away and puts in, line by line. */
export function changedLines(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const removed = a.slice(start, a.length - end)
  const added = b.slice(start, b.length - end)
  // Lines in the middle that stay are shown as they are.
  return diff(removed, added).join('\n')
}

/** Longest common lines; the texts of scenarios are short. */
function diff(a: readonly string[], b: readonly string[]): readonly string[] {
  const [first, ...rest] = a
  if (first === undefined) return b.map((line) => `+ ${line}`)
  const at = b.indexOf(first)
  if (at < 0) return [`- ${first}`, ...diff(rest, b)]
  return [...b.slice(0, at).map((line) => `+ ${line}`), `  ${first}`, ...diff(rest, b.slice(at + 1))]
}
