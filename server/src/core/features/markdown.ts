// Builds the Markdown that hovers and tooltips show. Text from documents is escaped here, so that nothing in it becomes markup or a link.

/** Text from a document as plain words in Markdown: one line, no markup, no address made a link, cut at a word. */
export function plain(text: string, most = 200): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const cut = line.length > most ? `${line.slice(0, most).replace(/\s+\S*$/, '')}…` : line
  return cut.replace(/[\\`*_[\]<>~|&!@]|:(?=\/\/)|(?<=\bwww)\./gi, (sign) => `\\${sign}`)
}

export interface Row {
  readonly label: string
  /** Markdown; use `plain` for text from documents. */
  readonly value: string | null
}

/** Rows that have a value, one a line. */
export function rows(list: readonly Row[]): string {
  return list
    .filter(({ value }) => value !== null && value !== '')
    .map(({ label, value }) => `${label}: ${value}`)
    .join('  \n')
}

/** Short first, details below a line. */
export function card(title: string, short: string, details = ''): string {
  return [title, short, details && '---', details].filter(Boolean).join('\n\n')
}

/** The same without markup, for clients that show plain text. */
export function withoutMarkup(markdown: string): string {
  return markdown
    .replace(/ {2}\n/g, '\n')
    .replace(/^---$/gm, '')
    .replace(/(?<!\\)(\*\*|`)/g, '')
    .replace(/\\([^\p{Alpha}\d\s])/gu, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
