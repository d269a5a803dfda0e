// The help of one rule as Markdown, for hover, command line and its page: one text from the rule itself.

import type { Pair, Rule } from './define.js'
import { ruleById, rules } from './index.js'

/** The page of a rule, or null for an id nobody knows. */
export function explain(id: string): string | null {
  const rule = ruleById(id)
  return rule ? page(rule) : null
}

function page(rule: Rule): string {
  const examples = rule.examples.flatMap(({ title, text, fixed }) => [
    `### ${title}`,
    fenced(text),
    ...(fixed === undefined ? [] : ['Better, once the blank is filled in:', fenced(fixed)]),
  ])
  return `${[
    `# ${rule.id}`,
    rule.summary,
    facts(rule),
    '## Why',
    rule.why.trim(),
    '## Examples',
    ...(rule.pairs ? [pairs(rule.pairs)] : []),
    ...examples,
    ...(rule.whenNotToUse ? ['## When not to use it', rule.whenNotToUse.trim()] : []),
    '## How to set it',
    `In \`opmodel.yaml\`: \`rules: { ${rule.id}: off }\`, or another severity. ${comments(rule)}`,
  ].join('\n\n')}\n`
}

function pairs(list: readonly Pair[]): string {
  const cell = (text: string) => text.replace(/\|/g, '\\|')
  const rows = list.map(({ work, bad, better }) => `| ${work} | ${cell(bad)} | ${cell(better)} |`)
  return ['| Work | Instead of | Write |', '| --- | --- | --- |', ...rows].join('\n')
}

function facts(rule: Rule): string {
  const where = rule.preview
    ? ', only with `preview: true`'
    : rule.profiles
      ? `, only in the profile ${rule.profiles.map((profile) => `\`${profile}\``).join(', ')}`
      : ''
  const leading = rule.standsFor ? `Where nothing else makes the goal checkable, it takes the severity of \`${rule.standsFor}\`. ` : ''
  return `Severity: **${rule.severity}**${where}. ${leading}${rule.slot ? 'A hint while the stage is `draft`. ' : ''}Since ${rule.since}.`
}

function comments(rule: Rule): string {
  return rule.scope === 'suppressions' || rule.scope === 'configuration'
    ? ''
    : `For one place: \`<!-- opmodel-disable-next-line ${rule.id} -- reason -->\`.`
}

function fenced(text: string): string {
  const fence = text.includes('```') ? '````' : '```'
  return `${fence}text\n${text.trim()}\n${fence}`
}

/** The table of all rules as Markdown, for the README. `base` is the path to the folder of the pages. */
export function rulesTable(base: string): string {
  const rows = rules.map((rule) => {
    const runs = rule.preview ? 'preview' : rule.profiles ? `profile ${rule.profiles.join(', ')}` : 'always'
    return `| [${rule.id}](${base}/${rule.id}.md) | ${rule.severity} | ${runs} | ${rule.summary.replace(/\|/g, '\\|')} |`
  })
  return ['| Rule | Severity | Runs | What it asks for |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
