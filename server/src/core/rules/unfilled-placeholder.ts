// Rule: no blank is left in a goal or its fields, and none in the prose of a page that was marked as a model by hand.

import type { Nodes } from 'mdast'
import { findPlaceholders, readTbd } from '../clarity/index.js'
import { groupBy } from '../group-by.js'
import { saidAlong } from '../lists.js'
import { byObject } from '../memo.js'
import type { DocumentModel, Item, LocatedField } from '../model/document.js'
import type { Day } from '../model/types.js'
import { gather } from '../syntax/gather.js'
import { type Chunk, type Place, rangeOf } from '../syntax/tree.js'
import { choice, defineRule, type Parts, type Proposal, type Report } from './define.js'
import type { Facts } from './facts.js'

// What is filled in as work goes on is no blank.
const later = new Set(['status', 'grade', 'confidence', 'progress', 'notes', 'link', 'supersedes'])

export default defineRule({
  id: 'unfilled-placeholder',
  since: '0.1.0',
  severity: 'warning',
  scope: 'document',
  slot: true,
  summary: 'No blank of a template is left in a goal.',
  why: `A blank (\`____\`, \`TBD\`, \`X %\`) reads as if the number were known to somebody. What is really open takes a day and a name:
\`TBD(by 2026-12-05, @ana)\` is accepted until that day.`,
  whenNotToUse: `Pages that are templates: say \`opmodel: false\` in their front matter.`,
  examples: [
    {
      title: 'An open value with a day and a name',
      text: `
-- today --
2026-11-24
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Cut refunds from 4 % to TBD(by 2026-12-05, @ana)
`,
    },
    {
      title: 'A number that is kept elsewhere',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Cut refunds to [X %](https://intranet.example/refunds) of sales
- Sign [_N<sub>1</sub>_][n1] clinics

[n1]: https://intranet.example/clinics
`,
    },
    {
      title: 'Words in brackets whose label the page defines',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Give every shop an [owner] by 2026-12-01

[owner]: handbook/owners.md
`,
    },
    {
      title: 'A blank left over',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Cut refunds from 4 % to ____
                          ^^^^ ‘____’ is still to be filled in
`,
    },
  ],
  *checkItem(item, facts) {
    if (item.status === 'dropped') return
    yield* blanks(blanksIn(item), item.text, item.statement, facts, item)
    for (const field of item.fields) {
      if (later.has(field.key)) continue
      yield* blanks(blanksOf(field), field.value, field.valuePlace, facts, item)
    }
  },
  *check(doc, facts) {
    for (const field of doc.pageFields) yield* blanks(blanksOf(field), field.value, field.valuePlace, facts, null)
  },
  *checkText(doc, facts) {
    if (doc.recognised === 'explicit') yield* inProse(doc, facts)
  },
})

/** Remembered, since those of the page are asked for whenever something recognised differs. */
const blanksOf = byObject(({ value }: LocatedField) => findPlaceholders(value))
const blanksIn = ({ judgement, text }: Item) => judgement?.placeholders ?? findPlaceholders(text)

/** A blank that is a link, or the text of one, stands for a value kept elsewhere on purpose. */
function isLinked(written: string, blank: string, start: number): boolean {
  if (isLink(blank)) return true
  const at = written.slice(start, start + blank.length) === blank ? start : written.indexOf(blank)
  if (at < 0) return false
  const before = written.slice(Math.max(0, at - 40), at)
  return before.lastIndexOf('[') > before.lastIndexOf(']') && /^[^[\]]{0,40}\][([]/.test(written.slice(at + blank.length))
}

function* blanks(
  found: ReturnType<typeof findPlaceholders>,
  text: string,
  place: Place,
  facts: Facts,
  item: Item | null,
): Generator<Report> {
  if (found.length === 0) return
  const { today } = facts
  const written = place.chunk.text.slice(place.start, place.end)
  const open = found.filter(
    (one) => !legal(text.slice(one.range.start), today) && !legal(one.text, today) && !isLinked(written, one.text, one.range.start),
  )
  const [first] = open
  if (!first) return
  const at = written.slice(first.range.start, first.range.end) === first.text ? first.range.start : written.indexOf(first.text)
  const until = readTbd(first.text)?.until ?? null
  const shown = asRead(first.text)
  yield {
    at: at < 0 ? place : { chunk: place.chunk, start: place.start + at, end: place.start + at + first.text.length },
    message:
      until !== null
        ? `The value was to be filled in by ${until}`
        : open.length > 1
          ? `‘${shown}’ and ${open.length - 1} more ${open.length === 2 ? 'blank is' : 'blanks are'} still to be filled in`
          : `‘${shown}’ is still to be filled in`,
    missing: ['value'],
    uncertain: 'warning',
    fixes:
      at < 0 || until !== null
        ? []
        : promise({ chunk: place.chunk, start: place.start + at, end: place.start + at + first.text.length }, facts),
    ...(item ? { item } : {}),
  }
}

/** An open value may wait until a day, with somebody who fills it in. */
function promise(place: Place, facts: Facts): Proposal[] {
  const text: Parts = ['TBD(by ', choice(facts.periodEnds, 'date'), ', ', choice(facts.owners, '@name'), ')']
  return [{ title: 'Say until when it is open, and with whom', changes: [{ change: 'replace', place, text }] }]
}

const isLink = (blank: string) => /^\[[^[\]]*\](?:\[[^\]]*\]|\([^)]*\))$/.test(blank)

/** A blank as one reads it: `N1` for `_N<sub>1</sub>_`, `____` for escaped underscores. */
function asRead(blank: string): string {
  if (/^(?:\\?_)+$/.test(blank)) return '____'
  return blank.replace(/<\/?su[bp]>/g, '').replace(/^[_*]+(?=[\p{Alpha}$])|(?<=[\p{Alpha}\d])[_*]+$/gu, '')
}

const legal = (text: string, today: Day): boolean => {
  const until = readTbd(text)?.until
  return until !== undefined && until !== null && until >= today
}

/** One finding per paragraph, on its first blank; only marks nobody writes on purpose count in prose. */
function* inProse(doc: DocumentModel, facts: Facts): Generator<Report> {
  const marked = proseBlanks(doc.tree).said
  if (marked.length === 0) return
  const taken = placesTaken(marked, doc.items)
  const ofPage = doc.pageFields.map(({ valuePlace }) => valuePlace)
  for (const { chunk, blocks } of marked) {
    const own = [...(taken.get(chunk) ?? []), ...ofPage.filter((place) => place.chunk === chunk)]
    for (const block of blocks) {
      for (const { start, end, found } of block) {
        const free = found.filter(
          ({ range }) =>
            !own.some((place) => place.start <= start + range.start && start + range.start < Math.max(place.end, place.start + 1)),
        )
        const [report] = blanks(free, chunk.text.slice(start, end), { chunk, start, end }, facts, null)
        if (!report) continue
        yield report
        break
      }
    }
  }
}

type Marked = ReturnType<typeof proseBlanks>['said']

/** What items and their fields take of these chunks: blanks there are told with them. */
const placesTaken = saidAlong(
  ({ statement, fields }: Item, marked: Marked): readonly Place[] =>
    [statement, ...fields.map(({ valuePlace }) => valuePlace)].filter(({ chunk }) => chunksOf(marked).has(chunk)),
  (places): ReadonlyMap<Chunk, readonly Place[]> => groupBy(places, ({ chunk }) => chunk),
)

const chunksOf = byObject((marked: Marked): ReadonlySet<Chunk> => new Set(marked.map(({ chunk }) => chunk)))

interface TextBlanks {
  readonly start: number
  readonly end: number
  readonly found: ReturnType<typeof findPlaceholders>
}

/** The texts with such marks in each block of a chunk. */
const proseBlanks = gather((chunk: Chunk): { readonly chunk: Chunk; readonly blocks: readonly (readonly TextBlanks[])[] } | null => {
  const made = /(?:\\?_){3}|TBD|TBC/.test(chunk.text)
    ? [...blocksOf(chunk.nodes)].map((block) =>
        [...textsOf(block)].flatMap((node) => {
          const { start, end } = rangeOf(node)
          const found = findPlaceholders(chunk.text.slice(start, end)).filter(({ text }) => /^(?:(?:\\?_){3,}|TBD|TBC)/.test(text))
          return found.length > 0 ? [{ start, end, found }] : []
        }),
      )
    : []
  const blocks = made.filter((texts) => texts.length > 0)
  return blocks.length > 0 ? { chunk, blocks } : null
})

function* blocksOf(nodes: readonly Nodes[]): Generator<Nodes> {
  for (const node of nodes) {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableRow') yield node
    else if ('children' in node) yield* blocksOf(node.children)
  }
}

function* textsOf(node: Nodes): Generator<Nodes> {
  if (node.type === 'text') yield node
  else if ('children' in node) for (const child of node.children) yield* textsOf(child)
}
