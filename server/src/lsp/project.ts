// One project: its settings, the documents understood so far, and snapshots of them. Asks the host for files only when told to index.

import {
  atRestInSteps,
  createSnapshot,
  type DocumentModel,
  defaultSettings,
  isIgnored,
  type ModelSettings,
  modelSettings,
  Pages,
  type ResolvedConfig,
  readBaseline,
  type Settings,
  type Snapshot,
  type Text,
  textOf,
  understandInSteps,
} from '../core/index.js'
import type { Host } from './host.js'
import { inSlices, Pace, sparingMemory } from './pace.js'
import { PageCache } from './page-cache.js'
import { type ProjectConfig, projectConfig } from './project-config.js'
import { RecentPages } from './recent.js'
import { configName, isConfig, isMarkdownFile, joinPath, parentFolder, relativePath } from './uris.js'

export type IndexState = 'not-read' | 'reading' | 'read'

/** A longer page is left alone: nothing else would be answered while it is read. The command line reads it. */
export const longestPage = 4_000_000

export class Project {
  readonly root: string
  /** Someone drew this border: a configuration, a workspace folder or a repository. Only then is the folder ever read as a whole. */
  readonly bounded: boolean
  readonly #host: Host
  /** Pages at rest. */
  readonly #closed = new Map<string, DocumentModel>()
  /** All pages as they were last asked for; null where others have come or gone since. */
  #pages: Pages | null = null
  readonly #recent = new RecentPages()
  readonly #open = new Map<string, DocumentModel>()
  readonly #visitors = new Map<string, DocumentModel>()
  /** Pages that are being taken in, each with the last time that was begun. */
  readonly #closing = new Map<string, object>()
  /** Pages that are being understood, each until it is. */
  readonly #reading = new Map<string, Promise<void>>()
  /** Those of them that somebody has opened. */
  readonly #awaited = new Set<string>()
  #files: ReadonlySet<string> = new Set()
  /** Those of them that have turned out to be there no more. */
  readonly #gone = new Set<string>()
  /** Files that changed while the folder is read for the first time. */
  readonly #changed = new Set<string>()
  /** Changes that are being taken in. */
  readonly #bursts = new Set<Promise<void>>()
  #settings: Settings = defaultSettings
  /** The same object until one of them changes. */
  #modelSettings: ModelSettings = modelSettings(defaultSettings)
  #config: ProjectConfig | null = null
  #baseline: ReadonlySet<string> = new Set()
  #revision = 0
  #snapshot: { readonly revision: number; readonly today: string; readonly value: Snapshot } | undefined
  #index: Promise<void> | undefined
  /** While the folder is read for the first time. */
  #cache: PageCache | null = null
  #kept: Promise<void> = Promise.resolve()
  #indexState: IndexState = 'not-read'
  #cut = false
  #inner: readonly string[] = []

  constructor(root: string, bounded: boolean, host: Host) {
    this.root = root
    this.bounded = bounded
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
  /** Folders inside that are projects of their own, as far as the folder has been listed. */
  get inner(): readonly string[] {
    return this.#inner
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

  /**
   * Takes what `opmodel.yaml` and the files it extends say. Where that decides what pages are understood as, the open ones are understood anew
   * first, then the others; what is ignored no longer is read.
   */
  async configure(resolved: ResolvedConfig, files: ReadonlyMap<string, string | null>): Promise<void> {
    const { settings } = resolved
    this.#config = projectConfig(resolved, files)
    this.#revision++
    if (JSON.stringify(settings) === JSON.stringify(this.#settings)) return
    const ofModel = modelSettings(settings, this.#modelSettings)
    this.#settings = { ...settings, ...ofModel }
    if (ofModel === this.#modelSettings) return
    this.#modelSettings = ofModel
    for (const path of [...this.#open.keys()]) await this.model(path, () => this.#open.get(path))
    const pace = new Pace(this.#host)
    for (const path of [...this.#closed.keys()]) {
      // What is read again meanwhile is read under these settings.
      const page = this.#closing.has(path) ? undefined : this.#closed.get(path)
      if (!page || this.#modelSettings !== ofModel) continue
      if (isIgnored(settings, path)) this.#forget(path)
      else await this.#close(path, page.text, pace)
    }
    if (this.#indexState === 'read') await this.#list()
    this.#revision++
  }

  /** Takes in what the folder holds. */
  async #close(path: string, text: Text, pace: Pace): Promise<void> {
    if (text.length > longestPage) return this.#forget(path)
    const kept = this.#cache?.take(path, text, this.#modelSettings)
    if (kept) return this.#rest(path, kept)
    const turn = {}
    this.#closing.set(path, turn)
    while (this.#reading.has(path)) await this.#reading.get(path)
    const page = await this.#understand(path, text, this.#recent.get(path), pace)
    // The folder may have been looked at again meanwhile.
    const isOver = () => this.#closing.get(path) !== turn
    if (isOver()) return
    // Whoever waits to open the page need not begin anew.
    if (this.#awaited.delete(path)) this.#recent.add(path, page)
    const resting = await inSlices(atRestInSteps(page), pace)
    if (isOver()) return
    if (resting.settings !== this.#modelSettings) return this.#close(path, text, pace)
    this.#rest(path, resting)
  }

  #rest(path: string, page: DocumentModel): void {
    this.#closing.delete(path)
    this.#closed.set(path, page)
    if (!this.#open.has(path)) this.#pages = this.#pages?.has(path) ? this.#pages.with([page]) : null
  }

  /** The text that offsets in a document or configuration file of the project count in. */
  textOf(path: string): Text | undefined {
    return (this.#open.get(path) ?? this.#closed.get(path))?.text ?? this.#config?.texts.get(path)
  }

  /** What `opmodel.yaml` holds, or null where there is none. */
  get configText(): string | null {
    const text = this.#config?.texts.get(configName)
    return text ? text.slice(0, text.length) : null
  }

  /** Reads the fingerprints of a committed baseline; a broken one counts as none. */
  setBaseline(text: string | null): void {
    this.#baseline = new Set(text === null ? [] : readBaseline(text).entries.map(({ fingerprint }) => fingerprint))
    this.#revision++
  }

  /**
   * The understanding of an open document's present text, which `present` tells; undefined once there is none. Messages are read while a
   * long text is understood, and so may a newer text be: then that one is understood before anybody is answered.
   */
  model(path: string, present: () => { readonly text: Text } | undefined): Promise<DocumentModel | undefined> {
    return this.#present(this.#open, path, present, () => void this.#revision++)
  }

  async #present(
    known: Map<string, DocumentModel>,
    path: string,
    present: () => { readonly text: Text } | undefined,
    changed: () => void,
  ): Promise<DocumentModel | undefined> {
    for (;;) {
      // What somebody else has begun makes this one short.
      while (this.#reading.has(path)) {
        this.#awaited.add(path)
        await this.#reading.get(path)
      }
      const text = present()?.text
      if (!text) return undefined
      const before = known.get(path)
      if (before?.text === text && before.settings === this.#modelSettings) return before
      const model = await this.#understand(path, text, before ?? this.#recent.get(path), new Pace(this.#host))
      if (!present()) return undefined
      known.set(path, model)
      changed()
    }
  }

  /** In slices; nobody else reads the page meanwhile. */
  #understand(path: string, text: Text, before: DocumentModel | undefined, pace: Pace): Promise<DocumentModel> {
    const reading = inSlices(understandInSteps({ path, text }, this.#modelSettings, before), pace)
    const over = () => {
      this.#reading.delete(path)
    }
    this.#reading.set(path, reading.then(over, over))
    return reading
  }

  /** An open document has become too long: nothing is known of it, neither as it is nor as the folder holds it. */
  leave(path: string): void {
    if (this.#open.delete(path) || this.#closed.has(path)) this.#revision++
    this.#forget(path)
  }

  /** What the folder holds again counts for a document that was closed. */
  async close(path: string): Promise<void> {
    const page = this.#open.get(path)
    if (page) {
      this.#open.delete(path)
      this.#pages = null
      this.#recent.add(path, page)
      this.#revision++
    }
    // One that was left alone while it was open may be shorter in the folder.
    else if (!this.#files.has(path) || this.#closed.has(path)) return
    await this.changedOnDisk([path])
  }

  /** Takes in files that changed, came or went, if the project has been read at all. A new one may be ignored, so the folder is listed again. */
  async changedOnDisk(paths: readonly string[]): Promise<void> {
    if (this.#indexState === 'reading') for (const path of paths) this.#changed.add(path)
    if (this.#indexState !== 'read') return
    const burst: Promise<void> = sparingMemory(this.#host, () => this.#takeIn(paths)).finally(() => this.#bursts.delete(burst))
    this.#bursts.add(burst)
    await burst
  }

  /** When the changes are taken in that have come so far; null while there are none. */
  get takingIn(): Promise<unknown> | null {
    return this.#bursts.size > 0 ? Promise.allSettled(this.#bursts) : null
  }

  async #takeIn(paths: readonly string[]): Promise<void> {
    const mine = this.#inner.length === 0 ? paths : paths.filter((path) => this.#mine(this.uriOf(path)))
    const pace = new Pace(this.#host)
    try {
      for (const path of mine) if (this.#files.has(path)) await this.#reread(path, pace)
    } finally {
      if (this.#gone.size > 0) this.#files = new Set([...this.#files].filter((path) => !this.#gone.has(path)))
      this.#gone.clear()
      // One new state for all of them, not one for each, which all questions would have to wait for.
      this.#revision++
    }
    if (mine.some((path) => !this.#files.has(path))) await this.#list()
  }

  async #reread(path: string, pace: Pace): Promise<void> {
    if (pace.due) await pace.rest()
    const text = await this.#host.readFile(this.uriOf(path))
    if (text === null) {
      this.#gone.add(path)
      return this.#forget(path)
    }
    this.#gone.delete(path)
    const known = this.#closing.has(path) ? undefined : this.#closed.get(path)
    const isSame = known?.settings === this.#modelSettings && known.text.length === text.length && known.text.slice(0, text.length) === text
    if (!isSame) await this.#close(path, textOf(text), pace)
  }

  #forget(path: string): void {
    this.#closed.delete(path)
    this.#pages = null
    this.#closing.delete(path)
  }

  snapshot(): Snapshot {
    const today = this.#host.today()
    if (this.#snapshot?.revision !== this.#revision || this.#snapshot.today !== today) {
      const value = createSnapshot(this.#documents(), this.#settings, today, this.#knownFiles(), this.#zone)
      this.#snapshot = { revision: this.#revision, today, value }
    }
    return this.#snapshot.value
  }

  /** The open pages in place of the closed ones of the same path. */
  #documents(): Pages {
    this.#pages = (this.#pages ?? Pages.of([...this.#closed.values()])).with([...this.#open.values()])
    return this.#pages
  }

  readonly #zone = (): string | null => this.#host.zone?.() ?? null

  /** Null while not all is known: then nothing can be said of a file that seems to be missing. */
  #knownFiles(): ReadonlySet<string> | null {
    return this.#indexState === 'read' && !this.#cut ? this.#files : null
  }

  /** A snapshot that also holds a document nobody else sees. */
  snapshotWith(model: DocumentModel): Snapshot {
    return createSnapshot(this.#documents().with([model]), this.#settings, this.#host.today(), this.#knownFiles(), this.#zone)
  }

  /** The understanding of a document that has no file and stays out of the project. */
  visitor(path: string, present: () => { readonly text: Text } | undefined): Promise<DocumentModel | undefined> {
    return this.#present(this.#visitors, path, present, () => undefined)
  }

  /** True for a file that no nearer project owns. */
  #mine(uri: string): boolean {
    return !this.#inner.some((folder) => relativePath(folder, uri) !== null)
  }

  forgetVisitor(path: string): void {
    this.#visitors.delete(path)
  }

  /** True while the project has reason to be read and has not been: it is set up, or one of its open documents is a model. */
  wantsIndex(): boolean {
    return (
      this.bounded &&
      this.#indexState === 'not-read' &&
      (this.#config !== null || [...this.#open.values()].some(({ recognised }) => recognised !== 'none'))
    )
  }

  /** When what was read is kept for the next start, or cannot be. */
  get kept(): Promise<void> {
    return this.#kept
  }

  /** Reads every document of the project once; `onProgress` is called when answers may have changed. */
  index(onProgress: () => void): Promise<void> {
    if (this.bounded) this.#index ??= sparingMemory(this.#host, () => this.#read(onProgress))
    return this.#index ?? Promise.resolve()
  }

  async #read(onProgress: () => void): Promise<void> {
    this.#indexState = 'reading'
    const cache = await PageCache.open(this.#host, this.root)
    this.#cache = cache
    await this.#list()
    this.#cache = null
    this.#indexState = 'read'
    if (this.#changed.size > 0) await this.changedOnDisk([...this.#changed])
    this.#changed.clear()
    this.#revision++
    onProgress()
    const pages = [...this.#closed.values(), ...this.#open.values()]
    this.#kept = sparingMemory(this.#host, () => cache.keep(pages, new Pace(this.#host))).catch(() => undefined)
  }

  /** Lists the folder and reads what is new in it. */
  async #list(): Promise<void> {
    const { uris, cut } = await this.#host.findFiles(this.root)
    this.#cut = cut
    const pace = new Pace(this.#host)
    this.#inner = uris
      .filter(isConfig)
      .map(parentFolder)
      .filter((folder): folder is string => folder !== null && folder !== this.root)
    const paths: string[] = []
    for (const uri of uris) {
      if (pace.due) await pace.rest()
      const path = isMarkdownFile(uri) && this.#mine(uri) ? this.pathOf(uri) : null
      if (path) paths.push(path)
    }
    this.#files = new Set(paths)
    for (const path of [...this.#closed.keys(), ...this.#closing.keys()]) if (!this.#files.has(path)) this.#forget(path)
    const wasOpen: string[] = []
    const read = async (path: string): Promise<void> => {
      if (pace.due) await pace.rest()
      if (isIgnored(this.#settings, path) || this.#closed.has(path)) return
      // An open page is read from the editor.
      if (this.#open.has(path) || this.#reading.has(path)) {
        wasOpen.push(path)
        return
      }
      const text = await this.#host.readFile(this.uriOf(path))
      if (text !== null && !this.#closed.has(path)) await this.#close(path, textOf(text), pace)
    }
    for (const path of paths) await read(path)
    // One that was closed meanwhile is read after all.
    for (const path of [...wasOpen]) await read(path)
    this.#revision++
  }
}
