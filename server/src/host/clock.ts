// The local day and timers, the same in Node and in a worker.

/** Set by the bundler from package.json; a run from source says so. */
declare global {
  const VERSION: string
}

export const clock = {
  today(): string {
    const now = new Date()
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  },
  zone(): string | null {
    return Intl.DateTimeFormat().resolvedOptions().timeZone || null
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
