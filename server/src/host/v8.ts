// How V8 treats patterns (regular expressions) and memory in a process of this program.

import { setFlagsFromString } from 'node:v8'

/**
 * Compiles every pattern at its first use. V8 otherwise interprets it once and compiles it at the second, which prepares each of
 * several hundred patterns twice: a quarter of a short run. Afterwards there is no difference. For the start of a process, before
 * what V8 keeps of a script is read: it is kept for one setting of the flags.
 *
 * Without `optimized` a pattern is compiled faster and runs slower, which is worth it for the reading of a page or two.
 */
export function compilePatternsAtFirstUse({ optimized }: { readonly optimized: boolean }): void {
  setFlagsFromString('--no-regexp-tier-up')
  setFlagsFromString(optimized ? '--regexp-optimization' : '--no-regexp-optimization')
}

/**
 * Collects garbage once the heap is half as large again as what was in use, not when it is four times as large, as V8 does while nobody is
 * short of memory. Reading a folder takes half of the memory then and as long as before.
 */
export function growSparingly(): void {
  setFlagsFromString('--heap-growing-percent=50')
}
