// Figures that are published in a page, between marks that a command writes anew.

/** The page with other text between two marks, or null where it lacks them. */
export function between(page: string, open: string, close: string, text: string): string | null {
  const start = page.indexOf(open)
  const end = page.indexOf(close, start)
  return start < 0 || end < 0 ? null : `${page.slice(0, start + open.length)}\n\n${text}\n\n${page.slice(end)}`
}
