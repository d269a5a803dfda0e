// What a key of `opmodel.yaml` is for, on the key and on its value; a rule brings its help. From the table the file is read with.

import type { Shape } from '../config/keys.js'
import type { Text } from '../text/text.js'
import { placeIn, shapeAt } from './completion-config.js'
import type { Hover } from './hover.js'
import { ruleCard } from './hover-cards.js'
import { card } from './markdown.js'

export function configHover(text: Text, offset: number): Hover | undefined {
  const line = text.lineAt(offset)
  const start = text.lineStart(line)
  const written = text.slice(start, line + 1 < text.lineCount ? text.lineStart(line + 1) : text.length)
  const word = [...written.matchAll(/[\w-]+/g)].find(
    ({ index, 0: found }) => start + index <= offset && offset <= start + index + found.length,
  )
  if (!word) return undefined
  const place = placeIn(text, start + word.index)
  if (!place) return undefined
  const isKey = place.part === 'key' && /^\s*:/.test(written.slice(word.index + word[0].length))
  const path = isKey ? [...place.path, word[0]] : place.path
  const name = path.at(-1)
  const shape = shapeAt(path)
  if (!name || !shape) return undefined
  const markdown = ruleCard(name) ?? card(`**${path.join(' › ')}**`, shape.about, values(shape))
  return { range: { start: start + word.index, end: start + word.index + word[0].length }, markdown }
}

function values(shape: Shape): string {
  const of = shape.type === 'list' ? shape.of : shape
  if (of.type === 'choice') return `One of: ${of.values.map((value) => `\`${value}\``).join(', ')}`
  if (of.type === 'yes-no') return '`true` or `false`'
  return 'example' in of && of.example ? `For example \`${of.example}\`` : ''
}
