// Minutes written in field values ("10 min", "1.5 hours"); reads short values, knows no rule.

const pattern = /(\d+(?:[.,]\d+)?)(?:\s?[-–]\s?(\d+(?:[.,]\d+)?))?[\s-]?(minutes?|mins?|m|′|'|hours?|hrs?|h)(?![\p{Alpha}\d])/giu

/** Every amount of time in a text, in minutes; the lower end of a range. */
export function minutesIn(text: string): readonly number[] {
  return amounts(text).map(([least]) => least)
}

/** The longest a field allows: hours and minutes of one amount added ("1 h 30 min"), the upper end of a range. Null where none is written. */
export function longestMinutes(text: string): number | null {
  const found = amounts(text)
  return found.length === 0 ? null : found.reduce((sum, [, most]) => sum + most, 0)
}

function amounts(text: string): (readonly [number, number])[] {
  return [...text.slice(0, 2000).matchAll(pattern)].map(([, least, most, unit]) => {
    const factor = /^h/i.test(unit ?? '') ? 60 : 1
    const read = (value: string): number => Number(value.replace(',', '.')) * factor
    return [read(least!), read(most ?? least!)]
  })
}
