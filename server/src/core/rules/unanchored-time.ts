// Rule: a relative time can be counted from a date in the document.

import { findPlaceholders } from '../clarity/index.js'
import { byText } from '../memo.js'
import type { DocumentModel, Item, LocatedTime } from '../model/document.js'
import { itemsThat } from '../model/items-that.js'
import type { Place } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import { absolute, scanName, scanTime } from '../time/index.js'
import { choice, defineRule } from './define.js'
import { isCommitment } from './facts.js'
import { coreOf } from './places.js'

export default defineRule({
  id: 'unanchored-time',
  since: '0.1.0',
  scope: 'document',
  severity: 'information',
  summary: 'A relative time can be counted from a date in the document.',
  why: `"Next quarter" means something else every three months. Give the document a date (\`date:\` in its front matter), or name the quarter with its year.`,
  whenNotToUse: `In a file or folder whose name carries the period nothing is reported.`,
  examples: [
    {
      title: 'The year is given',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics
`,
    },
    {
      title: 'Which Q4?',
      text: `
-- today --
2026-11-24
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4
            ^^ ‘Q4’ of which year? The document has no date to count from

- Sign 40 clinics
`,
      fixed: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics
`,
    },
    {
      title: 'The heading says which year; the project does not say when that year starts',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for FY27 Q2

- Sign 40 clinics this quarter
`,
    },
    {
      title: 'Another heading says which year',
      text: `
---
opmodel: true
owner: Ana
---

# Claims

## 2027 in figures

## Goals for Q2

- Sign 40 clinics
`,
    },
    {
      title: 'Several of them',
      text: `
---
opmodel: true
owner: Ana
---

# Goals

- Sign 40 clinics (planned for Q3)
                               ^^ ‘Q3’ of which year? The document has no date to count from (nor for 1 more)
- Hire 3 nurses (planned for Q4)
`,
    },
  ],
  *check() {},
  *checkText(doc, { isClosed, today }) {
    // A date that is still to be filled in is another rule's finding, and answers this one.
    if (doc.pageFields.some(({ key, label, value }) => (key === 'updated' || label === 'date') && findPlaceholders(value).length > 0))
      return
    const [first, ...more] = withoutYear(
      doc,
      unanchoredOn(doc).filter((item) => !isClosed(item)),
    )
    if (!first?.spanSource) return
    const { spanSource } = first
    const place = coreOf(spanSource)
    const others = new Set(more.map(({ spanSource }) => doc.place(spanSource!.place).start))
    others.delete(doc.place(spanSource.place).start)
    const phrase = place.chunk.text.slice(place.start, place.end)
    const dated = absolute(spanSource.mention, { ...doc.timeContext, documentDate: today })
    const rest = others.size > 0 ? ` (nor for ${others.size} more)` : ''
    yield {
      at: place,
      item: first,
      message: bare.test(phrase)
        ? `‘${phrase}’ of which year? The document has no date to count from${rest}`
        : `‘${phrase}’ counted from when? The document has no date${rest}`,
      missing: ['date'],
      fixes: [
        ...(dated
          ? [
              {
                title: `Write ‘${dated.text}’`,
                changes: [{ change: 'replace' as const, place: partOf(spanSource, dated.range), text: [dated.text] }],
              },
            ]
          : []),
        { title: 'Give the document a date', changes: [{ change: 'add-page-field', label: 'Date', value: [choice([today], 'date')] }] },
      ],
    }
  },
})

/** A quarter, half or month without its year. */
const bare = /^(?:[QH]\d|[1-4][QH])$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)/i

function isUnanchored(item: Item): boolean {
  if (!isCommitment(item) && item.kind !== 'milestone') return false
  const { span, spanSource } = item
  return span !== null && !span.anchored && span.end === null && spanSource !== null && !spanSource.mention.vague
}

const unanchoredOn = itemsThat(isUnanchored)

/** Those for which no year is told that this project only cannot turn into days: in the path, the headings around, or the lines the page opens with. */
function withoutYear(doc: DocumentModel, items: readonly Item[]): readonly Item[] {
  const inPath = () => doc.path.split('/').some((part) => scanName(part)?.relative === false)
  if (items.length === 0 || inPath() || opensWithYear(doc)) return []
  const oneYear = headingsNameYear(doc)
  const around: { readonly depth: number; readonly says: boolean }[] = []
  let next = 0
  return items.filter((item) => {
    const start = doc.place(item.statement).start
    for (; next < doc.sections.length && doc.place(doc.sections[next]!.place).start <= start; next++) {
      const { depth, title } = doc.sections[next]!
      while (around.length > 0 && around.at(-1)!.depth >= depth) around.pop()
      around.push({ depth, says: around.at(-1)?.says === true || namesYear(title) })
    }
    const named = oneYear && bare.test(item.spanSource?.mention.text ?? '')
    return !named && around.at(-1)?.says !== true
  })
}

function opensWithYear({ text, sections, place }: DocumentModel): boolean {
  const second = sections[1]
  const end = Math.min(longestOpening, second ? place(second.place).start : text.length)
  return text
    .slice(0, end)
    .split(/\r?\n|\r/)
    .some(namesYear)
}

/** "2017 goals" beside "Q2 goals": all headings that name a year name the same one. */
function headingsNameYear({ sections }: DocumentModel): boolean {
  const years = new Set(sections.flatMap(({ title }) => /\b20\d\d\b/.exec(title)?.[0] ?? []))
  return years.size === 1
}

const longestOpening = 2000
const namesYear = byText((line) => scanTime(line).some(({ kind, relative, vague }) => kind === 'period' && !relative && !vague))

/** Where a range of the scanned line stands, counted from the place of the whole phrase. */
function partOf({ mention, place }: LocatedTime, range: Range): Place {
  return {
    chunk: place.chunk,
    start: place.start + (range.start - mention.range.start),
    end: place.start + (range.end - mention.range.start),
  }
}
