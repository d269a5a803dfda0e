// Documents whose items are given by the test: rules and features without recognition.

import { defaultSettings, type Settings } from '../../server/src/core/config.js'
import { type DocumentModel, type Item, understand } from '../../server/src/core/model/document.js'
import { textOf } from '../../server/src/core/text/text.js'

export const today = '2026-11-24'
/** Facts of an item; the rest is a certain goal of Q4 2026 in a list, owned by Ana. */
export type MadeItem = Partial<Item> & { readonly says: string }

/** A document in which exactly these words are items. */
export function documentOf(
  text: string,
  items: readonly MadeItem[],
  settings: Settings = defaultSettings,
  path = 'goals.md',
): DocumentModel {
  const base = understand({ path, text: textOf(text) }, settings)
  const idOf = (says: string) => `${path}#${says.toLowerCase().replace(/\W+/g, '-')}`
  const made = items.map(({ says, ...facts }): Item => {
    const chunk = base.tree.chunks.find((one) => one.text.includes(says))!
    const start = chunk.text.indexOf(says)
    const place = { chunk, start, end: start + says.length }
    return {
      id: idOf(says),
      kind: 'goal',
      lifetime: 'spanned',
      form: 'list-item',
      name: says,
      text: says,
      statement: place,
      from: place,
      to: place,
      parent: null,
      fields: [],
      owner: { name: 'Ana', role: 'person', from: 'page' },
      ownerPlace: null,
      span: {
        text: 'Q4 2026',
        start: '2026-10-01',
        end: '2026-12-31',
        bounds: null,
        anchored: true,
        cycle: null,
        from: 'heading',
        range: null,
      },
      spanSource: null,
      headingSpan: null,
      cadence: null,
      cadencePlace: null,
      judgement: null,
      outcome: null,
      times: [],
      status: null,
      certain: true,
      deferred: false,
      detail: false,
      answeredBelow: items.some(
        ({ parent, judgement }) => parent === idOf(says) && judgement != null && judgement.outcome.verdict !== 'unclear',
      ),
      evidence: [],
      links: [],
      ...facts,
    }
  })
  return { ...base, recognised: 'evidence', items: made, pageOwner: null, sections: [] }
}
