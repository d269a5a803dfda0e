// Edits of opmodel.yaml from the light bulb: comments and style stay, broken files are left alone.

import { strict as assert } from 'node:assert'
import { parse } from 'yaml'
import { allowWording, setRule } from '../../server/src/core/features/edit-config.js'
import { applyEdits } from '../../server/src/core/text/text.js'

const allowed: readonly (readonly [name: string, before: string, after: string])[] = [
  ['an empty file', '', 'wording:\n  allow: [best effort]\n'],
  ['a file without the key', '# ours\nversion: 1\n', '# ours\nversion: 1\nwording:\n  allow: [best effort]\n'],
  ['a file without a last line end', 'version: 1', 'version: 1\nwording:\n  allow: [best effort]\n'],
  ['CRLF', 'version: 1\r\n', 'version: 1\r\nwording:\r\n  allow: [best effort]\r\n'],
  ['a flow list with a comment', 'wording:\n  allow: [several] # agreed\n', 'wording:\n  allow: [several, best effort] # agreed\n'],
  ['an empty flow list', 'wording: { allow: [] }\n', 'wording: { allow: [best effort] }\n'],
  [
    'a block list with comments',
    'wording:\n  allow:\n    - several # agreed\n# end\n',
    'wording:\n  allow:\n    - several # agreed\n    - best effort\n# end\n',
  ],
  ['a block list at the end of the file', 'wording:\n  allow:\n  - several', 'wording:\n  allow:\n  - several\n  - best effort'],
]

const set: readonly (readonly [name: string, before: string, after: string])[] = [
  ['an empty file', '', 'rules:\n  unclear-goal: off\n'],
  ['a flow map', 'rules: { missing-owner: off } # agreed\n', 'rules: { missing-owner: off, unclear-goal: off } # agreed\n'],
  ['an empty flow map', 'rules: {}\n', 'rules: { unclear-goal: off }\n'],
  [
    'a block map with comments',
    'rules:\n  # people first\n  missing-owner: off # agreed\n\nteams: [A]\n',
    'rules:\n  # people first\n  missing-owner: off # agreed\n  unclear-goal: off\n\nteams: [A]\n',
  ],
  ['a rule that has a severity', 'rules:\n  unclear-goal: warning # for now\n', 'rules:\n  unclear-goal: off # for now\n'],
]

suite('allowing a wording', () => {
  for (const [name, before, after] of allowed)
    test(`in ${name}`, () => {
      const text = applyEdits(before, allowWording(before, 'best effort')!)
      assert.equal(text, after)
      assert.ok(parse(text).wording.allow.includes('best effort'))
    })

  test('keeps words that YAML would read otherwise', () => {
    for (const phrase of ['no', 'a: b', '- x', '#1', "it's", 'über', '"quoted"']) {
      assert.deepEqual(parse(applyEdits('', allowWording('', phrase)!)).wording.allow, [phrase])
    }
  })
})

suite('turning a rule off', () => {
  for (const [name, before, after] of set)
    test(`in ${name}`, () => {
      const text = applyEdits(before, setRule(before, 'unclear-goal', 'off')!)
      assert.equal(text, after)
      assert.equal(parse(text).rules['unclear-goal'], 'off')
    })

  test('leaves broken files and foreign values alone', () => {
    for (const text of ['rules: [a\n', 'rules: off\n', '- a list\n', 'a: b: c\n']) {
      assert.equal(setRule(text, 'unclear-goal', 'off'), null)
    }
  })
})
