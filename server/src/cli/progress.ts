// A line that says how far a long run has come; gone before anything else is written. Nothing of it reaches a file or a pipe.

export interface Progress {
  show(done: number, all: number): void
  clear(): void
}

/** A run that is shorter is not worth a line. */
const silentMilliseconds = 700
const betweenMilliseconds = 120

export function progressOn(write: (text: string) => void, now: () => number): Progress {
  const start = now()
  let last = start + silentMilliseconds - betweenMilliseconds
  let shown = false
  return {
    show(done, all) {
      if (now() - last < betweenMilliseconds) return
      last = now()
      shown = true
      write(`\r\u001b[KReading ${done.toLocaleString('en')} of ${all.toLocaleString('en')} pages`)
    },
    clear() {
      if (shown) write('\r\u001b[K')
      shown = false
    },
  }
}
