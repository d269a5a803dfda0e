// One project: its settings, the documents understood so far, and snapshots of them. Asks the host for files only when told to index.

import {
  type ConfigProblem,
  createSnapshot,
  type DocumentModel,
  readConfig,
  type Settings,
  type Snapshot,
  type Text,
  textOf,
  understand,
} from '../core/index.js'
import type { OpenDocument } from './documents.js'
import type { Host } from './host.js'
import { baselineName, configName, isConfig, isMarkdownFile, joinPath, parentFolder, relativePath } from './uris.js'

export interface ProjectConfig {
  readonly uri: string
  readonly text: Text
  readonly problems: readonly ConfigProblem[]
}

export type IndexState = 'not-read' | 'reading' | 'read'

/** How long the index may work before it lets messages through. */
const sliceMilliseconds = 8

export class Project {
  readonly root: string
  readonly #bounded: boolean
  readonly #host: Host
  readonly #closed = new Map<string, DocumentModel>()
  readonly #open = new Map<string, DocumentModel>()
  readonly #visitors = new Map<string, DocumentModel>()
  #files: ReadonlySet<string> = new Set()
  #settings: Settings = readConfig('').settings
  #config: ProjectConfig | null = null
  #baseline: ReadonlySet<string> = new Set()
  #revision = 0
  #snapshot: { readonly revision: number; readonly today: string; readonly value: Snapshot } | undefined
  #index: Promise<void> | undefined
  #indexState: IndexState = 'not-read'
  #cut = false
  /** Folders inside that are projects of their own. */
  #inner: readonly string[] = []

  constructor(root: string, bounded: boolean, host: Host) {
    this.root = root
    this.#bounded = bounded
    this.#host = host
  }

  get settings(): Settings {
    return this.#settings
  }
  get config(): ProjectConfig | null {
    return this.#config
  }
  get baseline(): ReadonlySet<string> {
    return this.#baseline
  }
  get indexState(): IndexState {
    return this.#indexState
  }
  /** True when the project holds more files than the host listed. */
  get cut(): boolean {
    return this.#cut
  }
  /** Grows with everything that may change an answer. */
  get revision(): number {
    return this.#revision
  }

  pathOf(uri: string): string | null {
    return relativePath(this.root, uri)
  }

  uriOf(path: string): string {
    return joinPath(this.root, path)
  }

  /** Takes the text of `opmodel.yaml` (null: there is none); open documents are understood anew at once, the others in slices. */
  async configure(text: string | null): Promise<void> {
    const { settings, problems } = readConfig(text ?? '')
    this.#config = text === null ? null : { uri: joinPath(this.root, configName), text: textOf(text), problems }
    this.#revision++
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return
    this.#settings = settings
    for (const [path, doc] of this.#open) this.#open.set(path, understand({ path, text: doc.text }, settings))
    await this.#inSlices([...this.#closed], ([path, doc]) => {
      if (this.#settings === settings) this.#closed.set(path, understand({ path, text: doc.text }, settings))
    })
    this.#revision++
  }

  /** Reads the fingerprints of a committed baseline; a broken one counts as none. */
  setBaseline(text: string | null): void {
    this.#baseline = new Set(text === null ? [] : readFingerprints(text))
    this.#revision++
  }

  /** The understanding of an open document's present text. */
  model(path: string, { text }: OpenDocument): DocumentModel {
    const before = this.#open.get(path)
    if (before?.text === text) return before
    const model = understand({ path, text }, this.#settings, before ?? this.#closed.get(path))
    this.#open.set(path, model)
    this.#revision++
    return model
  }

  /** What the folder holds again counts for a document that was closed. */
  async close(path: string): Promise<void> {
    if (!this.#open.delete(path)) return
    this.#revision++
    if (this.#indexState !== 'not-read') await this.reread(path)
  }

  /** Reads a file that is not open again after it changed on disk, if the project has been read at all. */
  async reread(path: string): Promise<void> {
    if (this.#indexState === 'not-read') return
    const text = await this.#host.readFile(this.uriOf(path))
    const before = this.#closed.get(path)
    if (text === null) this.#closed.delete(path)
    else this.#closed.set(path, understand({ path, text: textOf(text) }, this.#settings, before))
    this.#files = new Set([...this.#files].filter((file) => file !== path).concat(text === null ? [] : [path]))
    this.#revision++
  }

  snapshot(): Snapshot {
    const today = this.#host.today()
    if (this.#snapshot?.revision !== this.#revision || this.#snapshot.today !== today) {
      const documents = new Map([...this.#closed, ...this.#open])
      const value = createSnapshot([...documents.values()], this.#settings, today, this.#files)
      this.#snapshot = { revision: this.#revision, today, value }
    }
    return this.#snapshot.value
  }

  /** A snapshot that also holds a document nobody else sees. */
  snapshotWith(model: DocumentModel): Snapshot {
    const documents = new Map([...this.#closed, ...this.#open, [model.path, model]])
    return createSnapshot([...documents.values()], this.#settings, this.#host.today(), this.#files)
  }

  /** The understanding of a document that has no file and stays out of the project. */
  visitor(path: string, { text }: OpenDocument): DocumentModel {
    const before = this.#visitors.get(path)
    if (before?.text === text && before.settings === this.#settings) return before
    const model = understand({ path, text }, this.#settings, before)
    this.#visitors.set(path, model)
    return model
  }

  /** True for a file this project has read and no nearer project owns. */
  holds(path: string): boolean {
    return this.#indexState !== 'not-read' && !this.#inner.some((folder) => relativePath(folder, this.uriOf(path)) !== null)
  }

  forgetVisitor(path: string): void {
    this.#visitors.delete(path)
  }

  /** True while the project has reason to be read and has not been: it is set up, or one of its open documents is a model. */
  wantsIndex(): boolean {
    return (
      this.#bounded &&
      this.#indexState === 'not-read' &&
      (this.#config !== null || [...this.#open.values()].some(({ recognised }) => recognised !== 'none'))
    )
  }

  /** Reads every document of the project once; `onProgress` is called when answers may have changed. */
  index(onProgress: () => void): Promise<void> {
    if (this.#bounded) this.#index ??= this.#read(onProgress)
    return this.#index ?? Promise.resolve()
  }

  async #read(onProgress: () => void): Promise<void> {
    this.#indexState = 'reading'
    const { uris, cut } = await this.#host.findFiles(this.root)
    this.#cut = cut
    this.#inner = uris
      .filter(isConfig)
      .map(parentFolder)
      .filter((folder): folder is string => folder !== null && folder !== this.root)
    const mine = uris.filter((uri) => isMarkdownFile(uri) && !this.#inner.some((folder) => relativePath(folder, uri) !== null))
    const paths = mine.map((uri) => this.pathOf(uri)).filter((path): path is string => path !== null && path !== '')
    this.#files = new Set(paths)
    await this.#inSlices(paths, async (path) => {
      const text = await this.#host.readFile(this.uriOf(path))
      if (text !== null && !this.#closed.has(path)) this.#closed.set(path, understand({ path, text: textOf(text) }, this.#settings))
    })
    this.#indexState = 'read'
    this.#revision++
    onProgress()
  }

  async #inSlices<T>(list: readonly T[], work: (item: T) => void | Promise<void>): Promise<void> {
    let since = this.#host.now()
    for (const item of list) {
      await work(item)
      if (this.#host.now() - since < sliceMilliseconds) continue
      await this.#host.pause()
      since = this.#host.now()
    }
  }
}

/** The path of the baseline file of a project. */
export function baselineUri(project: Project): string {
  return joinPath(project.root, baselineName)
}

function readFingerprints(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text)
    const findings = (value as { findings?: unknown } | null)?.findings
    return Array.isArray(findings) ? findings.map((finding) => String((finding as { fingerprint?: unknown })?.fingerprint ?? finding)) : []
  } catch {
    return []
  }
}
