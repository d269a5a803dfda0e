// Custom requests and notifications between the VS Code client and the server; types and names only, no logic.

import type { Kind } from '../core/model/kinds.js'

/** Positions as LSP has them: 0-based, UTF-16 on this connection. */
export interface WirePosition {
  readonly line: number
  readonly character: number
}
export interface WireRange {
  readonly start: WirePosition
  readonly end: WirePosition
}
export type WireSeverity = 'error' | 'warning' | 'information' | 'hint'

/** What the client says in `initialize`; other editors send nothing, and the defaults fit them. */
export interface InitializationOptions {
  /** Answer `textDocument/documentSymbol`; default true. Off from VS Code, whose own outline has the headings. */
  readonly documentSymbols?: boolean
  /** Complete, follow and list Markdown links to pages and headings; default true. Off from VS Code, whose own Markdown support does. */
  readonly markdownLinks?: boolean
  /** The client answers `opmodel/findFiles` and `opmodel/readFile`: the web host, or a virtual workspace. Default false. */
  readonly clientFiles?: boolean
  /** The client understands `opmodel/modelChanged` and asks `opmodel/status`, `opmodel/model`, `opmodel/attention`. */
  readonly views?: boolean
  /** Answers may carry client commands: `opmodel.showReferences` (URI, position, locations), `opmodel.explainRule` (id). Default false. */
  readonly ownCommands?: boolean
  /** Folder of the rule pages, as a URI: `RULE.md` below it explains a rule. Default: where the server's own files lie. */
  readonly rulePages?: string
}

/** `Diagnostic.data`, which the client's calm mode reads and a code action gets back. */
export interface DiagnosticData {
  readonly rule: string
  /** About how a statement reads: it waits until the writer has left the line. */
  readonly wording: boolean
  readonly fingerprint: string
}

// Files, from the server to the client.

export const findFilesRequest = 'opmodel/findFiles'
export interface FindFilesParams {
  /** URI of the folder to read. */
  readonly root: string
}
export interface FindFilesResult {
  /** Markdown files, `opmodel.yaml`, `opmodel-baseline.json` and ignore files below the folder, in no order. */
  readonly uris: readonly string[]
  /** The folder holds more than the client is willing to read. */
  readonly cut: boolean
}

export const readFileRequest = 'opmodel/readFile'
export interface ReadFileParams {
  readonly uri: string
}
/** Null: not there, no text, or beyond the budget (2,000 files, 20 MB a session); `cut` says that it was the budget. */
export interface ReadFileResult {
  readonly text: string | null
  readonly cut: boolean
}

// The model, from the client to the server.

/** The model or its findings may have changed: views ask again. Sent at most a few times a second. */
export const modelChangedNotification = 'opmodel/modelChanged'

export const statusRequest = 'opmodel/status'
export interface StatusParams {
  readonly uri: string
}
export interface StatusResult {
  readonly recognised: 'explicit' | 'evidence' | 'none'
  /** The page says `opmodel: false`, or the configuration ignores it. */
  readonly off: boolean
  /** How many of each kind the page holds, in the team's own words, plural where it is one: "9 goals". Most first. */
  readonly counts: readonly string[]
  readonly config: { readonly uri: string; readonly path: string; readonly problems: number } | null
  readonly baselined: number
  readonly version: string
  /** Reading the folder stopped early, and why, in words; null when everything was read or nothing had to be. */
  readonly cut: string | null
  /** The page is left alone for its length, in words; null where it is not. What is told of its folder holds then, too. */
  readonly tooLong: string | null
}

export type GroupBy = 'kind' | 'team' | 'cycle' | 'file'

export const modelRequest = 'opmodel/model'
export interface ModelParams {
  readonly groupBy: GroupBy
  /** The document whose project is meant; null: all projects of the workspace. */
  readonly uri: string | null
  /** Only what these people or teams own; empty: everything. */
  readonly owners: readonly string[]
  /** Nothing is read for the answer: it is not a view of ours that asks. */
  readonly onlyOpen?: boolean
}
export interface ModelResult {
  readonly groups: readonly ModelGroup[]
  /** The folder of the project, where the workspace is more than that. */
  readonly folder: string | null
  /** Everybody who owns something, for the filter. */
  readonly owners: readonly string[]
  readonly cut: string | null
}
export interface ModelGroup {
  /** Stable while the grouping stays. */
  readonly id: string
  readonly title: string
  readonly items: readonly ModelItem[]
}
export interface ModelItem {
  readonly id: string
  readonly uri: string
  readonly kind: Kind
  /** The kind in the team's own word. */
  readonly kindTitle: string
  readonly name: string
  /** What stands behind the name in one line: cadence and next date, span, verdict, status, owner. */
  readonly description: string
  readonly closed: boolean
  readonly persistent: boolean
  readonly range: WireRange
  /** What is selected when the item is opened. */
  readonly selectionRange: WireRange
  readonly findings: number
  readonly severity: WireSeverity | null
  readonly children: readonly ModelItem[]
}

/** What a hover says of an item of the tree, asked for when it is looked at; null when it is gone. */
export const tooltipRequest = 'opmodel/tooltip'
export interface TooltipParams {
  readonly uri: string
  /** Where its statement begins. */
  readonly position: WirePosition
}
export interface TooltipResult {
  /** Markdown escaped for MarkdownString. */
  readonly text: string
}

export const attentionRequest = 'opmodel/attention'
export interface AttentionParams {
  /** As for the model. */
  readonly uri: string | null
}
export interface AttentionResult {
  /** By what is wrong, most severe first: the rule's short title and its findings, closed files included. */
  readonly groups: readonly AttentionGroup[]
  readonly total: number
  readonly folder: string | null
  readonly cut: string | null
}
export interface AttentionGroup {
  readonly rule: string
  readonly title: string
  readonly severity: WireSeverity
  readonly items: readonly AttentionItem[]
}
export interface AttentionItem {
  readonly uri: string
  /** Relative to the project. */
  readonly path: string
  /** Name of the entity, or the text that is meant. */
  readonly name: string
  readonly message: string
  readonly range: WireRange
}

/** The edit that marks a page by hand (`opmodel: true`) or turns it off (`false`); null when it already says so. */
export const markRequest = 'opmodel/mark'
export interface MarkParams {
  readonly uri: string
  readonly value: boolean
}
export interface MarkResult {
  readonly edit: { readonly range: WireRange; readonly newText: string } | null
}

/** Texts made from the model: what was understood and why, what was silenced, the whole model, what changed since the last commit, as Markdown. */
export const textRequest = 'opmodel/text'
export interface TextParams {
  readonly what: 'understood' | 'silenced' | 'model' | 'changes' | 'rule'
  readonly uri: string | null
  /** For `rule`: its id. */
  readonly rule?: string
}
export interface TextResult {
  /** Markdown. */
  readonly text: string
}

/** What the author could settle with yes or no, over the whole project; answering applies an edit, and the next request no longer asks. */
export const teachRequest = 'opmodel/teach'
export interface TeachParams {
  /** A page of the project; null: the first folder's. */
  readonly uri: string | null
}
export interface TeachResult {
  /** How many parts of the model are beyond doubt. */
  readonly sure: number
  readonly questions: readonly WireQuestion[]
}
export interface WireQuestion {
  /** Stays the same while the text it asks about does. */
  readonly key: string
  readonly uri: string
  /** Relative to the project. */
  readonly path: string
  readonly range: WireRange
  readonly ask: string
  readonly lines: readonly string[]
  /** LSP workspace edits. */
  readonly yes: unknown
  readonly no: unknown
}

/** A template with the names and days the project knows, ready to be put in as a snippet; null when there is none of that id. */
export const templateRequest = 'opmodel/template'
export interface TemplateParams {
  readonly id: string
  /** The page it is for, or one of the project it will belong to; null: the first folder's. */
  readonly uri: string | null
  /** Where it goes on that page; null: a page of its own. */
  readonly position: WirePosition | null
}
export interface TemplateResult {
  readonly snippet: string
}
