// `opmodel diff`: what changed in the model between two revisions, a revision and the working tree, or two folders.

import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import {
  type Comparison,
  changesBetween,
  changesJson,
  changesMarkdown,
  changesText,
  createSnapshot,
  pastSnapshot,
  type Snapshot,
} from '../core/index.js'
import { branchPoint, projectAt, type Revision, revisionOf } from '../host/git.js'
import { diffFormats } from './formats.js'
import type { Io } from './io.js'
import { outputsOf, type Words, writeFile } from './outputs.js'
import { type Projects, readFolder } from './projects.js'
import { borderOf, type Note } from './settings.js'
import { Stop } from './stop.js'

export interface DiffWishes {
  /** `A..B`, `A...B`, `A`, or the two apart. */
  readonly range: readonly string[]
  readonly asOf: string
  readonly outputs: Words
}

interface State {
  readonly name: string
  readonly snapshot: Snapshot | null
  readonly notes: readonly Note[]
}

export function diffCommand({ range, asOf, outputs: words }: DiffWishes, io: Io): Pick<Projects, 'notes'> {
  const outputs = outputsOf(words, diffFormats, 'text')
  const [from, to] = statesOf(range, asOf, io)
  if (from.snapshot === null && to.snapshot === null) throw new Stop('Neither side holds the folder of this project.')
  const there = (from.snapshot ?? to.snapshot)!
  const none = (): Snapshot => createSnapshot([], there.settings, there.today)
  const comparison: Comparison = {
    asOf,
    from: from.name,
    to: to.name,
    changes: changesBetween(from.snapshot ?? none(), to.snapshot ?? none()),
  }
  const formats = { text: changesText, markdown: changesMarkdown, json: changesJson }
  for (const { format, file } of outputs) {
    const text = formats[format](comparison)
    if (file === null) io.out(text)
    else writeFile(resolve(io.cwd, file), text)
  }
  return { notes: [...from.notes, ...to.notes] }
}

function statesOf(range: readonly string[], asOf: string, io: Io): readonly [State, State] {
  const [first = 'HEAD', second] = range.length > 1 ? range : halves(range[0] ?? 'HEAD', io)
  if (isFolder(first, io) && second !== undefined && isFolder(second, io))
    return [folderState(first, asOf, io), folderState(second, asOf, io)]
  const folder = borderOf(io.cwd, new Map()) ?? io.cwd
  const held = (name: string, revision: Revision): State => {
    const past = projectAt(revision, folder)
    return { name, snapshot: past && pastSnapshot(past, asOf), notes: [] }
  }
  const at = (name: string): State => held(name, revisionOf(name, io.cwd))
  if (second === undefined) return [at(first), { ...folderState(folder, asOf, io), name: 'the working tree' }]
  // `A...B` asks what B did since it left A.
  if (!second.startsWith('.')) return [at(first), at(second || 'HEAD')]
  const other = second.slice(1) || 'HEAD'
  return [held(first, branchPoint(first, io.cwd, other)), at(other)]
}

/** A folder's name may hold dots; what is a folder is not taken apart. */
function halves(range: string, io: Io): readonly string[] {
  for (let at = range.indexOf('..', 1); at > 0; at = range.indexOf('..', at + 1)) {
    const halvesHere = [range.slice(0, at), range.slice(at + 2)]
    if (halvesHere.every((half) => half !== '' && isFolder(half, io))) return halvesHere
  }
  const at = range.indexOf('..')
  return at > 0 ? [range.slice(0, at), range.slice(at + 2)] : [range]
}

function isFolder(path: string, io: Io): boolean {
  return statSync(resolve(io.cwd, path), { throwIfNoEntry: false })?.isDirectory() === true
}

function folderState(path: string, asOf: string, io: Io): State {
  const folder = resolve(io.cwd, path)
  const notes: Note[] = []
  return { name: path || basename(folder), snapshot: readFolder(folder, asOf, notes), notes }
}
