// From the paths of a command to the projects they belong to: reads their pages and understands them. Prints nothing.

import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import {
  atRest,
  type BaselineEntry,
  createSnapshot,
  type DocumentModel,
  isIgnored,
  type Profile,
  readBaseline,
  readTarget,
  type Settings,
  type Snapshot,
  textOf,
  understand,
} from '../core/index.js'
import { baselineName, configName, decode, failure, findMarkdown, isMarkdown, readText, type StoredText, slashed } from '../host/files.js'
import type { Io } from './io.js'
import { borderOf, type GivenConfig, givenConfig, type Note, type ProjectSettings, projectSettings } from './settings.js'
import { Stop } from './stop.js'

export interface Wishes {
  /** As typed; `-` is standard input. None is the working directory. */
  readonly paths: readonly string[]
  readonly asOf: string
  /** Settings from this file instead of each project's own. */
  readonly config?: string | undefined
  readonly profile?: Profile | undefined
  /** The name standard input goes by. */
  readonly stdinFilename?: string | undefined
}

export interface Project extends ProjectSettings {
  readonly snapshot: Snapshot
  /** What the committed baseline knows. */
  readonly known: readonly BaselineEntry[]
  /** What the command is about, of all that was read; sorted. */
  readonly wanted: readonly string[]
  /** Documents as they stand in their files. */
  readonly stored: ReadonlyMap<string, StoredText>
}

export interface Projects {
  readonly projects: readonly Project[]
  readonly notes: readonly Note[]
}

interface Request {
  readonly folder: string
  /** True where all of the folder may be read: someone drew its border, or it was named. */
  readonly whole: boolean
  readonly wanted: Set<string>
  /** Read even if ignored or not called a page: they were named. */
  readonly named: Map<string, StoredText | null>
}

/** Reads what the paths are about and the projects around them. Throws `Stop` for a path that cannot be read. */
export function readProjects(wishes: Wishes, io: Io): Projects {
  const notes: Note[] = []
  const requests = requestsOf(wishes, io, notes)
  const config = givenConfig(wishes.config, io)
  return { projects: requests.map((request) => readProject(request, wishes, config, notes, io)), notes }
}

// ---- which projects ----------------------------------------------------------------------------------------------------------------------

function requestsOf({ paths, stdinFilename }: Wishes, io: Io, notes: Note[]): Request[] {
  const borders = new Map<string, string | null>()
  const requests = new Map<string, Request>()
  const targets = (paths.length > 0 ? paths : ['.']).map((typed) => {
    const path = typed === '-' ? resolve(io.cwd, stdinFilename ?? 'standard input') : resolve(io.cwd, typed)
    return { path, input: typed === '-', folder: typed !== '-' && isFolder(path, typed) }
  })
  // Where nobody drew a border, the outermost folder that was named is one.
  const named = targets.filter(({ folder }) => folder).map(({ path }) => path)
  const outermost = (folder: string) =>
    named
      .filter((other) => folder === other || folder.startsWith(other.endsWith(sep) ? other : other + sep))
      .sort((a, b) => a.length - b.length)[0]
  const home = (folder: string): Request => {
    const border = borderOf(folder, borders) ?? outermost(folder)
    const at = border ?? folder
    const known = requests.get(at) ?? { folder: at, whole: border !== undefined, wanted: new Set(), named: new Map() }
    requests.set(at, known)
    return known
  }
  for (const { path, input, folder } of targets) {
    if (folder) {
      const { paths: pages, closed } = findMarkdown(path)
      for (const { path: inside, reason } of closed)
        notes.push({ path: join(path, inside), text: `the folder is left out: ${reason}`, grave: true })
      for (const page of pages) {
        const file = join(path, page)
        const request = home(dirname(file))
        request.wanted.add(slashed(relative(request.folder, file)))
      }
      // Settings are looked at even where no page is.
      const border = borderOf(path, borders)
      if (border !== null && existsSync(join(border, configName))) home(path)
    } else {
      const request = home(dirname(path))
      const inside = slashed(relative(request.folder, path))
      if (!input && basename(path) === configName) continue
      request.wanted.add(inside)
      request.named.set(inside, input ? inputText(io) : null)
    }
  }
  return [...requests.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

function isFolder(path: string, typed: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    const pattern = /[*?]/.test(typed) ? ' Patterns are not read here: name a folder, and all its pages are looked at.' : ''
    throw new Stop(`${typed}: ${failure(error).reason}.${pattern}`)
  }
}

function inputText(io: Io): StoredText {
  let bytes: Uint8Array
  try {
    bytes = io.input()
  } catch (error) {
    throw new Stop(`Standard input: ${failure(error).reason}.`)
  }
  const read = decode(bytes)
  if ('failed' in read) throw new Stop(`Standard input: ${read.reason}.`)
  return read
}

// ---- one project -------------------------------------------------------------------------------------------------------------------------

function readProject({ folder, whole, wanted, named }: Request, wishes: Wishes, given: GivenConfig | null, notes: Note[], io: Io): Project {
  const own = projectSettings(folder, given, wishes.profile, notes)
  const { settings } = own
  const listed = whole ? pathsOf(folder) : []
  const stored = new Map<string, StoredText>()
  const documents: DocumentModel[] = []
  const paths = new Set([...listed, ...named.keys()])
  let done = 0
  for (const path of paths) {
    io.progress(done++, paths.size)
    const isNamed = named.has(path)
    if (!isNamed && isIgnored(settings, path)) continue
    const text = named.get(path) ?? readPage(folder, path, isNamed, notes)
    if (!text) continue
    stored.set(path, text)
    // What was named is read even where the settings leave it out.
    const unignored = isNamed && settings.ignore.length > 0 ? { ...settings, ignore: [] } : settings
    const doc = read(path, text, unignored, paths.size)
    documents.push(doc)
    if (wanted.has(path) && doc.tree.chunks.some(({ skipped }) => skipped))
      notes.push({ path: join(folder, path), text: 'a block without any blank line is so long that it is left out', grave: false })
  }
  const files = whole ? listed : linkTargets(folder, documents)
  const snapshot = createSnapshot(documents, settings, wishes.asOf, files)
  return {
    ...own,
    snapshot,
    known: readKnown(folder, notes),
    wanted: [...wanted].filter((path) => stored.has(path)).sort(),
    stored,
    text: (path) => snapshot.documents.get(path)?.text ?? own.text(path),
  }
}

/** Understood pages take several times the memory of pages at rest, of which more fit into it. */
const mostAwake = 50

function read(path: string, { text }: StoredText, settings: Settings, among: number): DocumentModel {
  const doc = understand({ path, text: textOf(text) }, settings)
  return among > mostAwake ? atRest(doc) : doc
}

/** A folder as a project of its own, wherever it lies: its pages have paths relative to it. */
export function readFolder(folder: string, asOf: string, notes: Note[]): Snapshot {
  const { settings } = projectSettings(folder, null, undefined, notes)
  const listed = pathsOf(folder)
  const documents = listed.flatMap((path) => {
    const stored = isIgnored(settings, path) ? null : readPage(folder, path, false, notes)
    return stored ? [read(path, stored, settings, listed.length)] : []
  })
  return createSnapshot(documents, settings, asOf, listed)
}

/** The pages of a project without those of projects inside it. */
function pathsOf(folder: string): readonly string[] {
  const { paths, configured, repositories } = findMarkdown(folder)
  const inner = [...configured, ...repositories]
  return inner.length === 0 ? paths : paths.filter((path) => !inner.some((other) => path.startsWith(`${other}/`)))
}

function readPage(folder: string, path: string, isNamed: boolean, notes: Note[]): StoredText | null {
  const read = readText(join(folder, path))
  if (!('failed' in read)) {
    if (!read.exact) notes.push({ path: join(folder, path), text: 'some letters are not UTF-8 and are read as �', grave: false })
    return read
  }
  // What was there a moment ago and is gone has nothing to be checked.
  if (isNamed) throw new Stop(`${join(folder, path)}: ${read.reason}.`)
  const grave = read.failed === 'denied' || read.failed === 'unreadable'
  if (read.failed !== 'missing') notes.push({ path: join(folder, path), text: `left out: ${read.reason}`, grave })
  return null
}

/** Pages that a document links to and that are there, where the folder as a whole is not read. */
function linkTargets(folder: string, documents: readonly DocumentModel[]): string[] {
  const linked = documents.flatMap(({ path, items }) =>
    items.flatMap(({ links }) => links.map(({ target }) => readTarget(path, target)?.path)),
  )
  return [...new Set(linked)].filter((path) => path !== undefined && isMarkdown(path) && existsSync(join(folder, path))) as string[]
}

function readKnown(folder: string, notes: Note[]): readonly BaselineEntry[] {
  const path = join(folder, baselineName)
  if (!existsSync(path)) return []
  const read = readText(path)
  const { entries, problem } = 'failed' in read ? { entries: [], problem: read.reason } : readBaseline(read.text)
  if (problem !== null) notes.push({ path, text: `the baseline is left out: ${problem}`, grave: true })
  return entries
}
