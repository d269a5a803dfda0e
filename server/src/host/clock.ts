// The local day and timers, the same in Node and in a worker.

/** Set by the bundler from package.json; a run from source says so. */
declare global {
  const VERSION: string
}

let known: { readonly offset: number; readonly zone: string | null } | undefined

export const clock = {
  today(): string {
    const now = new Date()
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  },
  zone(): string | null {
    // Every snapshot asks, and making a formatter is slow. Whoever travels changes the offset, too.
    const offset = new Date().getTimezoneOffset()
    if (known?.offset !== offset) known = { offset, zone: Intl.DateTimeFormat().resolvedOptions().timeZone || null }
    return known.zone
  },
  untilTomorrow(): number {
    const now = new Date()
    return Math.max(1000, new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime())
  },
  now: (): number => performance.now(),
  setTimer(milliseconds: number, run: () => void): () => void {
    const timer: unknown = setTimeout(run, milliseconds)
    // In Node a waiting timer would keep the process alive.
    ;(timer as { unref?(): void }).unref?.()
    return () => clearTimeout(timer as number)
  },
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
