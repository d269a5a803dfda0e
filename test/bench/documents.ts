// The texts of the benchmark: pages of an invented company, the same for a given seed, or the pages of a folder joined. Knows no server.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A generator of numbers from 0 to 1 that gives the same row for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const verbs = ['Reduce', 'Improve', 'Launch', 'Raise', 'Publish', 'Cut', 'Grow', 'Finish']
const things = ['first response time', 'claims paid late', 'the partner portal', 'answer rate', 'cost per parcel', 'the new depot']
const tails = [' from 9 to 4 days by {q}', ' by 20% before {q}', '', ' to a better level', ' from 61 % to 80 %', ' for all regions']
const people = ['Ana Ruiz', 'Ben Okoro', 'Claims', 'Pricing', '@mira']
const words = 'the depot answers every letter within a day and the team reads what came back before the next round starts again'.split(' ')

/** One page of about forty lines: goals of a quarter, a table, rituals and prose, or prose only. */
function page(random: () => number, number: number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const prose = () => Array.from({ length: 20 + Math.floor(random() * 40) }, () => pick(words)).join(' ')
  if (random() < 0.4)
    return [`## Depot ${number}`, '', prose(), '', `- ${prose()}`, `- see [the plan](#goals)`, '', prose(), '', ''].join('\n')
  const quarter = `Q${1 + Math.floor(random() * 4)} 2027`
  const goal = () => `${pick(verbs)} ${pick(things)}${pick(tails).replace('{q}', quarter)}`
  return [
    `## Goals of team ${number}, ${quarter}`,
    '',
    `Owner: ${pick(people)}`,
    '',
    `- ${goal()}`,
    `- ${goal()}`,
    `  - Owner: ${pick(people)}`,
    `- ${goal()}`,
    '',
    `### Objective: ${goal()}`,
    '',
    `- KR1: ${goal()}`,
    `- KR2: ${goal()}`,
    '',
    prose(),
    '',
    '| Goal | Owner | Due |',
    '|---|---|---|',
    `| ${goal()} | ${pick(people)} | 2027-0${1 + Math.floor(random() * 9)}-15 |`,
    `| ${goal()} | | |`,
    '',
    '## Rituals',
    '',
    `**Weekly review ${number}**: every Monday, 30 minutes, ${pick(people)}`,
    '',
    prose(),
    '',
    '',
  ].join('\n')
}

const front = '---\ntitle: Plans\ndate: 2027-01-10\nopmodel: true\n---\n\n# Plans\n\n'

/** Pages in one text, and each of them as it reads by itself. */
export interface Joined {
  readonly text: string
  readonly pages: readonly string[]
}

/** Generated pages until there are so many lines. */
export function longDocument(lines: number, seed = 1): Joined {
  const random = seeded(seed)
  return joined(lines, (number) => {
    const text = page(random, number)
    return { text, alone: front + text }
  })
}

/** Pages of a folder of models and prose; every fourth one holds a model. */
export function shortPage(number: number): string {
  const random = seeded(1000 + number)
  const body = prose(random)
  return number % 4 === 0 ? `# Team ${number}\n\n${page(random, number)}\n${body}` : `# Notes ${number}\n\n${body}`
}

/** Pages that hold no model at all, as long as the others. */
export function plainPage(number: number): string {
  return `# Notes ${number}\n\n${prose(seeded(1000 + number))}`
}

function prose(random: () => number): string {
  const all = Array.from({ length: 900 }, () => words[Math.floor(random() * words.length)]!)
  const paragraphs = Array.from({ length: 9 }, (_, i) => all.slice(i * 100, i * 100 + 100).join(' '))
  return paragraphs.map((text, i) => `## Part ${i}\n\n${text}\n`).join('\n')
}

/** The Markdown files below a folder, joined until there are so many lines, from the beginning again if need be. */
export function joinedDocument(folder: string, lines: number): Joined {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
  if (paths.length === 0) throw new Error(`${folder} holds no Markdown file`)
  return joined(lines, (number) => {
    const alone = readFileSync(join(folder, paths[number % paths.length]!), 'utf8')
    return { text: `${alone.replace(/^---\n[\s\S]*?\n---\n/, '')}\n\n`, alone }
  })
}

function joined(lines: number, page: (number: number) => { readonly text: string; readonly alone: string }): Joined {
  const pages: string[] = []
  let text = front
  for (let have = 8; have < lines; ) {
    const next = page(pages.length)
    pages.push(next.alone)
    text += next.text
    have += next.text.split('\n').length - 1
  }
  return { text, pages }
}
