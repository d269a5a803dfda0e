// `opmodel model`: what was understood of the documents the paths are about, as data, as a text, as a picture's text, or with its reasons.

import { resolve } from 'node:path'
import {
  check,
  type ModelPart,
  modelCsv,
  modelJson,
  modelMermaid,
  modelText,
  type PreviewEdge,
  type PreviewNode,
  preview,
  understoodText,
  withoutMarkup,
} from '../core/index.js'
import { type ModelFormat, modelFormats } from './formats.js'
import type { Io } from './io.js'
import { outputsOf, type Words, writeFile } from './outputs.js'
import { shownPath } from './paths.js'
import { type Project, type Projects, readProjects, type Wishes } from './projects.js'
import { Stop } from './stop.js'

export interface ModelWishes extends Wishes {
  readonly outputs: Words
  /** Say what was recognised and why instead. */
  readonly explain: boolean
}

export function modelCommand(wishes: ModelWishes, io: Io): Projects {
  if (wishes.explain && wishes.outputs.length > 0) throw new Stop('`--explain` prints a text; it takes no format.')
  const outputs = outputsOf(wishes.outputs, modelFormats, io.terminal ? 'text' : 'json')
  const read = readProjects(wishes, io)
  if (wishes.explain) {
    io.out(explainedText(read, io))
    return read
  }
  for (const { format, file } of outputs) {
    const text = formatted(read, format, wishes.asOf, io)
    if (file === null) io.out(text)
    else writeFile(resolve(io.cwd, file), text)
  }
  return read
}

function formatted({ projects }: Projects, format: ModelFormat, asOf: string, io: Io): string {
  const prefix = (project: Project) => (projects.length > 1 ? shownPath(project.folder, io.cwd) : null)
  if (format === 'json')
    return modelJson(
      asOf,
      projects.map(
        (project): ModelPart => ({
          project: prefix(project),
          snapshot: project.snapshot,
          documents: project.wanted.flatMap((path) => project.snapshot.documents.get(path) ?? []),
        }),
      ),
    )
  if (format === 'text') return projects.map((project) => textOf(project, prefix(project))).join('\n')
  const nodes: PreviewNode[] = []
  const edges: PreviewEdge[] = []
  for (const project of projects) {
    const data = preview(project.snapshot, { kind: 'documents', paths: project.wanted }, [])
    const folder = prefix(project)
    const under = (path: string) => (folder === null ? path : `${folder}/${path}`)
    nodes.push(
      ...data.nodes.map((node) => ({
        ...node,
        path: under(node.path),
        id: under(node.id),
        parent: node.parent === null ? null : under(node.parent),
      })),
    )
    edges.push(...data.edges.map(({ kind, from, to }) => ({ kind, from: under(from), to: under(to) })))
  }
  return format === 'csv' ? modelCsv(nodes) : modelMermaid(nodes, edges)
}

function textOf(project: Project, folder: string | null): string {
  const text = withoutMarkup(modelText(project.snapshot, [...check(project.snapshot, { each: true })], new Set(project.wanted)))
  return `${folder === null ? text : text.replace(/^# .*/, `# Operating model of ${folder}`)}\n`
}

function explainedText({ projects }: Projects, io: Io): string {
  const texts = projects.flatMap(({ snapshot, wanted }) =>
    wanted.flatMap((path) => {
      const doc = snapshot.documents.get(path)
      return doc ? [understoodText(snapshot, doc)] : []
    }),
  )
  if (texts.length === 0) return 'No Markdown pages were found.\n'
  return io.terminal ? texts.map((text) => `${withoutMarkup(text)}\n`).join('\n') : texts.join('\n')
}
