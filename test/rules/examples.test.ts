// The examples of every rule are its tests, its documentation and the proof that its fixes and suppressions work.

import { strict as assert } from 'node:assert'
import { actionsFor } from '../../server/src/core/features/code-actions.js'
import type { Finding } from '../../server/src/core/rules/finding.js'
import { rules } from '../../server/src/core/rules/index.js'
import { applyEdits } from '../../server/src/core/text/text.js'
import { writeMarks } from '../support/fixture.js'
import { type Project, projectOf, withText } from '../support/model.js'

const config = { path: 'opmodel.yaml', text: null }
const visible = ({ findings }: Project): readonly Finding[] => findings.filter(({ suppressed }) => suppressed === null)

function shown(project: Project): string {
  const files = [...(project.fixture.config ? [project.fixture.config] : []), ...project.fixture.files]
  return files
    .map(
      ({ path, text }) =>
        `-- ${path} --\n${writeMarks(
          text,
          visible(project).filter((one) => one.path === path),
        )}`,
    )
    .join('\n')
}

function expected({ fixture }: Project): string {
  const files = [...(fixture.config ? [fixture.config] : []), ...fixture.files]
  return files.map(({ path, text, marks }) => `-- ${path} --\n${writeMarks(text, marks)}`).join('\n')
}

function textOfFile({ fixture }: Project, path: string): string {
  return [...fixture.files, ...(fixture.config ? [fixture.config] : [])].find((file) => file.path === path)?.text ?? ''
}

const answers: readonly (readonly [RegExp, string])[] = [
  [/value|target|level/, '30 %'],
  [/date|until|deadline/, '2026-12-31'],
  [/number|how many/, '12'],
  [/measure|metric/, 'the share of repeat orders'],
  [/owner|who|team|name/, 'Ben'],
]

/** A snippet as an author completes it: the last choice, or an answer to the hint. */
function fillIn(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^\\|])*)\|\}/g, (_, options: string) => options.split(/(?<!\\),/).at(-1) ?? '')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, (_, hint: string) => answers.find(([pattern]) => pattern.test(hint))?.[1] ?? 'the next step')
    .replace(/\$0/g, '')
    .replace(/\\(.)/g, '$1')
}

for (const rule of rules) {
  suite(`rule ${rule.id}`, () => {
    const projects = rule.examples.map((example) => ({ example, project: projectOf(example.text) }))
    const loud = projects.filter(({ project }) => expected(project).includes('^ '))

    test('has a silent and a loud example', () => {
      assert.ok(loud.length > 0, 'no loud example')
      assert.ok(loud.length < projects.length, 'no silent example')
    })

    for (const { example, project } of projects) {
      test(`finds exactly what is marked: ${example.title}`, () => {
        assert.equal(shown(project), expected(project))
      })
    }

    for (const { example, project } of loud) {
      test(`reports under its own name, in at most 100 characters, without a full stop: ${example.title}`, () => {
        for (const { rule: id, message } of visible(project)) {
          assert.equal(id, rule.id)
          assert.ok(message.length <= 100 && !message.endsWith('.'), message)
        }
      })

      test(`every plain fix settles in one pass and leaves at most its own blank: ${example.title}`, () => {
        for (const finding of visible(project)) {
          for (const [i, fix] of finding.fixes.entries()) {
            const fixed = applyEdits(textOfFile(project, finding.path), fix.edits)
            if (i === 0 && example.fixed !== undefined) assert.equal(fixed.trim(), example.fixed.trim(), fix.title)
            const after = projectOf(withText(project.fixture, finding.path, fixed))
            const left = visible(after).filter((one) => !visible(project).some((before) => before.fingerprint === one.fingerprint))
            const others = left.filter((one) => one.rule !== 'unfilled-placeholder')
            assert.deepEqual(
              others.map((one) => `${one.rule}: ${one.message}`),
              [],
              `${fix.title}:\n${fixed}`,
            )
            assert.ok(left.length <= 1, `${fix.title} leaves ${left.length} findings:\n${fixed}`)
            assert.ok(!visible(after).some((one) => one.fingerprint === finding.fingerprint), `${fix.title} does not mend:\n${fixed}`)
          }
        }
      })

      test(`every fix settles when its blanks are filled in: ${example.title}`, () => {
        for (const finding of visible(project)) {
          for (const fix of finding.fixes) {
            if (!fix.snippet) continue
            const { range } = fix.snippet
            const filled = applyEdits(textOfFile(project, finding.path), [{ range, text: fillIn(fix.snippet.text) }])
            const after = projectOf(withText(project.fixture, finding.path, filled))
            const left = visible(after).filter((one) => !visible(project).some((before) => before.fingerprint === one.fingerprint))
            assert.deepEqual(
              left.map((one) => `${one.rule}: ${one.message}`),
              [],
              `${fix.title}:\n${filled}`,
            )
            assert.ok(!visible(after).some((one) => one.fingerprint === finding.fingerprint), `${fix.title} does not mend:\n${filled}`)
          }
        }
      })

      test(`a fixed text is given where there is a fix: ${example.title}`, () => {
        const first = visible(project)[0]
        if (example.fixed === undefined) return
        assert.ok(first && first.fixes.length > 0, 'no fix')
      })

      if (rule.scope !== 'suppressions' && rule.scope !== 'configuration') {
        test(`its own “accept here” silences it and adds nothing: ${example.title}`, () => {
          for (const finding of visible(project)) {
            const action = actionsFor(project.snapshot, finding, config).find(({ role }) => role === 'accept')
            assert.ok(action, 'no such action')
            const accepted = applyEdits(textOfFile(project, finding.path), action.edits[0]!.edits)
            const after = projectOf(withText(project.fixture, finding.path, accepted))
            const before = visible(project).length
            assert.equal(visible(after).length, before - 1, `${accepted}\n${shown(after)}`)
            assert.equal(after.findings.filter(({ suppressed }) => suppressed?.by === 'comment').length, finding.standsFor ?? 1)
          }
        })
      }
    }

    test('never throws on the beginning of an example', () => {
      for (const { example } of projects) {
        const { length } = example.text
        for (let end = 0; end < length; end += 7) projectOf(example.text.slice(0, end))
      }
    })
  })
}
