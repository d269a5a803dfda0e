// Messages between the Model preview's page and the extension that hosts it; types and names only.

import type { PreviewData, PreviewScope } from '../core/render/preview-data.js'

export type * from '../core/render/preview-data.js'

export type PreviewViewName = 'outline' | 'time' | 'rhythm' | 'flow'
export type ExportFormat = 'html' | 'svg' | 'mermaid' | 'csv' | 'ics' | 'json'

/** From the extension to the page. */
export type ToPreview =
  /** New data as JSON of `PreviewContent`; the page keeps its place. VS Code looks at every value of a message on its way, not into a text. */
  | { readonly type: 'data'; readonly json: string }
  /** The cursor stands in this node, or in none. */
  | { readonly type: 'highlight'; readonly id: string | null }
  /** Nothing can be shown right now, and why; what was shown before stays below it. */
  | { readonly type: 'problem'; readonly message: string }
  | { readonly type: 'focus-view'; readonly view: PreviewViewName }

/** What the page shows. `documentPath` is the document beside it, `teams` and `cycles` what the scope menu offers. */
export interface PreviewContent {
  readonly data: PreviewData
  readonly documentPath: string | null
  readonly teams: readonly string[]
  readonly cycles: readonly string[]
}

/** From the page to the extension. Offsets are UTF-16, `end` exclusive. */
export type FromPreview =
  | { readonly type: 'ready' }
  | {
      readonly type: 'open'
      readonly path: string
      readonly range: { readonly start: number; readonly end: number }
      readonly keepFocus: boolean
    }
  | { readonly type: 'scope'; readonly scope: PreviewScope }
  | { readonly type: 'export'; readonly format: ExportFormat; readonly content?: string }

/** From the extension to the server: the data for a scope; null means the document at `uri`. */
export const previewRequest = 'opmodel/preview'
export interface PreviewParams {
  readonly uri: string | null
  readonly scope: PreviewScope | null
}
export type PreviewResult =
  | {
      /** URI of the project's folder; paths in `data` are relative to it. */
      readonly root: string
      readonly data: PreviewData
      /** Path of the document at `uri`. */
      readonly documentPath: string | null
      readonly teams: readonly string[]
      readonly cycles: readonly string[]
    }
  | { readonly problem: string }

/** From the extension to the server: text for a file, of the same scope; null where there is nothing to write. */
export const exportRequest = 'opmodel/export'
export interface ExportParams extends PreviewParams {
  readonly format: ExportFormat
}
export interface ExportResult {
  readonly text: string
}

/** What survives a reload of the window. */
export interface PreviewState {
  readonly scope: PreviewScope | null
  readonly view: PreviewViewName
  readonly collapsed: readonly string[]
  readonly selected: string | null
  readonly scrollTop: number
}
