// Work that is asked for more often than it can be done: one run at a time, and one more if it was asked for meanwhile. Knows nothing of what is done.

export class OneAtATime {
  #running: Promise<void> | undefined
  #again = false

  constructor(private readonly work: () => Promise<void>) {}

  /** Resolves once a run is over that began after this was called. */
  async run(): Promise<void> {
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#work()
    try {
      await this.#running
    } finally {
      this.#running = undefined
    }
  }

  async #work(): Promise<void> {
    do {
      this.#again = false
      await this.work()
    } while (this.#again)
  }
}
