// opmodel/template: a template with what the project knows, as a page of its own or for a place on a page.

import { snippetText, templateById, templateFor } from '../../core/index.js'
import { type TemplateParams, type TemplateResult, templateRequest } from '../../protocol/requests.js'
import { answer, type Wiring } from '../wiring.js'

export function registerTemplate(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions } = session.client
  connection.onRequest(
    templateRequest,
    answer(wiring, templateRequest, null as TemplateResult | null, async ({ id, uri, position }: TemplateParams) => {
      const template = templateById(id)
      const at = uri === null ? undefined : await session.locate(uri)
      const snapshot = at?.snapshot ?? (await session.workspaceProjects())[0]?.snapshot()
      if (!template || !snapshot) return null
      const place = at && position ? { doc: at.doc, offset: positions.offset(at.text, position) } : null
      return { snippet: snippetText(templateFor(template, snapshot, place)) }
    }),
  )
}
