// What a piece of work takes of this process.

/** Milliseconds of the processor, so that other work on the machine does not count. */
export function taken(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
