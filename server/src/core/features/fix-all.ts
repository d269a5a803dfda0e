// The safe fixes of a document as one set of edits, for fix-all in an editor and on the command line. Never adds a meaning.

import type { Finding } from '../rules/finding.js'
import type { TextEdit } from '../text/text.js'

/** In the order of the text; of fixes that touch each other only the first is taken. Suppressed findings keep their text. */
export function safeEdits(findings: readonly Finding[], path: string): readonly TextEdit[] {
  const taken: TextEdit[] = []
  for (const finding of findings) {
    if (finding.path !== path || finding.suppressed !== null) continue
    const fix = finding.fixes.find(({ safe }) => safe)
    if (fix && !fix.edits.some((edit) => taken.some((other) => touches(edit, other)))) taken.push(...fix.edits)
  }
  return taken.sort((a, b) => a.range.start - b.range.start)
}

function touches({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end
}
