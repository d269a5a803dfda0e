// Which project a document belongs to: the nearest `opmodel.yaml` upward, else the workspace folder, else the repository, else its folder.

import { resolveConfig } from '../core/index.js'
import type { OpenDocuments } from './documents.js'
import type { Host } from './host.js'
import { Project } from './project.js'
import { baselineUri } from './project-config.js'
import { canonical, configName, joinPath, parentFolder, relativePath, schemeOf } from './uris.js'

export interface Home {
  readonly project: Project
  /** Relative to the project. A document without a file is called by its name. */
  readonly path: string
  /** False for documents without a file: they see the project, nobody sees them. */
  readonly shared: boolean
}

interface Root {
  readonly folder: string
  readonly bounded: boolean
}

export class Projects {
  readonly #host: Host
  readonly #documents: OpenDocuments
  readonly #projects = new Map<string, Promise<Project>>()
  readonly #roots = new Map<string, Promise<Root>>()
  #folders: readonly string[] = []
  readonly #known = new Map<string, Project>()

  constructor(host: Host, documents: OpenDocuments) {
    this.#host = host
    this.#documents = documents
  }

  get folders(): readonly string[] {
    return this.#folders
  }

  setFolders(folders: readonly string[]): void {
    this.#folders = folders.map(canonical)
    this.forgetRoots()
  }

  /** Call when an `opmodel.yaml` came or went: documents may belong elsewhere now. */
  forgetRoots(): void {
    this.#roots.clear()
  }

  /** The projects that some document or folder has been looked up in. */
  all(): readonly Project[] {
    return [...this.#known.values()]
  }

  /** Document schemes that are looked at: never old revisions or output panes. */
  accepts(uri: string): boolean {
    const scheme = schemeOf(uri)
    return (
      ['file', 'untitled', 'vscode-vfs'].includes(scheme) ||
      (scheme !== 'git' && this.#folders.some((folder) => schemeOf(folder) === scheme))
    )
  }

  async home(uri: string): Promise<Home> {
    if (schemeOf(uri) === 'untitled') {
      const first = this.#folders[0]
      const project = await this.#project(first ? await this.#rootOf(first) : { folder: 'untitled:/', bounded: false })
      return { project, path: uri.slice('untitled:'.length).replace(/^\/+/, '') || 'untitled', shared: false }
    }
    const at = canonical(uri)
    const project = await this.#project(await this.#rootOf(parentFolder(at) ?? at))
    return { project, path: project.pathOf(at) ?? at, shared: true }
  }

  /** The project of a folder of the workspace. */
  async ofFolder(folder: string): Promise<Project> {
    return this.#project(await this.#rootOf(canonical(folder)))
  }

  /** Takes a changed or deleted `opmodel.yaml` or baseline into its project, if that is known. */
  async reload(root: string): Promise<Project | undefined> {
    const project = this.#known.get(root)
    if (project) await this.#load(project)
    return project
  }

  #project({ folder, bounded }: Root): Promise<Project> {
    let project = this.#projects.get(folder)
    if (!project) {
      const created = new Project(folder, bounded, this.#host)
      project = this.#load(created).then(() => {
        this.#known.set(folder, created)
        return created
      })
      this.#projects.set(folder, project)
    }
    return project
  }

  async #load(project: Project): Promise<void> {
    if (schemeOf(project.root) === 'untitled') return
    const texts = new Map<string, string | null>()
    let resolved = resolveConfig(configName, texts)
    for (; resolved.wanted.length > 0; resolved = resolveConfig(configName, texts))
      for (const path of resolved.wanted) texts.set(path, await this.#text(joinPath(project.root, path)))
    await project.configure(resolved, texts)
    project.setBaseline(await this.#host.readFile(baselineUri(project)))
  }

  /** The open text of a file, else the stored one. */
  async #text(uri: string): Promise<string | null> {
    const open = this.#documents.get(uri)
    return open ? open.text.slice(0, open.text.length) : this.#host.readFile(uri)
  }

  #rootOf(folder: string): Promise<Root> {
    let root = this.#roots.get(folder)
    if (!root) {
      root = this.#findRoot(folder)
      this.#roots.set(folder, root)
    }
    return root
  }

  async #findRoot(folder: string): Promise<Root> {
    const workspace = this.#folders.filter((root) => relativePath(root, folder) !== null).sort((a, b) => b.length - a.length)[0]
    let repository: string | undefined
    for (let at: string | null = folder; at !== null; at = parentFolder(at)) {
      if ((await this.#text(joinPath(at, configName))) !== null) return { folder: at, bounded: true }
      if (at === workspace) break
      if (await this.#isRepository(at)) {
        repository = at
        break
      }
    }
    return { folder: workspace ?? repository ?? folder, bounded: (workspace ?? repository) !== undefined }
  }

  async #isRepository(folder: string): Promise<boolean> {
    return (
      (await this.#host.readFile(joinPath(folder, '.git/HEAD'))) !== null || (await this.#host.readFile(joinPath(folder, '.git'))) !== null
    )
  }
}
