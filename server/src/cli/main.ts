#!/usr/bin/env node
// Starts `opmodel`: the bundles beside it where they are built, else the source. Knows of commands only which way is the shortest.

import { load } from './compiled.js'
import type * as Terminal from './terminal.js'

const [command, ...options] = process.argv.slice(2)
const serves = command === 'lsp' && options.every((option) => option === '--stdio')

if (typeof VERSION === 'undefined') {
  Object.assign(globalThis, { VERSION: '0.0.0' })
  const serve = () => import('../host/node.js')
  if (serves) await serve()
  else await (await import('./terminal.js')).answer(serve)
} else {
  const serve = () => import(new URL('./server/node.mjs', import.meta.url).href)
  if (serves) await serve()
  else {
    const { exports, keep } = load(new URL('./cli.cjs', import.meta.url), VERSION, process.env)
    await (exports as typeof Terminal).answer(serve)
    // What a check has run is nearly all that any command needs; after a help text there would be little to keep.
    if (command === 'check') keep()
  }
}
