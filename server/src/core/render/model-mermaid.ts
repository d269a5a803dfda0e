// The model as the text of a Mermaid flowchart, which forges and editors draw: items by kind, what is part of what, and how they relate.

import { kinds } from '../model/kinds.js'
import type { Kind, Relation } from '../model/types.js'
import type { PreviewEdge, PreviewNode } from './preview-data.js'

/** What GitHub and GitLab still draw; beyond it the picture would only be an error message. */
const mostEdges = 500
const mostCharacters = 45_000

const relationWords: Readonly<Partial<Record<Relation, string>>> = {
  'belongs-to': 'in',
  'ladders-to': 'serves',
  'has-kr': 'measured by',
  'aims-at': 'aims at',
  'nested-in': 'within',
  'justified-by': 'because of',
  'constrained-by': 'within',
  'reported-under': 'reported under',
  'contributes-to': 'contributes to',
  'input-to': 'drives',
  'next-rung': 'then',
}

/** Closed items are left out. What does not fit is left out too, and a comment says how much. */
export function modelMermaid(nodes: readonly PreviewNode[], edges: readonly PreviewEdge[]): string {
  const open = nodes.filter(({ closed }) => !closed)
  const shown: PreviewNode[] = []
  let length = 0
  for (const node of open) {
    length += label(node).length + 60
    if (length > mostCharacters) break
    shown.push(node)
  }
  const keys = new Map(shown.map(({ id }, i) => [id, `n${i + 1}`]))
  const arrows = arrowsOf(shown, edges, keys)
  const groups = new Map<Kind, PreviewNode[]>()
  for (const node of shown) groups.set(node.kind, [...(groups.get(node.kind) ?? []), node])
  const left = [
    nodes.length > open.length ? `${nodes.length - open.length} closed` : '',
    open.length > shown.length ? `${open.length - shown.length} that do not fit` : '',
    arrows.length > mostEdges ? `${arrows.length - mostEdges} arrows` : '',
  ].filter(Boolean)
  return [
    'flowchart LR',
    ...(left.length > 0 ? [`  %% left out: ${left.join(', ')}`] : []),
    ...[...groups].flatMap(([kind, members]) => [
      `  subgraph ${kind.replace(/-/g, '_')}["${words(members.length > 1 ? kinds[kind].plural : members[0]!.kindTitle)}"]`,
      ...members.map((node) => `    ${keys.get(node.id)}["${label(node)}"]`),
      '  end',
    ]),
    ...arrows.slice(0, mostEdges),
    '',
  ].join('\n')
}

function arrowsOf(nodes: readonly PreviewNode[], edges: readonly PreviewEdge[], keys: ReadonlyMap<string, string>): string[] {
  const said = new Set<string>()
  const arrow = (from: string, to: string, word: string): string[] => {
    const [a, b] = [keys.get(from), keys.get(to)]
    if (a === undefined || b === undefined || a === b || said.has(`${a} ${b}`)) return []
    said.add(`${a} ${b}`).add(`${b} ${a}`)
    return [`  ${a} -->${word ? `|${word}|` : ''} ${b}`]
  }
  return [
    ...edges.flatMap(({ kind, from, to }) => arrow(from, to, relationWords[kind] ?? kind.replace(/-/g, ' '))),
    ...nodes.flatMap(({ id, parent }) => (parent === null ? [] : arrow(parent, id, ''))),
  ]
}

function label({ name, span, cadence }: PreviewNode): string {
  const when = span?.text ?? cadence
  return words(when ? `${name} (${when})` : name)
}

/** Text inside the quotes of a label: what Mermaid or HTML would read as their own becomes a number of a character. */
function words(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const cut = line.length > 120 ? `${line.slice(0, 119)}…` : line
  return cut.replace(/[\u0000-\u001f\u007f"#<>&`;\\[\]{}|%*_]/g, (sign) => `#${sign.codePointAt(0)};`)
}
