// The Rhythm view: a calendar of rituals by week, the hours they take, and those whose next day nobody can tell.

import type { PreviewData } from '../../server/src/protocol/preview.js'
import type { Actions } from './parts.js'
import { dayNumber, NodeLink, shortDay, Wide } from './parts.js'

export function RhythmPage({ data, actions }: { data: PreviewData; actions: Actions }) {
  const { rhythm } = data
  if (rhythm.dated.length + rhythm.undated.length === 0)
    return <p class="quiet">No rituals here. A ritual is anything people do again and again: name it and say how often.</p>
  return (
    <>
      {rhythm.dated.length > 0 && (
        <section>
          <h2>The weeks ahead</h2>
          <Wide label="The weeks ahead">
            <table class="calendar">
              <thead>
                <tr>
                  <th scope="col">Ritual</th>
                  {rhythm.weeks.map((week) => (
                    <th scope="col" key={week}>
                      {shortDay(week)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rhythm.dated.map(({ id, days }) => {
                  const node = actions.nodes.get(id)
                  return (
                    node && (
                      <tr key={id}>
                        <th scope="row">
                          <NodeLink node={node} actions={actions} />
                        </th>
                        {rhythm.weeks.map((week) => {
                          const inside = days.filter((day) => dayNumber(day) >= dayNumber(week) && dayNumber(day) < dayNumber(week) + 7)
                          return (
                            <td key={week} class={inside.length ? 'on' : ''}>
                              {inside.length > 2 ? `${inside.length}×` : inside.map((day) => shortDay(day)).join(', ')}
                            </td>
                          )
                        })}
                      </tr>
                    )
                  )
                })}
              </tbody>
            </table>
          </Wide>
        </section>
      )}
      {rhythm.undated.length > 0 && (
        <section>
          <h2>Next day not known</h2>
          <ul class="plain">
            {rhythm.undated.map(({ id, why }) => {
              const node = actions.nodes.get(id)
              return (
                node && (
                  <li key={id}>
                    <NodeLink node={node} actions={actions} />
                    <span class="details">
                      {node.cadence && <span>{node.cadence}</span>}
                      <span>{why}</span>
                    </span>
                  </li>
                )
              )
            })}
          </ul>
        </section>
      )}
      <section>
        <h2>Hours a month</h2>
        <p class="quiet">
          Counted over {rhythm.coverage.counted} of {rhythm.coverage.rituals} rituals: those that say how long they take and how often.
        </p>
        {rhythm.coverage.counted > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">Owner</th>
                <th scope="col">Hours</th>
                <th scope="col">Counted</th>
              </tr>
            </thead>
            <tbody>
              {rhythm.load.map(({ owner, hours, counted, rituals }) => (
                <tr key={owner}>
                  <th scope="row">{owner}</th>
                  <td>{counted ? hours : '–'}</td>
                  <td>
                    {counted} of {rituals}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  )
}
