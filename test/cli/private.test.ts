// Nothing leaves the machine: each command of the shipped program runs with every way to the network denied, and with git, its only other program, watched.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { builtCommand } from '../support/built.js'
import { scratch } from '../support/command.js'

const page =
  '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Improve care, see [us](https://example.com/us.md#x)\n\n![x](http://example.com/x.png)\n\n# Rituals\n\n## Review\n\nEvery Tuesday at 10:00 Europe/Berlin.\n'

/** Ends the program with a code of its own where it asks for anything outside. */
const deny = `import child from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'
import worker from 'node:worker_threads'
import { writeSync } from 'node:fs'

const denied = (name) => function () {
  writeSync(2, 'DENIED ' + name + '\\n')
  process.exit(99)
}
const all = (name, object) => {
  for (const key of Object.getOwnPropertyNames(object))
    if (typeof object[key] === 'function' && /^[a-z]/.test(key) && key !== 'constructor') object[key] = denied(name + '.' + key)
}
net.Socket.prototype.connect = denied('Socket.connect')
net.Server.prototype.listen = denied('Server.listen')
dgram.createSocket = dgram.Socket = denied('dgram')
tls.connect = denied('tls.connect')
http2.connect = denied('http2.connect')
for (const [name, object] of Object.entries({ http, https })) object.request = object.get = denied(name)
all('dns', dns)
all('dns.promises', dns.promises)
all('Resolver', dns.Resolver.prototype)
for (const name of ['fetch', 'WebSocket', 'EventSource']) globalThis[name] = denied(name)
worker.Worker = denied('Worker')
const { spawnSync } = child
all('child_process', child)
child.spawnSync = (program, ...more) => (program === 'git' ? spawnSync(program, ...more) : denied('program ' + program)())
syncBuiltinESMExports()
`

/** Every command, as often as it has ways to work. */
const lines = [
  ...['check', 'check --since HEAD~1', 'check --write-baseline', 'check --prune-baseline', 'check --format github --output a.txt'],
  ...['check - --stdin-filename x.md', 'fix --diff', 'fix', 'model', 'model --explain', 'model --format mermaid', 'model --format csv'],
  ...['calendar', 'report', 'report --output r.html', 'diff', 'diff HEAD~1..HEAD --format markdown', 'diff . b', 'config', 'config a.md'],
  ...['explain unclear-goal', 'rules', 'rules test', 'init --ci github --pre-commit', 'lsp --stdio', 'help', '--version'],
]

const message = (body: object) => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...body })
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

suite('privacy of the command line', function () {
  this.timeout(120_000)
  const folder = scratch()
  const command = builtCommand()

  test('no command asks for a connection, a name, a server or another program than git', function () {
    if (process.platform === 'win32') this.skip()
    const git = (...words: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', ...words], { cwd: folder.path, encoding: 'utf8' }).trim()
    folder.write({ 'a.md': page, 'b/a.md': page })
    for (const words of [
      ['init', '-q'],
      ['add', '-A'],
      ['commit', '-q', '-m', 'x'],
      ['commit', '-q', '--allow-empty', '-m', 'y'],
    ])
      git(...words)
    git('remote', 'add', 'origin', 'https://example.com/x.git')
    // A git that writes down what it is asked, and goes on as the real one.
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
    folder.write({ 'bin/git': `#!/bin/sh\necho "$GIT_ALLOW_PROTOCOL $*" >> '${join(folder.path, 'asked')}'\nexec '${real}' "$@"\n` })
    chmodSync(join(folder.path, 'bin/git'), 0o755)
    const env = { ...process.env, PATH: `${join(folder.path, 'bin')}${delimiter}${process.env.PATH}` }

    const lsp = [
      message({ id: 1, method: 'initialize', params: { processId: null, rootUri: `file://${folder.path}`, capabilities: {} } }),
      message({ method: 'initialized', params: {} }),
      message({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri: `file://${folder.path}/a.md`, languageId: 'markdown', version: 1, text: page } },
      }),
      message({ id: 2, method: 'shutdown' }),
      message({ method: 'exit' }),
    ].join('')
    for (const line of lines) {
      const input = line.startsWith('lsp') ? lsp : page
      const { code, error } = command.run(folder.path, line.split(' '), { preload: deny, env, input, stdio: 'pipe' })
      assert.doesNotMatch(error, /DENIED/, line)
      assert.ok(code === 0 || code === 1, `${line}: ${code} ${error}`)
    }
    for (const asked of readFileSync(join(folder.path, 'asked'), 'utf8').trim().split('\n'))
      assert.match(asked, /^none -C \S+ (?:-c \S+ )+(?:rev-parse|merge-base|ls-tree|cat-file|diff) /)
  })

  test('every command there is was among them, and what is denied would be seen', () => {
    const { out } = command.run(folder.path, ['--help'])
    const commands = [...out.split('\nExamples:')[0]!.matchAll(/^ {2}([a-z][a-z-]*)\b/gm)].map(([, name]) => name!)
    assert.ok(commands.length > 8)
    for (const name of commands)
      assert.ok(
        lines.some((line) => line.split(' ')[0] === name),
        name,
      )
    const asks = ['fetch("http://x")', 'net.connect(1)', 'dns.lookup("x")', 'http.get("http://x")', 'child.spawnSync("sh")']
    for (const ask of asks) {
      const { code, error } = command.run(folder.path, ['--version'], { preload: `${deny}\n${ask}\n` })
      assert.deepEqual([code, error.startsWith('DENIED ')], [99, true], ask)
    }
  })
})
