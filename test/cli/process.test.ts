// The shipped command under real trouble: files nobody may read or write, a full disk, pipes, huge files, a kill at any moment.

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, watch } from 'node:fs'
import { join } from 'node:path'
import { builtCommand } from '../support/built.js'
import { scratch } from '../support/command.js'

const goals = (count: number, time = '') =>
  `---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n${Array.from({ length: count }, (_, i) => `- Cut the price of part ${i} from 9 to 5 euros${time}\n`).join('')}`
const page = goals(1)
const found = /^a\.md:8:3: warning: [^\n]+\n$/
const isWindows = process.platform === 'win32'

suite('the built command and its files', function () {
  this.timeout(60_000)
  const folder = scratch()
  const command = builtCommand()
  const at = (path: string) => join(folder.path, path)
  const run = (...words: readonly string[]) => command.run(folder.path, words)
  /** Nobody's rights: root may read and write whatever its mode says. */
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const runAsNobody = (...words: readonly string[]) => {
    if (nobody.uid !== undefined) for (const path of ['.', ...readdirSync(folder.path)]) chownSync(at(path), nobody.uid, nobody.gid)
    return command.run(folder.path, words, nobody)
  }
  // Whatever a test closed can be tidied away afterwards.
  teardown(() => {
    if (isWindows) return
    spawnSync('chmod', ['-R', 'u+rwX', folder.path])
  })

  test('a page, a folder, settings and a baseline nobody may read are named, and the answer is not whole', function () {
    if (isWindows) this.skip()
    folder.write({ 'a.md': page, 'b.md': page, 'closed/c.md': page })
    chmodSync(at('b.md'), 0)
    chmodSync(at('closed'), 0)
    const { code, out, error } = runAsNobody('check')
    assert.deepEqual(
      [code, error],
      [2, 'opmodel: closed: the folder is left out: permission denied.\nopmodel: b.md: left out: permission denied.\n'],
    )
    assert.match(out, found)
    assert.match(runAsNobody('check', 'b.md').error, /b\.md: permission denied\.\n$/)

    folder.write({ 'opmodel.yaml': 'profile: okr\n', 'opmodel-baseline.json': '{}' })
    for (const path of ['opmodel.yaml', 'opmodel-baseline.json']) chmodSync(at(path), 0)
    const settings = runAsNobody('check', 'a.md')
    assert.equal(settings.code, 2)
    assert.equal(
      settings.error,
      'opmodel: opmodel.yaml: the settings are left out: permission denied.\nopmodel: b.md: left out: permission denied.\nopmodel: opmodel-baseline.json: the baseline is left out: permission denied.\n',
    )
    assert.match(settings.out, found)
  })

  test('what may not be written is told, and stays as it was', function () {
    if (isWindows) this.skip()
    const unused = page.replace('euros', 'euros by 2026-12-31 <!-- opmodel-disable-line unclear-goal -- x -->')
    folder.write({ 'a.md': unused, 'report.json': 'old', 'shut/x.json': 'old' })
    for (const path of ['a.md', 'report.json']) chmodSync(at(path), 0o444)
    chmodSync(at('shut'), 0o555)
    for (const [words, name] of [
      [['check', '--output', 'report.json'], 'report\\.json'],
      [['check', '--output', 'shut/y.json'], 'shut/y\\.json'],
      [['check', '--output', 'shut/new/y.json'], 'shut/new/y\\.json'],
      [['report', '--output', 'shut/x.json'], 'shut/x\\.json'],
      [['fix'], 'a\\.md'],
    ] as const) {
      const { code, error } = runAsNobody(...words)
      assert.equal(code, 2, words.join(' '))
      assert.match(error, new RegExp(`^opmodel: [^\\n]*${name} cannot be written: permission denied\\.\\n$`))
    }
    chmodSync(folder.path, 0o555)
    for (const words of [['init'], ['check', '--write-baseline']]) {
      const { code, error } = command.run(folder.path, words, nobody)
      assert.deepEqual([code, /cannot be written: permission denied\.\n$/.test(error)], [2, true], words.join(' '))
    }
    assert.deepEqual([readFileSync(at('a.md'), 'utf8'), readFileSync(at('report.json'), 'utf8')], [unused, 'old'])
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', 'report.json', 'shut'])
    assert.deepEqual(readdirSync(at('shut')), ['x.json'])
  })

  test('pipes wherever a file is looked for hold up nothing', function () {
    if (isWindows) this.skip()
    folder.write({ 'a.md': page, '.git/HEAD': '', '.git/info/x': '' })
    for (const name of ['pipe.md', '.gitignore', '.opmodelignore', '.git/info/exclude', 'opmodel-baseline.json'])
      assert.equal(spawnSync('mkfifo', [at(name)]).status, 0)
    const { code, out, error } = run('check')
    assert.deepEqual([code, error], [2, 'opmodel: opmodel-baseline.json: the baseline is left out: it is not a file.\n'])
    assert.match(out, found)
    assert.match(run('check', 'pipe.md').error, /pipe\.md: it is not a file\.\n$/)
    assert.equal(spawnSync('mkfifo', [at('opmodel.yaml')]).status, 0)
    assert.match(run('check').error, /^opmodel: opmodel\.yaml: the settings are left out: it is not a file\.\n/)
  })

  test('files of 2 GB are left out with a word', () => {
    folder.write({ 'a.md': page, 'huge.md': '', '.gitignore': '' })
    for (const name of ['huge.md', '.gitignore']) truncateSync(at(name), 2 ** 31)
    const { code, out, error } = run('check')
    assert.deepEqual([code, error], [1, 'opmodel: huge.md: left out: it is larger than 32 MB.\n'])
    assert.match(out, found)
    assert.deepEqual(run('check', 'huge.md').code, 2)
    folder.write({ 'opmodel.yaml': '' })
    truncateSync(at('opmodel.yaml'), 2 ** 31)
    const settings = run('check', 'a.md')
    assert.equal(settings.code, 2)
    assert.match(settings.error, /^opmodel: opmodel\.yaml: the settings are left out: it is larger than 32 MB\.\n/)
  })

  test('settings of 10 MB and settings that unfold without end are told, and the pages are checked', () => {
    const one = `{ files: [${Array.from({ length: 300 }, (_, i) => `p${i}`).join(', ')}], rules: { unclear-goal: off } }`
    const bomb = `overrides:\n  - &o ${one}\n${'  - *o\n'.repeat(3000)}`
    const nested = `teams: &a0 [x, x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]\n`).join('')}ignore: *a40\n`
    for (const [text, message] of [
      [`# ${'x'.repeat(10_000_000)}\nprofile: okr\n`, /^opmodel\.yaml:1:1: error: The file is larger than 256 kB, so it is not read \[/],
      [bomb, /^opmodel\.yaml:1:1: error: The file unfolds to too many values, so it is not read \[/],
      [nested, /^opmodel\.yaml:2:1: error: ‘a1’ is not a setting/],
    ] as const) {
      folder.write({ 'a.md': page, 'opmodel.yaml': text })
      const { code, out, error } = run('check')
      assert.deepEqual([code, error], [1, ''])
      assert.match(out, message)
      assert.match(out.slice(out.indexOf('a.md:')), found)
    }
  })

  test('links in circles are not followed, and refused when they are named', function () {
    if (isWindows) this.skip()
    folder.write({ 'a.md': page, 'b/x.txt': '' })
    symlinkSync('self.md', at('self.md'))
    symlinkSync('..', at('b/up'))
    symlinkSync('opmodel.yaml', at('opmodel.yaml'))
    const { code, out, error } = run('check')
    assert.deepEqual([code, error], [1, ''])
    assert.match(out, found)
    assert.deepEqual(run('check', 'self.md'), { code: 2, out: '', error: 'opmodel: self.md: it is a link that leads to itself.\n' })
  })

  test('a page that vanishes between being listed and being read is as if it had never been there', () => {
    folder.write({ 'a.md': page, 'b.md': page })
    const preload = `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const { openSync } = fs
fs.openSync = (...words) => {
  if (String(words[0]).endsWith('b.md')) fs.rmSync(words[0])
  return openSync(...words)
}
syncBuiltinESMExports()
`
    const { code, out, error } = command.run(folder.path, ['check'], { preload })
    assert.deepEqual([code, error, readdirSync(folder.path)], [1, '', ['a.md']])
    assert.match(out, found)
  })

  test('a full disk keeps the old file, says so, and leaves nothing beside it', function () {
    if (isWindows) this.skip()
    folder.write({ 'a.md': goals(400), 'disk/old': '' })
    const disk = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at('disk')]).status === 0
    try {
      // Who may not mount has the device that is always full.
      const target = disk ? 'disk/out.json' : '/dev/full'
      if (disk) folder.write({ 'disk/out.json': 'old' })
      const { code, error } = run('check', '--format', 'json', '--output', target)
      assert.equal(code, 2)
      assert.match(error, /cannot be written: the disk is full\.\n$/)
      if (!disk) return
      assert.deepEqual([readdirSync(at('disk')), readFileSync(at('disk/out.json'), 'utf8')], [['out.json'], 'old'])
    } finally {
      if (disk) spawnSync('umount', [at('disk')])
    }
  })

  test('killed at any moment, a run leaves each file as it was or as it should be', async function () {
    if (isWindows) this.skip()
    this.timeout(120_000)
    const fixable = (i: number) => goals(150, ` by 2026-12-31 <!-- opmodel-disable-line unclear-goal -- ${i} -->`)
    const pages = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`${i}.md`, fixable(i)]))
    folder.write(pages)
    assert.equal(run('check', '--format', 'json', '--output', 'out/report.json').code, 0)
    const report = readFileSync(at('out/report.json'), 'utf8')
    const begun = performance.now()
    assert.equal(run('fix').code, 0)
    const usual = performance.now() - begun
    const fixed = Object.fromEntries(Object.keys(pages).map((name) => [name, readFileSync(at(name), 'utf8')]))
    assert.notEqual(fixed['3.md'], pages['3.md'])
    assert.notEqual(report, '')

    const ends = new Set<string>()
    for (let round = 0; round < 24; round++) {
      const words = round % 2 ? ['fix'] : ['check', '--format', 'json', '--output', 'out/report.json']
      folder.write({ ...pages, 'out/report.json': 'old' })
      // Every third at a moment of the whole run, the others as soon as something is written.
      await killed(words, round % 3 ? 'at a sign' : (usual * (round + 1)) / 24)
      const written = readFileSync(at('out/report.json'), 'utf8')
      assert.ok(written === 'old' || written === report, `round ${round}: half a report`)
      for (const name of Object.keys(pages)) {
        const text = readFileSync(at(name), 'utf8')
        assert.ok(text === pages[name] || text === fixed[name], `round ${round}: half of ${name}`)
        ends.add(text === pages[name] ? 'old page' : 'new page')
      }
    }
    assert.ok(ends.has('old page'))
  })

  function killed(words: readonly string[], when: number | 'at a sign'): Promise<void> {
    return new Promise((done) => {
      mkdirSync(at('out'), { recursive: true })
      const child = spawn(process.execPath, [command.path, ...words], { cwd: folder.path, stdio: 'ignore' })
      const kill = () => child.kill('SIGKILL')
      const watchers = when === 'at a sign' ? ['.', 'out'].map((path) => watch(at(path), () => setTimeout(kill, Math.random() * 4))) : []
      const timer = when === 'at a sign' ? undefined : setTimeout(kill, when)
      child.on('exit', () => {
        clearTimeout(timer)
        for (const watcher of watchers) watcher.close()
        done()
      })
    })
  }
})
