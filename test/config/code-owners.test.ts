// CODEOWNERS: which rule fits a path, that the file is asked for, and that its owners stand behind those a page names itself.

import assert from 'node:assert/strict'
import { codeOwnersOf, readCodeOwners } from '../../server/src/core/config/code-owners.js'
import { resolveConfig, settingsFor } from '../../server/src/core/config.js'
import { understand } from '../../server/src/core/model/document.js'
import { textOf } from '../../server/src/core/text/text.js'

const file = `# who keeps what
*                    @ana
goals/               @bakery/leads  # all plans
/docs/*              docs@example.org
*.mdx                @jo @kim
/goals/private/
[Section] @nobody
!x @y
`

suite('CODEOWNERS', () => {
  const rules = readCodeOwners(file)

  for (const [path, owners] of [
    ['readme.md', ['ana']],
    ['goals/2027.md', ['bakery/leads']],
    ['teams/oven/goals/q1.md', ['bakery/leads']],
    ['docs/rituals.md', ['docs@example.org']],
    ['docs/deep/rituals.md', ['ana']],
    ['teams/plan.mdx', ['jo', 'kim']],
    ['goals/private/x.md', []],
  ] as const)
    test(`${path} belongs to ${owners.join(' and ') || 'nobody'}`, () => assert.deepEqual(codeOwnersOf(rules, path), owners))

  test('the file is asked for, and one that is missing is said at its place', () => {
    const config = 'version: 1\ncodeowners: .github/CODEOWNERS\n'
    const first = resolveConfig('opmodel.yaml', new Map([['opmodel.yaml', config]]))
    assert.deepEqual(first.wanted, ['.github/CODEOWNERS'])
    const missing = resolveConfig(
      'opmodel.yaml',
      new Map([
        ['opmodel.yaml', config],
        ['.github/CODEOWNERS', null],
      ]),
    )
    assert.deepEqual(
      missing.problems.map(({ message, range }) => [message, config.slice(range.start, range.end)]),
      [['‘.github/CODEOWNERS’ is not there or cannot be read', '.github/CODEOWNERS']],
    )
  })

  test('a page that names nobody belongs to its owners, and one that does stays with its own', () => {
    const files = new Map([
      ['opmodel.yaml', 'codeowners: CODEOWNERS\n'],
      ['CODEOWNERS', file],
    ])
    const { settings, problems } = resolveConfig('opmodel.yaml', files)
    assert.deepEqual(problems, [])
    const ownerOf = (front: string) => {
      const text = `---\nopmodel: true\n${front}---\n\n# Goals\n\n## Goal: Bake 400 loaves a day by 1 May 2027\n`
      return understand({ path: 'goals/2027.md', text: textOf(text) }, settingsFor(settings, 'goals/2027.md')).items[0]!.owner
    }
    assert.deepEqual(ownerOf(''), { name: 'bakery/leads', role: 'team', from: 'page' })
    assert.deepEqual(ownerOf('owner: Mira\n'), { name: 'Mira', role: 'person', from: 'page' })
  })

  test('any bytes are read', () => {
    for (const text of ['', '\0\0', '@a', '* @'.repeat(5000), '/ @a\n** @b\n[ @c\n', 'a\r\nb @c\rd @e'])
      assert.doesNotThrow(() => codeOwnersOf(readCodeOwners(text), 'a/b.md'))
  })
})
