// Long work in slices: messages that wait are read between them. Knows nothing of the work.

import type { Steps } from '../core/index.js'
import type { Host } from './host.js'

/** How long work may go on before it lets messages through. */
const sliceMilliseconds = 4

export class Pace {
  readonly #host: Pick<Host, 'now' | 'pause'>
  #since: number

  constructor(host: Pick<Host, 'now' | 'pause'>) {
    this.#host = host
    this.#since = host.now()
  }

  /** The slice is over. */
  get due(): boolean {
    return this.#host.now() - this.#since >= sliceMilliseconds
  }

  /** Lets messages through; a new slice begins. */
  async rest(): Promise<void> {
    await this.#host.pause()
    this.#since = this.#host.now()
  }
}

/** Does work that reads much and keeps little of it. */
export async function sparingMemory<T>(host: Pick<Host, 'spareMemory'>, work: () => Promise<T>): Promise<T> {
  host.spareMemory?.(true)
  try {
    return await work()
  } finally {
    host.spareMemory?.(false)
  }
}

/** Does work to its end, with a rest after each slice. */
export async function inSlices<T>(steps: Steps<T>, pace: Pace): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (pace.due) await pace.rest()
  }
}
