#!/usr/bin/env node
// Starts `opmodel`: the bundles beside it where they are built, else the source. Knows of commands only which way is the shortest.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compilePatternsAtFirstUse } from '../host/v8.js'
import { load } from './compiled.js'
import type * as Terminal from './terminal.js'

async function main([command, ...options]: readonly string[]): Promise<void> {
  const serves = command === 'lsp' && options.every((option) => option === '--stdio')
  if (typeof VERSION === 'undefined') {
    Object.assign(globalThis, { VERSION: '0.0.0' })
    const serve = () => import('../host/node.js')
    if (serves) await serve()
    else await (await import('./terminal.js')).answer(serve)
    return
  }
  const serve = () => import(pathToFileURL(join(__dirname, 'server/node.mjs')).href)
  if (serves) return void (await serve())
  const patterns = () => compilePatternsAtFirstUse({ optimized: false })
  patterns()
  const use = command === 'check' ? 'check' : readers.has(command ?? '') ? 'pages' : 'words'
  const { exports, keep } = load(join(__dirname, use === 'check' ? 'check.cjs' : 'commands.cjs'), `${VERSION}-${use}`, process.env)
  await (exports as Pick<typeof Terminal, 'answer'>).answer(serve)
  // What is kept is only of use under the flags it will be loaded with.
  patterns()
  keep()
}

/** The commands beside `check` that read pages; what they compile is worth little to the others, and slow for them to load. */
const readers: ReadonlySet<string> = new Set(['fix', 'model', 'report', 'calendar', 'diff'])

void main(process.argv.slice(2))
