// The Flow view: rituals against artifacts as a matrix, and how goals hang together as a layered drawing with its table.

import type { FlowMark, PreviewData } from '../../server/src/protocol/preview.js'
import type { Actions } from './parts.js'
import { NodeLink, Wide } from './parts.js'
import { NodeList } from './time.js'

const marks: Record<FlowMark, string> = { produces: 'makes', consumes: 'uses', both: 'makes, uses' }

export function FlowPage({ data, actions }: { data: PreviewData; actions: Actions }) {
  const { flow } = data
  const mark = new Map(flow.cells.map((cell) => [`${cell.ritual}\n${cell.artifact}`, cell.mark]))
  const rituals = flow.rituals.filter((id) => !flow.idleRituals.includes(id))
  const artifacts = flow.artifacts.filter((id) => !flow.idleArtifacts.includes(id))
  return (
    <>
      <section>
        <h2>Rituals and artifacts</h2>
        {rituals.length === 0 ? (
          <p class="quiet">No ritual says what it produces or uses yet. Write “Produces:” or “Inputs:” below it, or link the document.</p>
        ) : (
          <Wide label="Rituals and artifacts">
            <table class="matrix">
              <thead>
                <tr>
                  <th scope="col">Ritual</th>
                  {artifacts.map((id) => (
                    <th scope="col" key={id}>
                      <Named id={id} actions={actions} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rituals.map((ritual) => (
                  <tr key={ritual}>
                    <th scope="row">
                      <Named id={ritual} actions={actions} />
                    </th>
                    {artifacts.map((artifact) => {
                      const cell = mark.get(`${ritual}\n${artifact}`)
                      return (
                        <td key={artifact} class={cell ? 'on' : ''}>
                          {cell ? marks[cell] : ''}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        )}
      </section>
      <Gap title="Rituals that neither make nor use an artifact" ids={flow.idleRituals} actions={actions} />
      <Gap title="Artifacts no ritual makes or uses" ids={flow.idleArtifacts} actions={actions} />
      <section>
        <h2>How goals hang together</h2>
        {flow.network.tooLarge && <p class="quiet">More than 300 connected goals: the table says what a drawing could not show.</p>}
        {flow.network.nodes.length === 0 && !flow.network.tooLarge && (
          <p class="quiet">No goal says what it serves yet. Write “Serves:” below it, or put key results under an objective.</p>
        )}
        {flow.network.nodes.length > 0 && <Network data={data} actions={actions} />}
        <EdgeTable data={data} actions={actions} />
      </section>
    </>
  )
}

function Named({ id, actions }: { id: string; actions: Actions }) {
  const node = actions.nodes.get(id)
  return node ? <NodeLink node={node} actions={actions} /> : id
}

function Gap({ title, ids, actions }: { title: string; ids: readonly string[]; actions: Actions }) {
  return ids.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <NodeList ids={ids} actions={actions} />
    </section>
  )
}

const relationWords: Record<string, string> = {
  'has-kr': 'has key result',
  'ladders-to': 'serves',
  'aims-at': 'aims at',
  'justified-by': 'is justified by',
  'constrained-by': 'is constrained by',
  'reported-under': 'is reported under',
  'contributes-to': 'contributes to',
  measures: 'is measured by',
  'next-rung': 'leads up to',
}

function EdgeTable({ data, actions }: { data: PreviewData; actions: Actions }) {
  const edges = data.edges.filter(({ kind }) => kind in relationWords)
  if (edges.length === 0) return null
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">Relation</th>
          <th scope="col">To</th>
        </tr>
      </thead>
      <tbody>
        {edges.map(({ kind, from, to }) => (
          <tr key={`${from} ${kind} ${to}`}>
            <td>
              <Named id={from} actions={actions} />
            </td>
            <td>{relationWords[kind]}</td>
            <td>
              <Named id={to} actions={actions} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const boxWidth = 204
const boxHeight = 40
const gapX = 24
const gapY = 46

function Network({ data, actions }: { data: PreviewData; actions: Actions }) {
  const { nodes, edges } = data.flow.network
  const at = new Map(nodes.map(({ id, layer, order }) => [id, { x: 8 + order * (boxWidth + gapX), y: 8 + layer * (boxHeight + gapY) }]))
  const width = Math.max(...[...at.values()].map(({ x }) => x)) + boxWidth + 8
  const height = Math.max(...[...at.values()].map(({ y }) => y)) + boxHeight + 8
  return (
    <Wide label="How goals hang together">
      <svg
        class="picture network"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${nodes.length} goals and ${edges.length} relations; the table below says the same.`}
      >
        {edges.map(({ kind, from, to }) => {
          const a = at.get(from)!
          const b = at.get(to)!
          const [upper, lower] = a.y <= b.y ? [a, b] : [b, a]
          const [x1, y1, x2, y2] = [upper.x + boxWidth / 2, upper.y + boxHeight, lower.x + boxWidth / 2, lower.y]
          return (
            <g key={`${from} ${kind} ${to}`}>
              <path class="edge" d={`M${x1} ${y1} C${x1} ${y1 + gapY / 2} ${x2} ${y2 - gapY / 2} ${x2} ${y2}`} />
              {kind !== 'has-kr' && (
                <text class="edge-label" x={(x1 + x2) / 2} y={(y1 + y2) / 2 + 4} text-anchor="middle">
                  {relationWords[kind]}
                </text>
              )}
            </g>
          )
        })}
        {nodes.map(({ id }) => {
          const node = actions.nodes.get(id)
          const { x, y } = at.get(id)!
          return (
            node && (
              <g
                key={id}
                class={`box ${actions.highlight === id ? 'at-cursor' : ''}`}
                data-id={id}
                onClick={() => actions.open(node, false)}
              >
                <title>{node.text}</title>
                <rect x={x} y={y} width={boxWidth} height={boxHeight} rx={4} />
                {lines(node.name).map((line, i, all) => (
                  <text key={line} x={x + 8} y={y + (all.length === 1 ? 25 : 17) + i * 15}>
                    {line}
                  </text>
                ))}
              </g>
            )
          )
        })}
      </svg>
    </Wide>
  )
}

/** Two lines of at most 26 characters; the full name is in the title and the table. */
function lines(name: string): string[] {
  const words = name.split(' ')
  let first = ''
  while (words.length && (first + words[0]!).length < 26) first += `${words.shift()} `
  if (!first) return [`${name.slice(0, 25)}…`]
  const rest = words.join(' ')
  return rest ? [first.trim(), rest.length > 26 ? `${rest.slice(0, 25)}…` : rest] : [first.trim()]
}
