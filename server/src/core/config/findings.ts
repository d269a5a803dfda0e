// Problems of a configuration as findings in that file, so that they are shown, counted and fail like any other.

import type { ConfigProblem, Settings } from '../config.js'
import type { Finding } from '../rules/finding.js'

/** `path` is the configuration file, relative to the project. Empty where the project has turned the rule off. */
export function configFindings(path: string, problems: readonly ConfigProblem[], settings: Settings): Finding[] {
  const severity = settings.rules['invalid-configuration'] ?? 'error'
  if (severity === 'off') return []
  const seen = new Map<string, number>()
  return [...problems]
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .map(({ message, range }) => {
      const count = seen.get(message) ?? 0
      seen.set(message, count + 1)
      return {
        rule: 'invalid-configuration',
        severity,
        path,
        range,
        entity: null,
        message,
        missing: [],
        related: [],
        fixes: [],
        fingerprint: hash(`invalid-configuration\n${path}\n${message}\n${count}`),
        suppressed: null,
      }
    })
}

/** Two 32-bit FNV-1a sums: 16 hexadecimal digits. */
function hash(text: string): string {
  return sum(text, 0x811c9dc5) + sum(text, 0x01000193)
}

function sum(text: string, seed: number): string {
  let at = seed
  for (let i = 0; i < text.length; i++) at = Math.imul(at ^ text.charCodeAt(i), 0x01000193)
  return (at >>> 0).toString(16).padStart(8, '0')
}
