// A CODEOWNERS file as data: which path belongs to whom. The format is GitHub's and GitLab's; nothing in it is run.

import { matchesGlob } from './glob.js'

export interface CodeOwners {
  /** As patterns of this project understand it. */
  readonly pattern: string
  /** Only what lies in the folder itself, not deeper. */
  readonly flat: boolean
  /** As written, without `@`; empty: nobody. */
  readonly owners: readonly string[]
}

const mostRules = 5000

/** The rules of a file in their order. Comments, section headings of GitLab and lines that cannot be read are left out. */
export function readCodeOwners(text: string): readonly CodeOwners[] {
  return text
    .split(/\r\n|\n|\r/)
    .slice(0, mostRules)
    .flatMap((line) => {
      const [pattern = '', ...owners] = line
        .replace(/(^|\s)#.*$/, '')
        .trim()
        .split(/\s+/)
      if (pattern === '' || /^\^?\[/.test(pattern) || pattern.startsWith('!')) return []
      const named = owners.filter((owner) => /^@[\w./-]+$|^[^@\s]+@[^@\s]+$/.test(owner)).map((owner) => owner.replace(/^@/, ''))
      return [{ pattern: globOf(pattern), flat: pattern.endsWith('/*'), owners: named }]
    })
}

/** Patterns with a slash count from the root, others hold in any folder; a folder stands for all in it. */
function globOf(pattern: string): string {
  if (pattern === '*') return '**'
  const bare = pattern.replace(/^\//, '').replace(/\/$/, '/**')
  return pattern.startsWith('/') || /\/[^/]/.test(pattern) ? bare : `**/${bare}`
}

/** The owners of a path relative to the project: those of the last rule that fits. */
export function codeOwnersOf(rules: readonly CodeOwners[], path: string): readonly string[] {
  for (let i = rules.length - 1; i >= 0; i--) {
    const { pattern, flat, owners } = rules[i]!
    if (matchesGlob([pattern], path) && !(flat && path.split('/').length !== pattern.split('/').length)) return owners
  }
  return []
}
