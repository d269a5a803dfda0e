// The pairs on the rules' pages are true: the first is found by its rule and by no other, the second by none.

import { strict as assert } from 'node:assert'
import { rules } from '../../server/src/core/rules/index.js'
import { projectOf } from '../support/model.js'

function told(rule: string, statement: string): readonly string[] {
  const item = rule === 'output-as-key-result' ? `## Objective: Dealers order more often\n\n- KR1: ${statement}` : `- ${statement}`
  const source = `-- opmodel.yaml --\nversion: 1\nprofile: ${rule === 'output-as-key-result' ? 'okr' : 'plain'}\nrules: { business-as-usual-goal: ${rule === 'business-as-usual-goal' ? 'information' : 'off'} }\n-- goals.md --\n---\nopmodel: true\nowner: Ana\n---\n\n# Goals for Q4 2026\n\n${item}\n`
  const { findings } = projectOf(source)
  return findings.filter(({ suppressed, message }) => suppressed === null && !/Dealers order/.test(message)).map((one) => one.rule)
}

suite('bad and better', () => {
  for (const rule of rules)
    for (const { work, bad, better } of rule.pairs ?? []) {
      test(`${rule.id} (${work}): ${bad}`, () => assert.deepEqual(told(rule.id, bad), [rule.id]))
      test(`${rule.id} (${work}): better ${better}`, () => assert.deepEqual(told(rule.id, better), []))
    }

  test('every rule about wording has three pairs', () => {
    for (const rule of rules) if (rule.standsFor) assert.ok((rule.pairs?.length ?? 0) >= 3, rule.id)
  })
})
