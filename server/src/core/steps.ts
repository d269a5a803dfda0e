// Long work in steps, so that whoever has it done may do other things between them.

/** Work that gives its result at the end; every `yield` is a place to stop at for a while. */
export type Steps<T> = Generator<undefined, T, undefined>

/** All of it at once. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
