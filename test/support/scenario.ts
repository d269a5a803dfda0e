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
