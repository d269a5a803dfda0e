// Pages and settings as a revision of the repository holds them: asks git for them, changes nothing, runs nothing of the folder and fetches nothing.

import { spawnSync } from 'node:child_process'
import { dirname, posix, relative, resolve } from 'node:path'
import type { PastProject } from '../core/index.js'
import { configName, decode, isMarkdown, mostBytes, repositoryOf, slashed } from './files.js'
import { Ignored, ignoreFileNames, skippedFolders } from './ignored.js'

/** Why git has no answer, in one sentence. */
export class GitFailure extends Error {
  override readonly name = 'GitFailure'
}

export interface Revision {
  /** The top folder of the repository, absolute. */
  readonly repository: string
  /** The full name of the commit. */
  readonly commit: string
  /** As typed. */
  readonly name: string
}

/** Throws `GitFailure` outside of a repository and for a name git does not know. */
export function revisionOf(name: string, cwd: string): Revision {
  const repository = repositoryOf(cwd)
  if (repository === undefined) throw new GitFailure('This folder is not in a git repository.')
  const { status, stdout, complaint } = git(repository, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
  if (status !== 0 && complaint !== '') throw new GitFailure(`git cannot read this repository: ${complaint}`)
  if (status !== 0) throw new GitFailure(`git knows no revision ‘${name}’ here${isShallow(repository) ? shallowHint : ''}.`)
  return { repository, commit: stdout.toString('utf8').trim(), name }
}

const shallowHint = '; this clone holds only the latest commits, so fetch the others first (in a workflow on GitHub: `fetch-depth: 0`)'

function isShallow(repository: string): boolean {
  return git(repository, ['rev-parse', '--is-shallow-repository']).stdout.toString('utf8').trim() === 'true'
}

/** Where `other` left what `name` names: later commits there are somebody else's. */
export function branchPoint(name: string, cwd: string, other = 'HEAD'): Revision {
  const revision = revisionOf(name, cwd)
  const { status, stdout } = git(revision.repository, ['merge-base', revision.commit, revisionOf(other, cwd).commit])
  return status === 0 ? { ...revision, commit: stdout.toString('utf8').trim() } : revision
}

/** What a revision holds of a project; null where its folder is not there. Throws `GitFailure`. */
export function projectAt(revision: Revision, folder: string): PastProject | null {
  const base = slashed(relative(revision.repository, folder))
  if (base.startsWith('..')) throw new GitFailure(`${folder} lies outside of the repository ${revision.repository}.`)
  const inside = (path: string) => (base === '' ? path : path.startsWith(`${base}/`) ? path.slice(base.length + 1) : null)
  const files = filesAt(revision)
  const own = new Map(files.flatMap((file) => (inside(file.path) === null ? [] : [[inside(file.path)!, file] as const])))
  if (own.size === 0) return null
  const inner = [...own.keys()].filter((path) => path.endsWith(`/${configName}`)).map((path) => path.slice(0, -configName.length))
  const ignored = ignoredAt(revision, files)
  const pages = [...own].filter(([path, file]) => isMarkdown(path) && !inner.some((other) => path.startsWith(other)) && !ignored(file.path))
  const texts = textsOf(
    revision,
    pages.map(([, file]) => file),
  )
  return {
    pages: new Map(pages.flatMap(([name, { path }]) => (texts.has(path) ? [[name, texts.get(path)!] as const] : []))),
    files: [...own.keys()],
    renamed: renamesSince(revision, folder),
    config(name) {
      const path = posix.join(base, name)
      return (
        textsOf(
          revision,
          files.filter((file) => file.path === path),
        ).get(path) ?? null
      )
    },
  }
}

/** Pages of a folder that have another path now than in a revision: old path to new path, both relative to the folder. */
function renamesSince({ repository, commit }: Revision, folder: string): ReadonlyMap<string, string> {
  const { status, stdout } = git(repository, [
    'diff',
    // What is staged: to look into the files themselves could run a filter.
    '--cached',
    '-z',
    '--find-renames',
    '--name-status',
    '--no-ext-diff',
    '--no-textconv',
    '--diff-filter=R',
    commit,
    '--',
  ])
  if (status !== 0) return new Map()
  const words = stdout.toString('utf8').split('\0')
  const renames = new Map<string, string>()
  for (let i = 0; i + 2 < words.length; i += 3) {
    const [from, to] = [words[i + 1]!, words[i + 2]!].map((path) => slashed(relative(folder, resolve(repository, path))))
    if (isMarkdown(from!) && isMarkdown(to!) && !from!.startsWith('..') && !to!.startsWith('..')) renames.set(from!, to!)
  }
  return renames
}

interface StoredFile {
  /** Relative to the repository. */
  readonly path: string
  readonly object: string
}

const listings = new Map<string, readonly StoredFile[]>()

/** Ordinary files that are small enough to be pages or settings. */
function filesAt({ repository, commit, name }: Revision): readonly StoredFile[] {
  const known = listings.get(commit)
  if (known) return known
  const { status, stdout } = git(repository, ['ls-tree', '-r', '-z', '-l', '--full-tree', commit])
  if (status !== 0) throw new GitFailure(incomplete(name))
  const files = stdout
    .toString('utf8')
    .split('\0')
    .flatMap((line): StoredFile[] => {
      const [, kind, object, size, path] = /^(\d+) blob (\S+) +(\d+)\t(.*)$/s.exec(line) ?? []
      if (!kind?.startsWith('100') || Number(size) > mostBytes) return []
      return path!.split('/').some((name) => skippedFolders.has(name)) ? [] : [{ path: path!, object: object! }]
    })
  listings.set(commit, files)
  return files
}

/** The texts of files, by path; what is no text is absent. Throws `GitFailure` where git does not have them all: what is missing is not new. */
function textsOf({ repository, name }: Revision, files: readonly StoredFile[]): ReadonlyMap<string, string> {
  const { stdout } = git(repository, ['cat-file', '--batch'], files.map(({ object }) => `${object}\n`).join(''))
  const texts = new Map<string, string>()
  let at = 0
  for (const { path } of files) {
    const lineEnd = stdout.indexOf(10, at)
    if (lineEnd < 0) throw new GitFailure(incomplete(name))
    const size = Number(/ blob (\d+)$/.exec(stdout.toString('latin1', at, lineEnd))?.[1])
    if (Number.isNaN(size)) throw new GitFailure(incomplete(name))
    at = lineEnd + 1
    const read = decode(stdout.subarray(at, at + size))
    if ('text' in read) texts.set(path, read.text)
    at += size + 1
  }
  return texts
}

/** True for paths that the ignore files of the revision leave out. */
function ignoredAt(revision: Revision, files: readonly StoredFile[]): (path: string) => boolean {
  const lists = files.filter(({ path }) => ignoreFileNames.includes(path.slice(path.lastIndexOf('/') + 1)))
  const texts = textsOf(revision, lists)
  const rules = new Map<string, Ignored | null>()
  /** Null for a folder that is left out itself. */
  const rulesOf = (folder: string): Ignored | null => {
    const known = rules.get(folder)
    if (known !== undefined) return known
    const above = folder === '' ? Ignored.nothing : rulesOf(folder.slice(0, Math.max(0, folder.lastIndexOf('/'))))
    const own = ignoreFileNames.flatMap((name) => texts.get(folder === '' ? name : `${folder}/${name}`) ?? [])
    const made = above === null || (folder !== '' && above.ignores(folder, true)) ? null : above.with(folder, own)
    rules.set(folder, made)
    return made
  }
  return (path) => {
    const folder = rulesOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))))
    return folder === null || folder.ignores(path, false)
  }
}

const incomplete = (name: string): string => `git has not all files of ‘${name}’ here; where a clone is partial, fetch them first.`

interface GitAnswer {
  readonly status: number | null
  readonly stdout: Buffer
  /** The first line of what it complains about, without its own prefix. */
  readonly complaint: string
}

/** Git with nothing of the repository's own that could run (no hooks, no file watcher, no filters), and nothing fetched. */
function git(cwd: string, words: readonly string[], input = ''): GitAnswer {
  // Not started in the repository: on some systems a program of that name there would be taken for git.
  const { status, stdout, stderr, error } = spawnSync(
    'git',
    ['-C', cwd, '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...words],
    {
      cwd: dirname(process.execPath),
      input,
      maxBuffer: 2 ** 30,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' },
    },
  )
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new GitFailure('git is not installed.')
  const complaint = (stderr ?? '')
    .toString()
    .split('\n')[0]!
    .replace(/^(?:fatal|error): /, '')
  return { status, stdout: stdout ?? Buffer.alloc(0), complaint }
}
