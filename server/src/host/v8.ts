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

let sparing = 0

/**
 * Has garbage collected once the heap is half as large again as what was in use, not when it is four times as large, as V8 does while nobody
 * is short of memory. Reading a folder takes half of the memory then and about as long; a letter would take a tenth longer. Calls with `true`
 * and with `false` come in pairs.
 */
export function spareMemory(begins: boolean): void {
  sparing += begins ? 1 : -1
  // 0 is V8's own setting.
  setFlagsFromString(`--heap-growing-percent=${sparing > 0 ? 50 : 0}`)
}
