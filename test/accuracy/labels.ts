// Labels made by hand, as tab-separated tables: what readers said of lines in documents. Knows the columns, not how they are scored.

export interface Label {
  /** Path below the folder of documents. */
  readonly document: string
  /** 1-based line where the statement starts. */
  readonly line: number
  readonly entity: 'goal' | 'kr' | 'standing' | 'ritual' | 'none'
  readonly span: string
  /** `START/END`, both inclusive, or `/END`; empty where the document alone does not resolve it. */
  readonly interval: string
  readonly outcome: string
  /** `key-results` where the item's own sub-items answer for it. */
  readonly answered: string
  readonly owner: string
  readonly cadence: string
  /** Both readers were sure. */
  readonly sure: boolean
  /** The first twelve digits of the line's SHA-256 without blanks at its ends; empty where the table has none. */
  readonly hash: string
}

export class LabelError extends Error {}

const entities = new Set(['goal', 'kr', 'standing', 'ritual', 'none'])

/** The labels of a table; rows on which readers did not agree what stands there (`?`) are left out. */
export function readLabels(text: string): readonly Label[] {
  const rows = readTable(text, ['document', 'line', 'entity'])
  return rows.flatMap((row, i) => {
    const line = Number(row.line)
    if (!Number.isInteger(line) || line < 1) throw new LabelError(`row ${i + 2}: ‘${row.line}’ is no line number`)
    if (!entities.has(row.entity ?? '')) return []
    const { document = '', span = '', interval = '', outcome = '', answered = '', owner = '', cadence = '', hash = '' } = row
    return [
      {
        document,
        line,
        entity: row.entity as Label['entity'],
        span,
        interval,
        outcome,
        answered,
        owner,
        cadence,
        sure: row.sure === '1',
        hash,
      },
    ]
  })
}

/** Rows by the names of their columns. */
export function readTable(text: string, wanted: readonly string[]): readonly Readonly<Record<string, string>>[] {
  const [head, ...lines] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
  const names = (head ?? '').split('\t')
  const missing = wanted.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new LabelError(`no column ${missing.map((name) => `‘${name}’`).join(', ')} in the first line`)
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}
