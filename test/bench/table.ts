// The rows of the benchmark as ratios, for people and machines. Knows nothing of how they were measured.

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

interface Line {
  readonly name: string
  readonly against: string
  readonly median: number
  readonly p99: number
  readonly floor: number
  readonly ratio: number
  readonly goal: number | null
  readonly unit: string
  readonly note: string
}

export class Table {
  readonly rows: Line[] = []

  add({ name, times, against, floor, goal, note }: Row): void {
    const [median, base] = [quantile(times, 0.5), quantile(floor, 0.5)]
    this.#keep({
      name,
      against,
      median,
      p99: quantile(times, 0.99),
      floor: base,
      ratio: median / base,
      goal: goal ?? null,
      unit: 'ms',
      note: note ?? '',
    })
  }

  addPlain(row: {
    readonly name: string
    readonly value: number
    readonly against: string
    readonly floor: number
    readonly unit: string
    readonly note: string
  }): void {
    const { value, floor } = row
    this.#keep({ ...row, median: value, p99: value, ratio: value / floor, goal: null })
  }

  #keep(line: Line): void {
    this.rows.push(line)
    process.stderr.write(`${this.#cells(line).join('  ')}\n`)
  }

  text(): string {
    const head = ['what', 'against', 'median', 'p99', 'theirs', 'ratio', 'goal', '']
    const lines = this.rows.map((line) => `| ${this.#cells(line).join(' | ')} |`)
    return [`| ${head.join(' | ')} |`, '|---|---|---:|---:|---:|---:|---:|---|', ...lines, ''].join('\n')
  }

  #cells({ name, against, median, p99, floor, ratio, goal, unit, note }: Line): string[] {
    const reached = goal === null ? '' : `${shown(goal)} ${ratio <= goal ? '✓' : '✗'}`
    return [name, against, `${round(median)} ${unit}`, round(p99), round(floor), shown(ratio), reached, note]
  }
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const round = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0))
/** Below a tenth a ratio reads better the other way round. */
const shown = (ratio: number): string => (ratio < 0.1 ? `1/${(1 / ratio).toFixed(0)}` : `${ratio.toFixed(2)} ×`)
