// The plain values behind the four views of the Model preview, the tree of nodes they share, and nothing of how they are drawn.

import type { Severity } from '../config.js'
import type { Block, Kind, Lifetime, Relation } from '../model/kinds.js'
import type { Day, Id, Outcome } from '../model/types.js'

/** What the preview shows: one document, some of them, a folder, the whole project, or what one team owns or one cycle holds. */
export type PreviewScope =
  | { readonly kind: 'document'; readonly path: string }
  | { readonly kind: 'documents'; readonly paths: readonly string[] }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'project' }
  | { readonly kind: 'team'; readonly name: string }
  | { readonly kind: 'cycle'; readonly name: string }

/** One recognised thing, ready to be shown. Offsets are UTF-16, `end` exclusive; `line` is 0-based. */
export interface PreviewNode {
  readonly id: Id
  readonly kind: Kind
  /** The kind in the team's own word. */
  readonly kindTitle: string
  readonly lifetime: Lifetime
  readonly block: Block
  /** Holds as long as the strategy does, or longer: shown apart from this cycle's work. */
  readonly persistent: boolean
  readonly closed: boolean
  readonly name: string
  readonly text: string
  readonly path: string
  readonly line: number
  /** The statement. */
  readonly range: { readonly start: number; readonly end: number }
  /** The whole item, for finding the node the cursor stands in. */
  readonly whole: { readonly start: number; readonly end: number }
  readonly parent: Id | null
  readonly owner: string | null
  readonly span: { readonly text: string; readonly start: Day | null; readonly end: Day | null; readonly source: string } | null
  readonly outcome: Pick<Outcome, 'verdict' | 'answeredBy' | 'missing'> | null
  readonly status: string | null
  readonly cadence: string | null
  /** The next days (with time where known) a ritual falls on; two candidates joined by "or" where its start is unknown. */
  readonly next: string | null
  readonly duration: string | null
  readonly findings: readonly PreviewFinding[]
}

export interface PreviewFinding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly path: string
  readonly line: number
  readonly range: { readonly start: number; readonly end: number }
}

export interface PreviewEdge {
  readonly kind: Relation
  readonly from: Id
  readonly to: Id
}

/** A node with the nodes inside it, in document order. */
export interface OutlineEntry {
  readonly id: Id
  readonly children: readonly OutlineEntry[]
}

export interface OutlineGroup {
  readonly block: Block
  readonly title: string
  readonly persistent: readonly OutlineEntry[]
  readonly current: readonly OutlineEntry[]
  readonly closed: readonly OutlineEntry[]
}

/** A cycle or period as a lane; `start` and `end` are null where the text does not tell them. */
export interface TimeLane {
  readonly title: string
  readonly start: Day | null
  readonly end: Day | null
  readonly ids: readonly Id[]
}

export interface TimeView {
  /** The days the picture covers; null when nothing has a day. */
  readonly range: { readonly start: Day; readonly end: Day } | null
  readonly today: Day
  readonly lanes: readonly TimeLane[]
  readonly persistent: readonly Id[]
  readonly undated: readonly Id[]
}

export interface RhythmView {
  /** Mondays of the weeks shown, from this week on. */
  readonly weeks: readonly Day[]
  /** Rituals with days that can be known, and those days within the weeks shown. */
  readonly dated: readonly { readonly id: Id; readonly days: readonly Day[]; readonly certain: boolean }[]
  /** Rituals whose next day cannot be known, with why. */
  readonly undated: readonly { readonly id: Id; readonly why: string }[]
  /** Hours a month per owner, counted over the rituals that state a duration. */
  readonly load: readonly { readonly owner: string; readonly hours: number; readonly counted: number; readonly rituals: number }[]
  readonly coverage: { readonly counted: number; readonly rituals: number }
}

export type FlowMark = 'produces' | 'consumes' | 'both'

export interface FlowView {
  readonly rituals: readonly Id[]
  readonly artifacts: readonly Id[]
  /** One per pair that is related. */
  readonly cells: readonly { readonly ritual: Id; readonly artifact: Id; readonly mark: FlowMark }[]
  /** Rituals that neither produce nor use an artifact, artifacts no ritual touches. */
  readonly idleRituals: readonly Id[]
  readonly idleArtifacts: readonly Id[]
  /** The goal network: nodes with a layer each, for a layered drawing; empty above 300 nodes. */
  readonly network: {
    readonly nodes: readonly { readonly id: Id; readonly layer: number; readonly order: number }[]
    readonly edges: readonly PreviewEdge[]
    readonly tooLarge: boolean
  }
}

export interface PreviewData {
  readonly asOf: Day
  readonly scope: PreviewScope
  readonly title: string
  readonly documents: readonly { readonly path: string; readonly recognised: 'explicit' | 'evidence' | 'none'; readonly items: number }[]
  readonly nodes: readonly PreviewNode[]
  readonly edges: readonly PreviewEdge[]
  readonly outline: readonly OutlineGroup[]
  readonly time: TimeView
  readonly rhythm: RhythmView
  readonly flow: FlowView
  /** Findings that belong to no node. */
  readonly findings: readonly PreviewFinding[]
}
