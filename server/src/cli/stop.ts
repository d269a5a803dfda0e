// A reason why a command cannot run, told in one sentence and with exit code 2.

export class Stop extends Error {
  override readonly name = 'Stop'
}

/** Told by its name: a part that is loaded later may hold a class of its own. */
export function isStop(error: unknown): error is Error {
  return error instanceof Error && (error.name === 'Stop' || error.name === 'GitFailure')
}
