// Fixtures as projects: texts in, snapshot and findings out, with nothing but the public core.

import { configFindings, defaultSettings, readConfig, settingsFor } from '../../server/src/core/config.js'
import { understand } from '../../server/src/core/model/document.js'
import { createSnapshot, type Snapshot } from '../../server/src/core/model/workspace.js'
import { check } from '../../server/src/core/rules/check.js'
import type { Finding } from '../../server/src/core/rules/finding.js'
import { textOf } from '../../server/src/core/text/text.js'
import { type Fixture, readFixture } from './fixture.js'

export const defaultToday = '2026-11-24'

export interface Project {
  readonly fixture: Fixture
  readonly snapshot: Snapshot
  readonly findings: readonly Finding[]
}

/** The findings of a fixture, those of its configuration included. */
export function projectOf(source: string, firstName = 'goals.md'): Project {
  const fixture = readFixture(source, firstName)
  const { settings, problems } = fixture.config ? readConfig(fixture.config.text) : { settings: defaultSettings, problems: [] }
  const documents = fixture.files.map(({ path, text }) => understand({ path, text: textOf(text) }, settingsFor(settings, path)))
  const snapshot = createSnapshot(documents, settings, fixture.today ?? defaultToday)
  return { fixture, snapshot, findings: [...configFindings('opmodel.yaml', problems, settings), ...check(snapshot, { onError: rethrow })] }
}

function rethrow(rule: string, error: unknown): void {
  throw new Error(`rule ${rule} threw`, { cause: error })
}

/** A fixture's source again, with other text for one of its files and no marks. */
export function withText(fixture: Fixture, path: string, text: string): string {
  const files = [...(fixture.config ? [fixture.config] : []), ...fixture.files]
  const today = fixture.today ? `-- today --\n${fixture.today}\n` : ''
  return today + files.map((file) => `-- ${file.path} --\n${file.path === path ? text : file.text}`).join('\n')
}
