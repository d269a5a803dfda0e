// From findings to diagnostics on the wire, pulled where the client can and pushed where not. Decides nothing about what a finding is.

import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver'
import { type Finding, hash, isAboutWording, type Severity, type Text } from '../core/index.js'
import type { DiagnosticData } from '../protocol/requests.js'
import { findingsOf } from './findings.js'
import type { Project } from './project.js'
import type { Located, Session } from './session.js'
import { canonical } from './uris.js'
import { uriOf } from './wiring.js'

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}
const rank: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3 }
const mostPerFile = 200

/** So often messages that wait are let through before a change is answered: changes that came together are answered once. */
const pausesBefore = 2
/** After the last change: what one document's edit does to the findings of the others. */
const othersMilliseconds = 150

/** The same where all pages that are shown are asked for again. */
const othersPulledMilliseconds = 400

export class Diagnostics {
  readonly #session: Session
  /** The documents that have not been answered for, each with the change that will be. */
  readonly #pending = new Map<string, object>()
  #others: (() => void) | undefined
  /** Configuration files whose problems are shown, by project. */
  readonly #pushedConfigs = new Map<Project, ReadonlySet<string>>()
  /** What was last computed, for documents that are checked on save or by hand only. */
  readonly #held = new Map<string, readonly Diagnostic[]>()

  constructor(session: Session) {
    this.#session = session
  }

  /** Call after a document was opened, changed or saved. */
  async touched(uri: string, why: 'open' | 'change' | 'save' | 'command'): Promise<void> {
    const { run } = await this.#session.settingsOf(uri)
    if (why !== 'command' && why !== 'open' && (run === 'manual' || (run === 'onSave' && why === 'change'))) return
    if (run !== 'onType') this.#held.delete(canonical(uri))
    if (this.#session.client.pullsDiagnostics) {
      if (run !== 'onType' && why !== 'open') this.refresh()
      else if (why === 'change') this.#askForOthers()
      return
    }
    this.#schedule(uri)
    this.#others?.()
    this.#others = this.#session.host.setTimer(othersMilliseconds, () => this.#pushAll(uri))
  }

  /** A client that pulls asks again for the page it changes, and for one it comes back to only if it is told to. */
  #askForOthers(): void {
    this.#others?.()
    if (this.#session.documents.all().length < 2) return
    this.#others = this.#session.host.setTimer(othersPulledMilliseconds, () => this.refresh())
  }

  closed(uri: string): void {
    this.#pending.delete(canonical(uri))
    this.#held.delete(canonical(uri))
    if (!this.#session.client.pullsDiagnostics) void this.#send(uri, undefined, [])
  }

  /** Asks for everything to be looked at again: settings, configuration, other files or the day have changed. */
  refresh(): void {
    if (!this.#session.client.pullsDiagnostics) this.#pushAll()
    else if (this.#session.client.refreshes.diagnostics)
      this.#session.connection.languages.diagnostics.refresh().then(undefined, (error) => this.#session.report('diagnostic refresh', error))
  }

  async pull(
    uri: string,
    previous: string | undefined,
    cancelled: () => boolean,
  ): Promise<DocumentDiagnosticReport | ResponseError<unknown>> {
    const located = await this.#session.locate(uri)
    if (!located) return { kind: 'full', items: [] }
    const stale = () => cancelled() || this.#session.documents.get(uri)?.version !== located.version
    const items = await this.#diagnose(located, stale)
    if (items === null) return new ResponseError(LSPErrorCodes.ServerCancelled, 'a newer text is there', { retriggerRequest: true })
    const resultId = hash(JSON.stringify(items))
    return resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items: [...items] }
  }

  /** How many findings a document has now, or null where it is not ours. */
  async count(uri: string): Promise<number | null> {
    const located = await this.#session.locate(uri)
    return located ? ((await this.#diagnose(located, () => false))?.length ?? null) : null
  }

  /** The problems of a configuration file, always pushed: nobody pulls them for a file that may not be open. */
  pushConfig(project: Project): void {
    const before = this.#pushedConfigs.get(project) ?? new Set()
    const now = new Set<string>()
    for (const [path, text] of project.config?.texts ?? []) {
      const uri = uriOf(this.#session, project, path)
      const items = (project.config?.problems ?? []).filter((problem) => problem.path === path)
      if (items.length === 0) continue
      now.add(uri)
      const shown = items.map((problem) => this.#diagnostic(text, problem))
      void this.#send(uri, this.#session.documents.get(uri)?.version, shown)
    }
    for (const uri of before) if (!now.has(uri)) void this.#send(uri, undefined, [])
    this.#pushedConfigs.set(project, now)
  }

  #pushAll(except?: string): void {
    for (const { uri } of this.#session.documents.all()) if (uri !== except && this.#session.isMarkdown(uri)) this.#schedule(uri)
  }

  #schedule(uri: string): void {
    this.#whenRead(uri).catch((error) => this.#session.report('push diagnostics', error))
  }

  async #whenRead(uri: string): Promise<void> {
    const [key, change] = [canonical(uri), {}]
    this.#pending.set(key, change)
    for (let i = 0; i < pausesBefore; i++) {
      await this.#session.host.pause()
      if (this.#pending.get(key) !== change) return
    }
    this.#pending.delete(key)
    await this.#push(uri)
  }

  async #push(uri: string): Promise<void> {
    const located = await this.#session.locate(uri)
    if (!located) return this.#send(uri, undefined, [])
    const stale = () => this.#pending.has(canonical(uri)) || this.#session.documents.get(uri)?.version !== located.version
    const items = await this.#diagnose(located, stale)
    if (items !== null && !stale()) await this.#send(uri, located.version, items)
  }

  async #send(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): Promise<void> {
    await this.#session.connection.sendDiagnostics({ uri, ...(version === undefined ? {} : { version }), diagnostics: [...diagnostics] })
  }

  async #diagnose(located: Located, stale: () => boolean): Promise<readonly Diagnostic[] | null> {
    const key = canonical(located.uri)
    if (located.settings.run === 'onType') this.#held.delete(key)
    const held = this.#held.get(key)
    if (held) return held
    const found = await findingsOf(located, this.#session.host, stale)
    if (found === null) return null
    const items = this.#convert(located, found)
    if (located.settings.run !== 'onType') this.#held.set(key, items)
    return items
  }

  #convert(located: Located, found: readonly Finding[]): Diagnostic[] {
    const shown = found.filter(({ suppressed }) => suppressed === null)
    const chosen = new Set([...shown].sort((a, b) => rank[a.severity] - rank[b.severity]).slice(0, mostPerFile))
    const items = shown.filter((finding) => chosen.has(finding)).map((finding) => this.#fromFinding(located, finding))
    const rest = shown.length - items.length
    if (rest > 0) {
      const range = this.#session.client.positions.range(located.text, { start: 0, end: 0 })
      items.push({ range, severity: DiagnosticSeverity.Information, source: 'opmodel', message: `and ${rest} more in this document` })
    }
    return items
  }

  #fromFinding({ text, project, snapshot }: Located, finding: Finding): Diagnostic {
    const { positions, relatedInformation } = this.#session.client
    const diagnostic = this.#diagnostic(text, finding)
    if (finding.rule === 'unused-suppression') diagnostic.tags = [DiagnosticTag.Unnecessary]
    const related = finding.related.flatMap(({ path, range, message }) => {
      const other = snapshot.documents.get(path)
      return other ? [{ location: { uri: uriOf(this.#session, project, path), range: positions.range(other.text, range) }, message }] : []
    })
    if (relatedInformation && related.length > 0) diagnostic.relatedInformation = related
    return diagnostic
  }

  #diagnostic(text: Text, { rule, severity, message, range, fingerprint }: Finding): Diagnostic {
    const { rulePages, positions } = this.#session.client
    const data: DiagnosticData = { rule, wording: isAboutWording(rule), fingerprint }
    return {
      range: positions.range(text, range),
      severity: severities[severity],
      code: rule,
      ...(rulePages ? { codeDescription: { href: `${rulePages.replace(/\/$/, '')}/${rule}.md` } } : {}),
      source: 'opmodel',
      message,
      data,
    }
  }
}
