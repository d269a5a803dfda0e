// The baseline: what is known stays silent wherever it moves, what is new is told, and what is gone can be dropped.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { opmodel, scratch } from '../support/command.js'

const head = '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n'
const [orders, price, calls] = [
  'Cut the time to the first order from 12 to 5 days',
  'Cut the price from 9 to 5 euros',
  'Cut calls from 90 to 20 a day',
]
const page = (...goals: readonly string[]) => head + goals.map((goal) => `- ${goal}\n`).join('')

suite('baseline', () => {
  const folder = scratch()
  const check = (words: readonly string[] = []) => opmodel(folder.path, ['check', '--format', 'compact', ...words])
  const baseline = () => JSON.parse(readFileSync(join(folder.path, 'opmodel-baseline.json'), 'utf8')) as { findings: { path: string }[] }

  test('old findings are known, and the run is clean', async () => {
    folder.write({ 'a.md': page(orders, price) })
    const { code, out, error } = await check(['--write-baseline'])
    assert.deepEqual([code, out, error], [0, '', 'opmodel-baseline.json: 2 known findings.\n'])
    assert.equal((await check()).code, 0)
    assert.match((await opmodel(folder.path, ['check', '--format', 'pretty'])).out, /No findings in 1 page \(2 known findings\)\./)
  })

  test('it survives moved lines, and catches one fault that takes the place of another', async () => {
    folder.write({ 'a.md': page(orders, price) })
    await check(['--write-baseline'])
    folder.write({ 'a.md': page(price, orders).replace('# Goals', '# Goals\n\nMore words.') })
    assert.equal((await check()).code, 0)
    folder.write({ 'a.md': page(orders, calls) })
    const { code, out } = await check()
    assert.equal(code, 1)
    assert.match(out, /^a\.md:9:3: [^\n]*\n$/)
  })

  test('what is said once of several is known of each: a new one is told for itself', async () => {
    folder.write({ 'a.md': page(orders, price, calls) })
    const none = 'a.md:6:3: warning: 3 goals here have no time span [goal-without-time-span]\n'
    assert.equal((await check()).out, none)
    assert.match((await check(['--write-baseline'])).error, /: 3 known findings\.\n$/)
    folder.write({ 'a.md': page(orders, price, calls, 'Cut returns from 9 to 5 a day') })
    assert.equal((await check()).out, 'a.md:11:3: warning: Goal has no time span [goal-without-time-span]\n')
    const more = ['Cut returns from 9 to 5 a day', 'Cut waits from 9 to 5 days', 'Cut waste from 9 to 5 kilos']
    folder.write({ 'a.md': page(orders, price, calls, ...more) })
    assert.equal((await check()).out, none)
  })

  test('a comment at the heading accepts what is said there of all of them, as does one for each', async () => {
    const accepted = '<!-- opmodel-disable-next-line goal-without-time-span -- no dates yet -->'
    folder.write({ 'a.md': page(orders, price, calls).replace('# Goals', `${accepted}\n\n# Goals`) })
    assert.deepEqual(await check(), { code: 0, out: '', error: '' })
    folder.write({ 'a.md': page(orders, price, `${calls} <!-- opmodel-disable-line goal-without-time-span -- no date yet -->`) })
    assert.equal((await check()).out.split('\n').length, 3)
  })

  test('JSON says what the baseline hides', async () => {
    folder.write({ 'a.md': page(orders) })
    await check(['--write-baseline'])
    const { findings } = JSON.parse((await opmodel(folder.path, ['check', '--format', 'json'])).out) as {
      findings: { suppressed: unknown }[]
    }
    assert.deepEqual(
      findings.map(({ suppressed }) => suppressed),
      [{ by: 'baseline', reason: null, until: null }],
    )
  })

  test('pruning drops what is gone and takes in nothing new', async () => {
    folder.write({ 'a.md': page(orders, price), 'b.md': page(calls) })
    await check(['--write-baseline'])
    folder.write({ 'a.md': page(orders, calls), 'b.md': '' })
    const { code, error } = await check(['--prune-baseline'])
    assert.deepEqual([code, error], [1, 'opmodel-baseline.json: 1 known finding, 2 are gone.\n'])
  })

  test('pages that are not looked at keep their entries', async () => {
    folder.write({ 'opmodel.yaml': 'version: 1\n', 'a.md': page(orders), 'b.md': page(price) })
    await check(['--write-baseline'])
    folder.write({ 'a.md': page(calls) })
    await check(['--write-baseline', 'a.md'])
    assert.deepEqual(
      baseline().findings.map(({ path }) => path),
      ['a.md', 'b.md'],
    )
    assert.equal((await check()).code, 0)
  })

  test('nothing to know writes no file', async () => {
    folder.write({ 'a.md': '# Soup\n' })
    await check(['--write-baseline'])
    assert.ok(!existsSync(join(folder.path, 'opmodel-baseline.json')))
  })

  test('a broken baseline hides nothing and is told', async () => {
    for (const [text, why] of [
      ['{', 'it is not JSON'],
      ['[]', 'it holds no list of findings'],
      ['{"version":9,"findings":[]}', 'it was written by another version'],
    ]) {
      folder.write({ 'a.md': page(orders), 'opmodel-baseline.json': text! })
      const { code, out, error } = await check()
      assert.deepEqual([code, error], [2, `opmodel: opmodel-baseline.json: the baseline is left out: ${why}.\n`])
      assert.match(out, /^a\.md:8:3/)
      await check(['--prune-baseline'])
      assert.equal(readFileSync(join(folder.path, 'opmodel-baseline.json'), 'utf8'), text)
    }
    const written = await check(['--write-baseline'])
    assert.deepEqual([written.code, written.error], [0, 'opmodel-baseline.json: 1 known finding.\n'])
  })

  test('writing and pruning at once is refused', async () => {
    assert.equal((await check(['--write-baseline', '--prune-baseline'])).code, 2)
  })
})
