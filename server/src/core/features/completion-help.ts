// The help of one completion, made when the author looks at it: the card of a thing, what a field or kind is for, how a template looks.

import { kinds, type Lifetime } from '../model/kinds.js'
import type { Snapshot } from '../model/workspace.js'
import { shapeAt } from './completion-config.js'
import type { Subject } from './completion-items.js'
import { fieldHelp, itemCard, ruleCard } from './hover-cards.js'
import { card, plain } from './markdown.js'
import { plainText } from './placement.js'
import { templateById, templateParts } from './templates.js'

/** Safe Markdown, or undefined where the label says it all. */
export function completionHelp(snapshot: Snapshot, subject: Subject): string | undefined {
  switch (subject.is) {
    case 'item': {
      const ref = snapshot.byId(subject.id)
      return ref && itemCard(snapshot, ref)
    }
    case 'kind':
      return card(`**${plain(kinds[subject.kind].title)}**`, lasting[kinds[subject.kind].lifetime])
    case 'field':
      return Object.hasOwn(fieldHelp, subject.key) ? fieldHelp[subject.key as keyof typeof fieldHelp] : undefined
    case 'rule':
      return ruleCard(subject.id)
    case 'template': {
      const template = templateById(subject.id)
      return template && `\`\`\`markdown\n${plainText(templateParts(template, snapshot, null)).replace(/`/g, "'")}\`\`\``
    }
    case 'setting': {
      const shape = shapeAt(subject.path.split('.'))
      const example = shape && 'example' in shape && shape.example ? `For example: ${shape.example}` : ''
      return shape && [shape.about, example].filter(Boolean).join('\n\n')
    }
  }
}

const lasting: Readonly<Record<Lifetime, string>> = {
  enduring: 'Holds until it is changed. It needs no deadline; it may say how often it is looked at again.',
  'strategy-bound': 'Holds as long as the strategy. It needs no deadline, but says how often it is looked at again.',
  spanned: 'Is tried within a time span: its own, or that of its heading, page or cycle.',
  recurring: 'Repeats: it needs a rhythm or something that sets it off.',
  point: 'Happens on one day.',
  standing: 'Stands until it is taken back. It needs no deadline.',
}
