// textDocument/foldingRange and textDocument/selectionRange.

import type { FoldingRange, SelectionRange } from 'vscode-languageserver'
import { folds, selectionRanges } from '../../core/index.js'
import { answer, type Wiring } from '../wiring.js'

export function registerFolding(wiring: Wiring): void {
  const { connection, session } = wiring
  connection.onFoldingRanges(
    answer(wiring, 'textDocument/foldingRange', null as FoldingRange[] | null, async ({ textDocument }) => {
      const at = await session.locate(textDocument.uri)
      return at ? folds(at.doc).map(({ start, end }) => ({ startLine: start, endLine: end })) : null
    }),
  )
}

export function registerSelectionRanges(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions } = session.client
  connection.onSelectionRanges(
    answer(wiring, 'textDocument/selectionRange', null as SelectionRange[] | null, async ({ textDocument, positions: asked }) => {
      const at = await session.locate(textDocument.uri)
      if (!at) return null
      return asked.map((position) => {
        const chain = [...selectionRanges(at.doc, positions.offset(at.text, position))].reverse()
        return chain.reduce<SelectionRange | undefined>(
          (parent, range) => ({ range: positions.range(at.text, range), ...(parent ? { parent } : {}) }),
          undefined,
        )!
      })
    }),
  )
}
