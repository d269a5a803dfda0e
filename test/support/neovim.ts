// A Neovim with a language client of its own: the one on the path if it is new enough, else Debian's in the user's cache folder, with the libraries it needs.

import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './editor/chromium.js'

export interface Neovim {
  readonly command: readonly [string, ...string[]]
  readonly env: Readonly<Record<string, string>>
}

/** `vim.lsp.start` came with 0.8. */
const oldest = 8
const release = 'trixie'
const packages =
  'neovim neovim-runtime libvterm0 libmsgpack-c2 libtree-sitter0.22 lua-luv libuv1t64 lua-lpeg libc6 libluajit-5.1-2 libluajit-5.1-common libunibilium4 libgcc-s1'

/** How to start Neovim, or why there is none. Fetching takes some seconds, once. */
export function findNeovim(): Neovim | string {
  if (minorOf(['nvim'], {}) >= oldest) return { command: ['nvim'], env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'there is no Neovim 0.8 or newer on the path'
  const home = cacheFolder(`neovim-${release}`)
  try {
    if (!existsSync(join(home, 'ready'))) fetchInto(home)
  } catch (error) {
    return `Neovim could not be fetched: ${error instanceof Error ? error.message.split('\n')[0] : error}`
  }
  const libraries = join(home, 'usr/lib/x86_64-linux-gnu')
  const neovim: Neovim = {
    command: [join(libraries, 'ld-linux-x86-64.so.2'), '--library-path', libraries, join(home, 'usr/bin/nvim')],
    env: { VIMRUNTIME: join(home, 'usr/share/nvim/runtime') },
  }
  return minorOf(neovim.command, neovim.env) >= oldest ? neovim : 'the fetched Neovim does not start'
}

function minorOf([command, ...words]: readonly [string, ...string[]], env: Readonly<Record<string, string>>): number {
  try {
    const said = execFileSync(command, [...words, '--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    })
    const [, major = 0, minor = 0] = /NVIM v(\d+)\.(\d+)/.exec(said) ?? []
    return Number(major) * 100 + Number(minor)
  } catch {
    return 0
  }
}

/** Debian's packages of one release, unpacked and not installed: nothing of the system is touched. */
function fetchInto(home: string): void {
  console.log(`      fetching Neovim into ${home} (11 MB, once) …`)
  const half = `${home}.${process.pid}`
  for (const folder of ['lists/partial', 'cache/archives/partial', 'packages']) mkdirSync(join(half, folder), { recursive: true })
  const sources = join(half, 'release.sources')
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg'
  writeFileSync(sources, `Types: deb\nURIs: http://deb.debian.org/debian\nSuites: ${release}\nComponents: main\nSigned-By: ${keys}\n`)
  const options = [
    ...[`Dir::Etc::sourcelist=${sources}`, 'Dir::Etc::sourceparts=/dev/null', `Dir::State::lists=${join(half, 'lists')}`],
    ...[`Dir::Cache=${join(half, 'cache')}`, 'APT::Sandbox::User=root'],
  ].flatMap((option) => ['-o', option])
  const quiet: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'], cwd: join(half, 'packages') }
  try {
    execFileSync('apt-get', [...options, '-qq', 'update'], quiet)
    execFileSync('apt-get', [...options, '-qq', 'download', ...packages.split(' ')], quiet)
    for (const name of readdirSync(join(half, 'packages')))
      execFileSync('dpkg-deb', ['-x', join(half, 'packages', name), join(half, 'root')], quiet)
    writeFileSync(join(half, 'root/ready'), '')
    rmSync(home, { recursive: true, force: true })
    renameSync(join(half, 'root'), home)
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
}
