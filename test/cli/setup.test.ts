// `config` and `init`, and what is ready for services: the files the tools want, with the words this command line takes.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { hook, settingsFile, workflows } from '../../server/src/cli/scaffold.js'
import { readConfig } from '../../server/src/core/index.js'
import { opmodel, scratch } from '../support/command.js'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

suite('config', () => {
  const folder = scratch()
  const rows = async (words: readonly string[]) => {
    const { out } = await opmodel(folder.path, ['config', '--format', 'json', ...words])
    const { settings } = JSON.parse(out) as { settings: { key: string; value: unknown; from: string | null; override: unknown }[] }
    return new Map(settings.map(({ key, value, from }) => [key, [value, from] as const]))
  }

  test('each value says where it comes from: the file, what it extends, an override, or nowhere', async () => {
    folder.write({
      'shared/base.yaml': 'version: 1\nteams: [Claims]\nprofile: smart\n',
      'model/opmodel.yaml': `extends: ../shared/base.yaml
profile: okr
people: { ana: Ana Ruiz }
overrides:
  - files: drafts/**
    stage: draft
    rules: { unclear-goal: off }
`,
    })
    const draft = await rows(['model/drafts/x.md'])
    assert.deepEqual(draft.get('profile'), ['okr', 'model/opmodel.yaml:2'])
    assert.deepEqual(draft.get('teams'), [['Claims'], 'shared/base.yaml:2'])
    assert.deepEqual(draft.get('people.ana'), ['Ana Ruiz', 'model/opmodel.yaml:3'])
    assert.deepEqual(draft.get('stage'), ['draft', 'model/opmodel.yaml:5'])
    assert.deepEqual(draft.get('rules.unclear-goal'), ['off', 'model/opmodel.yaml:5'])
    assert.deepEqual(draft.get('calendar.week-starts'), ['monday', null])
    const other = await rows(['model/x.md'])
    assert.deepEqual([other.get('stage'), other.get('rules.unclear-goal')], [['committed', null], undefined])
  })

  test('as text it reads like a table', async () => {
    folder.write({ 'opmodel.yaml': 'profile: okr\n' })
    const { out } = await opmodel(folder.path, ['config'])
    assert.match(out, /^Settings of the project in \.\n\n {2}profile +okr {2}opmodel\.yaml:1\n\nDefaults\n\n/)
    folder.write({ 'opmodel.yaml': '' })
    assert.match(
      (await opmodel(folder.path, ['config', 'a.md'])).out,
      /^Settings of a\.md [^\n]+\n\n {2}The file says nothing that could be read\.\n/,
    )
    folder.write({
      'opmodel.yaml': 'phrases:\n  - { phrase: utilise *, suggestion: use *, bad: [We utilise it, They utilise it] }\nprofile: okr\n',
    })
    const { out: phrases } = await opmodel(folder.path, ['config'])
    assert.match(
      phrases,
      /^ {2}phrases\.0 +suggestion: use \*; bad: We utilise it, They utilise it; phrase: utilise \* {2}opmodel\.yaml:2$/m,
    )
    assert.match(phrases, /^ {2}profile +okr {30,40}opmodel\.yaml:3$/m)
  })
})

suite('init', () => {
  const folder = scratch()

  test('it writes settings that hold nothing wrong, and a workflow and a hook on request', async () => {
    const { code } = await opmodel(folder.path, ['init', '--ci', 'github', '--pre-commit'])
    assert.equal(code, 0)
    assert.deepEqual(readConfig(readFileSync(join(folder.path, 'opmodel.yaml'), 'utf8')).problems, [])
    assert.deepEqual(readdirSync(folder.path).sort(), ['.github', '.pre-commit-config.yaml', 'opmodel.yaml'])
    assert.equal((await opmodel(folder.path, ['check'])).code, 0)
  })

  test('in a folder of a repository the workflow goes where services look for it', async () => {
    folder.write({ '.git/HEAD': '', 'docs/a.md': '' })
    const { out } = await opmodel(join(folder.path, 'docs'), ['init', '--ci', 'github', '--pre-commit'])
    assert.match(
      out,
      /^opmodel\.yaml written\.\n\.\.\/\.github\/workflows\/opmodel\.yml written\.\n\.\.\/\.pre-commit-config\.yaml written\.\n/,
    )
    assert.deepEqual(readdirSync(folder.path).sort(), ['.git', '.github', '.pre-commit-config.yaml', 'docs'])
    assert.match((await opmodel(join(folder.path, 'docs'), ['config'])).out, /The file sets nothing yet, so the defaults hold\./)
    assert.deepEqual(await opmodel(join(folder.path, 'docs'), ['rules', 'test']), {
      ...{ code: 0, out: 'There is no phrase in opmodel.yaml to try.\n', error: '' },
    })
  })

  test('its commented examples are settings, too', () => {
    const example = settingsFile.text.replace(/^# (?=[a-z]+: )/gm, '')
    assert.ok(example.includes('\nprofile: okr\n'))
    assert.deepEqual(readConfig(example).problems, [])
  })

  test('what is there already is left as it is', async () => {
    folder.write({ 'opmodel.yaml': 'mine', '.gitlab-ci.yml': 'mine, too' })
    const { out } = await opmodel(folder.path, ['init', '--ci', 'gitlab'])
    assert.match(out, /^opmodel\.yaml is there already\. It is left as it is\.\n\.gitlab-ci\.yml is there already\. Add the job/)
    assert.equal(readFileSync(join(folder.path, '.gitlab-ci.yml'), 'utf8'), 'mine, too')
  })

  test('--dry-run writes nothing', async () => {
    const { out } = await opmodel(folder.path, ['init', '--ci', 'gitlab', '--dry-run'])
    assert.match(out, /^# opmodel\.yaml\n[\s\S]*^# \.gitlab-ci\.yml\n/m)
    assert.deepEqual(readdirSync(folder.path), [])
  })
})

suite('ready for services', () => {
  const files = {
    'samples/ci/github.yml': workflows.github(version),
    'samples/ci/gitlab.yml': workflows.gitlab(version),
    'samples/ci/pre-commit-config.yaml': hook(version),
  }

  test('the samples are what `init` writes', () => {
    for (const [path, { text }] of Object.entries(files)) {
      if (process.env.UPDATE) writeFileSync(path, text)
      assert.equal(readFileSync(path, 'utf8'), text, path)
    }
  })

  test('they are YAML, and the commands in them are ones this command line takes', async () => {
    const texts = [
      ...Object.values(files).map(({ text }) => text),
      readFileSync('.pre-commit-hooks.yaml', 'utf8'),
      readFileSync('action.yml', 'utf8'),
    ]
    for (const text of texts) {
      assert.ok(parse(text))
      const options = [...text.matchAll(/ (--(?:format|output|fail-on))\b/g)].map(([, option]) => option)
      const help = (await opmodel('/', ['check', '--help'])).out
      for (const option of options) assert.ok(help.includes(option!), option)
    }
  })

  test('the hook runs for pages and settings wherever they lie, and for nothing else', () => {
    const hooks = [parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'))[0], parse(hook(version).text).repos[0].hooks[0]]
    for (const { files: pattern } of hooks as readonly { files: string }[]) {
      const runs = (path: string) => new RegExp(pattern).test(path)
      for (const path of ['a.md', 'docs/b.mdx', 'opmodel.yaml', 'docs/opmodel.yaml', 'docs/opmodel-baseline.json'])
        assert.ok(runs(path), path)
      for (const path of ['a.ts', 'docs/mymodel.yaml', 'opmodel.ts', 'opmodel/a.ts']) assert.ok(!runs(path), path)
    }
  })

  test('the action runs what its inputs say, as words and never as commands', function () {
    if (process.platform === 'win32') this.skip()
    const { runs } = parse(readFileSync('action.yml', 'utf8')) as { runs: { steps: { run: string }[] } }
    const said = (paths: string) => {
      const env = { ...process.env, OPMODEL_PATHS: paths, OPMODEL_FAIL_ON: 'error', OPMODEL_VERSION: '1.0.0' }
      const script = `npx() { printf '%s|' "$@"; }\n${runs.steps[0]!.run}`
      // As GitHub runs it.
      const { stdout, status } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
        env,
        encoding: 'utf8',
      })
      assert.equal(status, 0)
      return stdout.replace('--yes|opmodel@1.0.0|check|--format|github|--fail-on|error|--|', '')
    }
    assert.equal(said('goals $(touch hurt) plans'), 'goals|$(touch|hurt)|plans|')
    assert.equal(said('our goals\nplans; touch hurt\n'), 'our goals|plans; touch hurt|')
    assert.equal(said('.\n'), '.|')
  })
})

suite('lsp', () => {
  test('the server answers over standard input and output', async () => {
    const { spawn } = await import('node:child_process')
    const server = spawn(process.execPath, ['--import', 'tsx', 'server/src/cli/main.ts', 'lsp', '--stdio'])
    try {
      const body = JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { processId: null, rootUri: null, capabilities: {} },
      })
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
      let answer = ''
      for await (const chunk of server.stdout) {
        answer += String(chunk)
        if (answer.includes('"capabilities"')) break
      }
      assert.match(answer, /"name":"opmodel"/)
    } finally {
      server.kill()
    }
  }).timeout(60_000)
})
