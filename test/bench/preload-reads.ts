// Run in a server before its own code, in its workers too: writes the path of each Markdown file that is opened to the file that READS_LOG names.

import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

type Opening = (path: unknown, ...rest: never[]) => unknown

const log = fs.openSync(process.env.READS_LOG!, 'a')
const { writeSync } = fs

function counted(place: object, name: string): void {
  const functions = place as Record<string, Opening>
  const opening = functions[name]!
  functions[name] = function (this: unknown, path, ...rest) {
    if (/\.(?:md|markdown|mdx)$/i.test(String(path))) writeSync(log, `${String(path)}\n`)
    return opening.call(this, path, ...rest)
  }
}

for (const name of ['open', 'openSync', 'readFile', 'readFileSync', 'createReadStream']) counted(fs, name)
for (const name of ['open', 'readFile']) counted(fs.promises, name)
syncBuiltinESMExports()
