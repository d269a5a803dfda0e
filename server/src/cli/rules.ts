// `opmodel explain` and `opmodel rules`: the help of one rule, and the list of all.

import { explain, nearest, ruleNames, rules } from '../core/index.js'
import { Stop } from './stop.js'

/** The page of a rule. Throws `Stop` for one that nobody knows. */
export function explained(rule: string): string {
  const page = explain(rule)
  if (page !== null) return page
  const near = nearest(rule, ruleNames)
  throw new Stop(`There is no rule ‘${rule}’${near === null ? '.' : `; did you mean ‘${near}’?`} \`opmodel rules\` lists them.`)
}

export function rulesText(): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  return rules
    .map((rule) => {
      const runs = rule.preview ? ' (preview)' : rule.profiles ? ` (profile ${rule.profiles.join(', ')})` : ''
      return `${rule.id.padEnd(width)}  ${rule.severity.padEnd(11)}  ${rule.summary}${runs}\n`
    })
    .join('')
}

export function rulesJson(): string {
  const rows = rules.map(({ id, severity, preview, profiles, summary }) => ({
    ...{ id, severity, preview: preview ?? false, profiles: profiles ?? null, summary },
  }))
  return `${JSON.stringify({ version: 1, rules: rows }, null, 2)}\n`
}
