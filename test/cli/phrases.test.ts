// `rules test` and the phrases in `check`: examples are tried, failures named at their line, and the exit code says how it went.

import assert from 'node:assert/strict'
import { opmodel, scratch } from '../support/command.js'

suite('rules test', () => {
  const folder = scratch()
  const tried = (...words: string[]) => opmodel(folder.path, ['rules', 'test', ...words])

  test('examples that are as they should be end with 0', async () => {
    folder.write({
      'opmodel.yaml': 'phrases:\n  - phrase: utilise *\n    suggestion: use *\n    bad: We utilise phones\n    good: We use phones\n',
    })
    assert.deepEqual(await tried(), { code: 0, out: '1 phrase, 2 examples: all as they should be.\n', error: '' })
  })

  test('each that fails is named at its line, and the exit code is 1', async () => {
    folder.write({
      'opmodel.yaml': `extends: base.yaml
phrases:
  - phrase: best effort
    suggestion: our best effort
    bad:
      - on a best effort basis
      - we try
    good: [no synergy]
  - phrase: circle back
`,
      'base.yaml': 'phrases: [{ phrase: synergy, bad: Synergy }]\n',
    })
    const { code, out, error } = await tried()
    assert.deepEqual([code, error], [1, ''])
    assert.equal(
      out,
      `opmodel.yaml:6: ‘best effort’ is still found in ‘on a our best effort basis’
opmodel.yaml:7: ‘best effort’ should be found in ‘we try’ and is not
opmodel.yaml:8: ‘no synergy’ should stay silent, but ‘synergy’ finds ‘synergy’
opmodel.yaml:9: ‘circle back’ has no example (no failure)
3 phrases, 4 examples: 3 failed.
`,
    )
  })

  test('a phrase that cannot be read is a failure, too', async () => {
    folder.write({ 'opmodel.yaml': 'phrases: [{ phrase: "*", bad: x }]\n' })
    const { code, out } = await tried()
    assert.deepEqual([code, out], [1, 'opmodel.yaml:1: ‘*’ should begin with a word\n0 phrases, 0 examples: 1 failed.\n'])
  })

  test('no settings are nothing to try; a file that is named must be there', async () => {
    assert.deepEqual(await tried(), {
      code: 0,
      out: 'There is no opmodel.yaml that could be read, so there is no phrase to try.\n',
      error: '',
    })
    assert.equal((await tried('--config', 'none.yaml')).code, 2)
    folder.write({ 'other.yaml': 'phrases: [{ phrase: a, good: a }]\n' })
    assert.equal((await tried('--config', 'other.yaml')).code, 1)
    assert.equal((await opmodel(folder.path, ['rules', 'tset'])).code, 2)
  })

  test('JSON has the failures with their places', async () => {
    folder.write({ 'opmodel.yaml': 'phrases: [{ phrase: a, good: a }]\n' })
    const { code, out } = await tried('--format', 'json')
    assert.equal(code, 1)
    assert.deepEqual(JSON.parse(out).failed, [{ path: 'opmodel.yaml', line: 1, message: '‘a’ should stay silent, but ‘a’ finds ‘a’' }])
  })
})

suite('own phrases in check', () => {
  const folder = scratch()
  const page = (goal: string) => `---\nopmodel: true\nowner: Ana\n---\n\n# Goals for Q4 2026\n\n- ${goal}\n`
  const config = 'phrases: [{ phrase: best effort|endeavours, message: Nobody can check that. }, { phrase: several }]\n'
  const lines = async (goal: string, settings = config) => {
    folder.write({ 'opmodel.yaml': settings, 'a.md': page(goal) })
    return (await opmodel(folder.path, ['check'])).out.split('\n').slice(0, -1)
  }

  test('they are found in statements with the message of the settings', async () => {
    assert.deepEqual(await lines('Cut refunds from 4 % to 2 % on a best effort basis'), [
      'a.md:8:36: information: Nobody can check that [own-phrase]',
    ])
  })

  test('a comment, an allowed word and a switch silence them', async () => {
    assert.deepEqual(await lines('Cut refunds from 4 % to 2 % with best effort <!-- opmodel-disable-line own-phrase -- agreed -->'), [])
    assert.deepEqual(await lines('Cut refunds from 4 % to 2 % with best effort', `${config}wording: { allow: [Best effort] }\n`), [])
    assert.deepEqual(await lines('Cut refunds from 4 % to 2 % with best effort', `${config}rules: { own-phrase: off }\n`), [
      'a.md:8:36: information: ‘best effort’ leaves a way out: in which cases, and who decides? [escape-clause]',
    ])
  })

  test('one fault, one finding: the own word stands for the general advice on the same word', async () => {
    assert.deepEqual(await lines('Open several shops in the north'), [
      'a.md:8:8: information: ‘several’ is a phrase this project does without [own-phrase]',
    ])
  })
})
