// What needs attention in a project: findings by what is wrong, most severe first. Lists what the rules found and adds nothing.

import type { Severity } from '../config.js'
import { groupBy } from '../group-by.js'
import type { Snapshot } from '../model/workspace.js'
import type { Finding } from '../rules/finding.js'
import type { Range } from '../text/text.js'
import { isShown, type TreePart } from './model-tree.js'
import { capital } from './words.js'

export interface AttentionGroup {
  readonly rule: string
  readonly title: string
  readonly severity: Severity
  readonly items: readonly AttentionItem[]
}

export interface AttentionItem {
  /** Of the project. */
  readonly root: string
  readonly path: string
  readonly name: string
  readonly message: string
  readonly range: Range
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 }

/** Silenced findings and mere advice are left out. */
export function attention(parts: readonly TreePart[]): readonly AttentionGroup[] {
  const all = parts.flatMap(({ snapshot, findings, root }) => findings.filter(isShown).map((finding) => ({ snapshot, root, finding })))
  return [...groupBy(all, ({ finding: { rule, severity } }) => `${rank[severity]} ${rule}`)]
    .map(([, group]) => ({
      rule: group[0]!.finding.rule,
      title: ruleTitle(group[0]!.finding.rule),
      severity: group[0]!.finding.severity,
      items: group.map(({ snapshot, root, finding }) => ({
        root,
        path: finding.path,
        name: nameOf(snapshot, finding),
        message: finding.message,
        range: finding.range,
      })),
    }))
    .sort((a, b) => rank[a.severity] - rank[b.severity] || b.items.length - a.items.length || (a.rule < b.rule ? -1 : 1))
}

/** The id of a rule states the fault in words: "Goal without time span". */
export function ruleTitle(rule: string): string {
  return capital(rule.replace(/-/g, ' '))
}

const mostCharacters = 80

/** The item the finding is about, else the words it stands on, else what it says. */
function nameOf(snapshot: Snapshot, { entity, path, range, message }: Finding): string {
  const item = entity === null ? undefined : snapshot.byId(entity)?.item
  if (item) return item.name
  const words = snapshot.documents
    .get(path)
    ?.text.slice(range.start, Math.min(range.end, range.start + 200))
    .replace(/\s+/g, ' ')
    .trim()
  if (!words) return message
  return words.length > mostCharacters ? `${words.slice(0, mostCharacters).replace(/\s+\S*$/, '')} …` : words
}
