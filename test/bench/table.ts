// The rows of the benchmark as ratios, for people and machines. Knows nothing of how they were measured.

import { between } from '../support/published.js'

export interface Row {
  readonly name: string
  /** Milliseconds of ours. */
  readonly times: readonly number[]
  /** What it is compared with, and its milliseconds in the same run. */
  readonly against: string
  readonly floor: readonly number[]
  /** The ratio of the medians that is aimed at. */
  readonly goal?: number
  readonly note?: string
}

/** One number beside another. */
export interface PlainRow {
  readonly name: string
  readonly value: number
  readonly against: string
  readonly floor: number
  readonly unit: string
  readonly note: string
  /** The ratio that is aimed at. */
  readonly goal?: number
  /** The most that the value itself should be, in its unit. */
  readonly most?: number
  /** The ratio that must be reached, or what was measured says nothing: `Table.failed` tells. */
  readonly least?: number
}

interface Line {
  readonly name: string
  /** What `--only` calls the part of the run that it comes from; '' where there are no parts. */
  readonly part: string
  readonly against: string
  readonly median: number
  readonly p99: number
  readonly floor: number
  readonly ratio: number
  /** What is aimed at, as it is shown, and whether it was reached. */
  readonly goal: string | null
  readonly reached: boolean | null
  readonly unit: string
  readonly note: string
}

export class Table {
  readonly rows: Line[] = []
  /** Rows whose least was not reached. */
  readonly failed: string[] = []
  #part = ''

  /** The rows that follow belong to this part. */
  begin(part: string): void {
    this.#part = part
  }

  add({ name, times, against, floor, goal, note }: Row): void {
    const [median, base] = [quantile(times, 0.5), quantile(floor, 0.5)]
    const aim = goal === undefined ? { goal: null, reached: null } : { goal: shown(goal), reached: median / base <= goal }
    const ratio = median / base
    this.#keep({
      name,
      part: this.#part,
      against,
      median,
      p99: quantile(times, 0.99),
      floor: base,
      ratio,
      ...aim,
      unit: 'ms',
      note: note ?? '',
    })
  }

  /** What the slowest of a hundred takes, against the median of the others. */
  addTail({ name, times, against, floor, goal, note }: Row): void {
    const value = quantile(times, 0.99)
    const plain = { name: `p99 of ${name}`, value, against: `${against}, median`, floor: quantile(floor, 0.5), unit: 'ms' }
    this.addPlain({ ...plain, note: note ?? '', ...(goal === undefined ? {} : { goal }) })
  }

  addPlain({ name, value, against, floor, unit, note, goal, most, least }: PlainRow): void {
    const ratio = value / floor
    const aim =
      least !== undefined
        ? { goal: `≥ ${shown(least)}`, reached: ratio >= least }
        : most !== undefined
          ? { goal: `${most} ${unit}`, reached: value <= most }
          : goal !== undefined
            ? { goal: shown(goal), reached: ratio <= goal }
            : { goal: null, reached: null }
    if (least !== undefined && aim.reached === false) this.failed.push(name)
    this.#keep({ name, part: this.#part, against, median: value, p99: value, floor, ratio, ...aim, unit, note })
  }

  #keep(line: Line): void {
    this.rows.push(line)
    process.stderr.write(`${this.#cells(line).join('  ')}\n`)
  }

  /** As a table in Markdown: all rows, or those of some parts. */
  text(wanted: (part: string) => boolean = () => true): string {
    const parts = this.rows.some(({ part }) => part !== '')
    const head = ['what', 'against', 'median', 'p99', 'theirs', 'ratio', 'goal', ...(parts ? ['part'] : []), '']
    const rule = ['---', '---', '---:', '---:', '---:', '---:', '---:', ...(parts ? ['---'] : []), '---']
    const lines = this.rows
      .filter(({ part }) => wanted(part))
      .map((line) => {
        const cells = this.#cells(line)
        return `| ${[...cells.slice(0, -1), ...(parts ? [line.part] : []), ...cells.slice(-1)].join(' | ')} |`
      })
    return [`| ${head.join(' | ')} |`, `|${rule.join('|')}|`, ...lines, ''].join('\n')
  }

  #cells({ name, against, median, p99, floor, ratio, goal, reached, unit, note }: Line): string[] {
    const verdict = goal === null ? '' : `${goal} ${reached ? '✓' : '✗'}`
    return [name, against, `${round(median)} ${unit}`, round(p99), round(floor), shown(ratio), verdict, note]
  }
}

/** A page with the rows between its marks `<!-- bench -->` and `<!-- /bench -->`, those of the profile between `<!-- bench profile -->` and the next end. */
export function withFigures(page: string, table: Table): string {
  const isProfile = (part: string) => part === 'profile'
  const put = (text: string, mark: string, rows: string): string => {
    const written = between(text, mark, '<!-- /bench -->', rows.trim())
    if (written === null) throw new Error(`the page has no place for figures: ${mark}`)
    return written
  }
  const figures = put(
    page,
    '<!-- bench -->',
    table.text((part) => !isProfile(part)),
  )
  return table.rows.some(({ part }) => isProfile(part)) ? put(figures, '<!-- bench profile -->', table.text(isProfile)) : figures
}

export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const round = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0))
/** Below a tenth a ratio reads better the other way round. */
const shown = (ratio: number): string =>
  !Number.isFinite(ratio) || ratio === 0 ? '' : ratio < 0.1 ? `1/${(1 / ratio).toFixed(0)}` : `${ratio.toFixed(2)} ×`
