// The page about times shows what is really read: its tables are made of the phrase tables by the scanner itself.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { daysText, dayText, slotText } from '../../server/src/core/render/phrases.js'
import { readCadence, resolveTime, scanTime } from '../../server/src/core/time/index.js'
import { cadenceGroups } from './cadences.js'
import { fiscal, plain } from './contexts.js'
import { groups, unmark } from './phrases.js'
import { silence } from './silence.js'

const page = 'server/docs/time.md'

suite('the page about times', () => {
  test('its tables are current', () => {
    const text = readFileSync(page, 'utf8')
    const made = [
      [
        'phrases',
        groups
          .map(({ title, about, rows }) => `## ${title}\n\n${about}\n\n${table(['You write', 'It is read as'], rows.map(phraseRow))}`)
          .join('\n\n'),
      ],
      [
        'rhythms',
        cadenceGroups
          .map(({ title, about, rows }) => `### ${title}\n\n${about}\n\n${table(['You write', 'It is read as'], rows.map(cadenceRow))}`)
          .join('\n\n'),
      ],
      [
        'silence',
        Object.entries(silence)
          .map(
            ([title, lines]) =>
              `- ${title}: ${lines
                .slice(0, 6)
                .map((line) => `“${line.replace(/[\\`<]/g, '\\$&')}”`)
                .join(', ')}`,
          )
          .join('\n'),
      ],
    ].reduce((whole, [name, block]) => replaceBlock(whole, name!, block!), text)
    if (process.env.UPDATE) writeFileSync(page, made)
    else assert.equal(text, made, 'run npm run update')
  })
})

function replaceBlock(text: string, name: string, block: string): string {
  const open = `<!-- generated: ${name} -->\n`
  const start = text.indexOf(open) + open.length
  const end = text.indexOf('<!-- /generated -->', start)
  assert.ok(start >= open.length && end >= start, `${page} has no place for ${name}`)
  return `${text.slice(0, start)}\n${block}\n\n${text.slice(end)}`.replace(/\n{3,}/g, '\n\n')
}

const cell = (text: string) => text.replace(/\|/g, '\\|')
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

function phraseRow([sentence]: readonly [string, string]): readonly string[] {
  const { text, phrase } = unmark(sentence)
  const mention = scanTime(text)[0]!
  const { start, end, bounds } = resolveTime(mention, fiscal)
  const known = daysText(start, end)
  const within = bounds ? `no day; between ${dayText(bounds.start)} and ${dayText(bounds.end)}` : 'no day'
  return [`\`${phrase}\``, mention.kind === 'duration' ? 'a length' : (known ?? within)]
}

function cadenceRow([phrase]: readonly [string, string]): readonly string[] {
  const cadence = readCadence(phrase, plain)
  if (!cadence) return [`\`${phrase}\``, 'no rhythm']
  const slots = cadence.slots.map(slotText)
  const parts = cadence.event ? [...slots, `trigger: ${cadence.event}`] : slots
  return [`\`${phrase}\``, `${parts.join('; ')}${cadence.ambiguous ? ' (reads two ways)' : ''}`]
}
