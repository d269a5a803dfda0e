// One connected client: its documents, projects and settings, and the one way every handler finds its document. Answers no method itself.

import type { Connection } from 'vscode-languageserver'
import type { DocumentModel, Finding, Snapshot, Text } from '../core/index.js'
import { modelChangedNotification } from '../protocol/requests.js'
import type { Client } from './client.js'
import { OpenDocuments } from './documents.js'
import { projectFindings } from './findings.js'
import { type Report, reporter } from './guard.js'
import type { Host } from './host.js'
import { longestPage, type Project } from './project.js'
import { Projects } from './projects.js'
import { defaultEditorSettings, type EditorSettings, readEditorSettings } from './settings.js'
import { canonical, isConfig, isMarkdownFile } from './uris.js'

/** An open Markdown document in its project, at one moment. */
export interface Located {
  readonly uri: string
  readonly version: number
  readonly text: Text
  readonly doc: DocumentModel
  readonly project: Project
  readonly snapshot: Snapshot
  readonly settings: EditorSettings
  /** False for a document without a file, which is in no snapshot but this one. */
  readonly shared: boolean
}

/** A whole project at one moment, with all its findings. */
export interface Survey {
  readonly project: Project
  readonly snapshot: Snapshot
  readonly findings: readonly Finding[]
}

const viewMilliseconds = 130
/** A view shows what is known by then, and asks again once the project has been read. */
const readingMilliseconds = 1000
/** A client that shuts the server down waits no longer for what is written for the next start. */
const endingMilliseconds = 1000

export class Session {
  readonly connection: Connection
  readonly host: Host
  readonly client: Client
  readonly documents = new OpenDocuments()
  readonly projects: Projects
  readonly report: Report
  #settings = new Map<string, Promise<EditorSettings>>()
  #pushed: unknown
  readonly #listeners: (() => void)[] = []
  #notice: (() => void) | undefined

  constructor(connection: Connection, host: Host, client: Client, initialSettings: unknown) {
    this.connection = connection
    this.host = host
    this.client = client
    this.projects = new Projects(host, this.documents)
    this.report = reporter((message) => connection.console.error(message))
    this.#pushed = initialSettings
  }

  /** The open document as the features see it; undefined for what is not open, not Markdown, switched off or none of our schemes. */
  async locate(uri: string): Promise<Located | undefined> {
    if (!this.isMarkdown(uri)) return undefined
    const settings = await this.settingsOf(uri)
    const { project, path, shared } = await this.projects.home(uri)
    if (!settings.enable) return undefined
    if (this.isTooLong(uri) && shared) project.leave(path)
    const present = () => (this.isTooLong(uri) ? undefined : this.documents.get(uri))
    const doc = await (shared ? project.model(path, present) : project.visitor(path, present))
    const open = present()
    if (!doc || !open) return undefined
    const snapshot = shared ? project.snapshot() : project.snapshotWith(doc)
    if (settings.index === 'auto' && shared && project.wantsIndex()) this.index(project)
    return { uri, version: open.version, text: doc.text, doc, project, snapshot, settings, shared }
  }

  /** Starts reading the project unless that has begun; listeners hear of it when it is done. */
  index(project: Project): Promise<void> {
    return project.index(() => this.changed()).catch((error) => this.report('index', error))
  }

  /** When all that is kept for the next start is, or cannot be waited for. */
  async ended(): Promise<void> {
    const kept = Promise.all(this.projects.all().map((project) => project.kept))
    await Promise.race([kept, new Promise<void>((resume) => this.host.setTimer(endingMilliseconds, resume))])
  }

  async indexIfAllowed(project: Project): Promise<void> {
    if ((await this.settingsOf(project.root)).index === 'auto') await this.index(project)
  }

  /**
   * The project of a document, else that of the first folder, read now if it may be (`read`) and has not been: its author looks at it.
   * Undefined where there is none, where `stale` said so, or where it is switched off.
   */
  async survey(uri: string | null, stale: () => boolean, read = true): Promise<Survey | undefined> {
    const project = await this.#projectOf(uri)
    return project && this.#surveyOf(project, stale, read)
  }

  /** The project of a document; without one, every project of the workspace's folders that holds a model, or the first. */
  async surveys(uri: string | null, stale: () => boolean, read = true): Promise<readonly Survey[]> {
    const first = await this.survey(uri, stale, read)
    if (!first || uri !== null) return first ? [first] : []
    const folders = await Promise.all(this.projects.folders.map((folder) => this.projects.ofFolder(folder)))
    const inner = await Promise.all(folders.flatMap(({ inner }) => inner).map((folder) => this.projects.ofFolder(folder)))
    const others = [...new Set([...folders, ...inner])].filter((project) => project !== first.project)
    const seen = [first]
    for (const project of others) {
      const survey = await this.#surveyOf(project, stale, read)
      if (survey) seen.push(survey)
    }
    const filled = seen.filter(
      ({ snapshot, findings }) => findings.length > 0 || [...snapshot.documents.values()].some(({ items }) => items.length > 0),
    )
    return filled.length > 0 ? filled : [first]
  }

  async #surveyOf(project: Project, stale: () => boolean, read: boolean): Promise<Survey | undefined> {
    const settings = await this.settingsOf(project.root)
    if (!settings.enable) return undefined
    for (const open of this.documents.all()) await this.locate(open.uri)
    const reading = read && settings.index === 'auto' ? this.index(project) : Promise.resolve()
    const timeout = () => new Promise<void>((resume) => this.host.setTimer(readingMilliseconds, resume))
    if (project.indexState !== 'read' || project.takingIn) await Promise.race([Promise.all([reading, project.takingIn]), timeout()])
    const snapshot = project.snapshot()
    const findings = await projectFindings(snapshot, project.baseline, this.host, stale)
    return findings ? { project, snapshot, findings: [...(project.config?.problems ?? []), ...findings] } : undefined
  }

  async #projectOf(uri: string | null): Promise<Project | undefined> {
    if (uri !== null && this.projects.accepts(uri)) return (await this.projects.home(uri)).project
    const folder = this.projects.folders[0]
    if (folder !== undefined) return this.projects.ofFolder(folder)
    const open = this.documents.all().find((one) => this.isMarkdown(one.uri))
    return open && (await this.projects.home(open.uri)).project
  }

  /** The projects of the workspace's folders and of its open documents. */
  async workspaceProjects(): Promise<readonly Project[]> {
    const open = this.documents.all().filter(({ uri }) => this.isMarkdown(uri))
    const homes = await Promise.all(open.map(({ uri }) => this.projects.home(uri)))
    const folders = await Promise.all(this.projects.folders.map((folder) => this.projects.ofFolder(folder)))
    return [...new Set([...folders, ...homes.map(({ project }) => project)])]
  }

  isMarkdown(uri: string): boolean {
    const open = this.documents.get(uri)
    return (
      open !== undefined &&
      this.projects.accepts(uri) &&
      (open.languageId === 'markdown' || open.languageId === 'mdx' || isMarkdownFile(uri))
    )
  }

  /** An open page that is left alone for its length. */
  isTooLong(uri: string): boolean {
    return this.isMarkdown(uri) && (this.documents.get(uri)?.text.length ?? 0) > longestPage
  }

  isConfig(uri: string): boolean {
    return this.documents.get(uri) !== undefined && this.projects.accepts(uri) && isConfig(uri)
  }

  settingsOf(uri: string): Promise<EditorSettings> {
    const key = canonical(uri)
    let settings = this.#settings.get(key)
    if (!settings) {
      settings = this.client.configuration
        ? this.connection.workspace
            .getConfiguration({ scopeUri: uri, section: 'opmodel' })
            .then(readEditorSettings, () => defaultEditorSettings)
        : Promise.resolve(readEditorSettings(this.#pushed))
      this.#settings.set(key, settings)
    }
    return settings
  }

  /** Forgets what was read of the editor's settings; `pushed` is what a client without pulling sent. */
  settingsChanged(pushed: unknown): void {
    this.#settings = new Map()
    const section = (pushed as { opmodel?: unknown } | null | undefined)?.opmodel
    if (section !== undefined) this.#pushed = section
    this.changed()
  }

  /** Calls back when findings of open documents may differ although their texts did not change. */
  onChanged(listener: () => void): void {
    this.#listeners.push(listener)
  }

  changed(): void {
    for (const listener of this.#listeners) listener()
    this.modelTouched()
  }

  /** Tells the client's views to ask again, at most a few times a second. */
  modelTouched(): void {
    if (!this.client.views || this.#notice) return
    this.#notice = this.host.setTimer(viewMilliseconds, () => {
      this.#notice = undefined
      this.connection.sendNotification(modelChangedNotification).catch((error) => this.report('model changed', error))
    })
  }
}
