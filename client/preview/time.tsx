// The Time view: lanes over a day axis with a line for today, and the same as a table.

import type { PreviewData, TimeLane } from '../../server/src/protocol/preview.js'
import type { Actions } from './parts.js'
import { Details, dayNumber, NodeLink, shortDay, Wide } from './parts.js'

export function TimePage({ data, actions }: { data: PreviewData; actions: Actions }) {
  const { time } = data
  return (
    <>
      {time.range && time.lanes.length > 0 ? <Picture data={data} actions={actions} /> : <p class="quiet">No goal here has a day yet.</p>}
      {time.lanes.length > 0 && (
        <section>
          <h2>Goals by period</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Period</th>
                <th scope="col">From</th>
                <th scope="col">To</th>
                <th scope="col">Goals</th>
              </tr>
            </thead>
            <tbody>
              {time.lanes.map((lane) => (
                <tr key={`${lane.title}${lane.start}${lane.end}`}>
                  <th scope="row">{lane.title}</th>
                  <td>{lane.start ? shortDay(lane.start, true) : '–'}</td>
                  <td>{lane.end ? shortDay(lane.end, true) : '–'}</td>
                  <td>
                    <NodeList ids={lane.ids} actions={actions} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Ids title="No day known" ids={time.undated} actions={actions} />
      <Ids title="Holds as long as the strategy: no end" ids={time.persistent} actions={actions} />
    </>
  )
}

function Ids({ title, ids, actions }: { title: string; ids: readonly string[]; actions: Actions }) {
  if (ids.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <NodeList ids={ids} actions={actions} />
    </section>
  )
}

export function NodeList({ ids, actions }: { ids: readonly string[]; actions: Actions }) {
  return (
    <ul class="plain">
      {ids.map((id) => {
        const node = actions.nodes.get(id)
        return (
          node && (
            <li key={id}>
              <NodeLink node={node} actions={actions} />
              <Details node={node} />
            </li>
          )
        )
      })}
    </ul>
  )
}

const laneHeight = 44
const width = 1000
const left = 8
/** As wide as `Sep 2027`, which names a month at its start. */
const longestLabel = 70

function Picture({ data, actions }: { data: PreviewData; actions: Actions }) {
  const { time } = data
  const range = time.range!
  const from = Math.min(dayNumber(range.start), dayNumber(time.today)) - 5
  const to = Math.max(dayNumber(range.end), dayNumber(time.today)) + 5
  const x = (day: string) => left + ((dayNumber(day) - from) / Math.max(1, to - from)) * (width - 2 * left)
  const height = time.lanes.length * laneHeight + 40
  const today = x(time.today)
  return (
    <Wide label="Periods and deadlines">
      <svg
        class="picture time"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${time.lanes.length} periods between ${shortDay(range.start, true)} and ${shortDay(range.end, true)}; the table below says the same.`}
      >
        {monthStarts(from, to).map(({ day, label }) => (
          <g key={day}>
            <line class="grid" x1={x(day)} x2={x(day)} y1={20} y2={height} />
            {x(day) + longestLabel < width && (
              <text class="axis" x={x(day) + 3} y={14}>
                {label}
              </text>
            )}
          </g>
        ))}
        <line class="today" x1={today} x2={today} y1={20} y2={height} />
        {time.lanes.map((lane, i) => (
          <Lane key={`${lane.title}${lane.start}${lane.end}`} lane={lane} y={28 + i * laneHeight} x={x} actions={actions} />
        ))}
        <text class="today-label" x={Math.min(today + 4, width - 90)} y={height - 4}>
          today, {shortDay(time.today)}
        </text>
      </svg>
    </Wide>
  )
}

function Lane({ lane, y, x, actions }: { lane: TimeLane; y: number; x: (day: string) => number; actions: Actions }) {
  const end = lane.end ?? lane.start!
  const start = lane.start ?? end
  const nodes = lane.ids.map((id) => actions.nodes.get(id)).filter((node) => node !== undefined)
  const barLeft = x(start)
  const barWidth = Math.max(6, x(end) - barLeft)
  const label = `${lane.title} · ${nodes.length === 1 ? '1 goal' : `${nodes.length} goals`}`
  const textX = Math.min(barLeft + 6, width - label.length * 7 - 8)
  return (
    <g class={nodes.every((node) => node.closed) ? 'lane closed' : 'lane'}>
      <title>{`${label}\n${nodes.map((node) => node.name).join('\n')}`}</title>
      <rect x={barLeft} y={y + 16} width={barWidth} height={12} rx={3} />
      <text x={Math.max(left, textX)} y={y + 11}>
        {label}
      </text>
      {nodes.map((node) => node.span?.end && <circle key={node.id} cx={x(node.span.end)} cy={y + 22} r={4} class="deadline" />)}
    </g>
  )
}

/** First days of months or quarters or years within the axis, so that at most about fourteen are labelled. */
function monthStarts(from: number, to: number): { day: string; label: string }[] {
  const months = (to - from) / 30.4
  const step = months <= 14 ? 1 : months <= 42 ? 3 : 12
  const first = new Date(from * 86_400_000)
  const out: { day: string; label: string }[] = []
  for (let year = first.getUTCFullYear(), month = 0; out.length < 200; month += step) {
    if (month >= 12) {
      year++
      month = 0
    }
    const day = `${year}-${String(month + 1).padStart(2, '0')}-01`
    if (dayNumber(day) > to) break
    if (dayNumber(day) >= from)
      out.push({
        day,
        label: step === 12 ? String(year) : month === 0 || out.length === 0 ? shortDay(day, true).slice(2) : shortDay(day).slice(2),
      })
  }
  return out
}
