// What every feature answers, by text files under test/scenarios: a new case is a new file, and needs no code.

import type { FileEdits } from '../server/src/core/features/code-actions.js'
import { codeActions } from '../server/src/core/features/code-actions.js'
import { codeLenses } from '../server/src/core/features/code-lenses.js'
import { completion } from '../server/src/core/features/completion.js'
import { configCompletion } from '../server/src/core/features/completion-config.js'
import type { Completions } from '../server/src/core/features/completion-items.js'
import { configHover } from '../server/src/core/features/config-hover.js'
import { fileRenameEdits } from '../server/src/core/features/file-rename.js'
import { folds } from '../server/src/core/features/folding.js'
import { type Call, hierarchyRoot, incomingCalls, outgoingCalls } from '../server/src/core/features/hierarchy.js'
import { type Hover, hover } from '../server/src/core/features/hover.js'
import { inlayHints } from '../server/src/core/features/inlay-hints.js'
import { definition, documentLinks, highlights, type Location, references } from '../server/src/core/features/navigation.js'
import { plainText } from '../server/src/core/features/placement.js'
import { refactorings } from '../server/src/core/features/refactorings.js'
import { prepareRename, rename } from '../server/src/core/features/rename.js'
import { selectionRanges } from '../server/src/core/features/selection.js'
import { documentSymbols, type Symbol as ModelSymbol, workspaceSymbols } from '../server/src/core/features/symbols.js'
import type { DocumentModel, Item } from '../server/src/core/model/document.js'
import { kinds } from '../server/src/core/model/kinds.js'
import type { Snapshot } from '../server/src/core/model/workspace.js'
import type { Parts } from '../server/src/core/rules/define.js'
import { applyEdits, positionAt, textOf } from '../server/src/core/text/text.js'
import { blocks, changedLines, lineOf, type Scene, scenarios, sourceOf } from './support/scenario.js'

const mostShown = 10

scenarios('recognition', ({ snapshot }) =>
  [...snapshot.documents.values()]
    .map((doc) => [`${doc.path}: ${doc.recognised}`, ...doc.items.map((item) => recognised(snapshot, doc, item))].join('\n'))
    .join('\n\n'),
)

/** Line, kind, name and whatever else was understood of an item. */
function recognised(snapshot: Snapshot, doc: DocumentModel, item: Item): string {
  const entity = snapshot.entity({ doc, item })
  const { line } = positionAt(doc.text, entity.statementRange.start)
  const parent = item.parent === null ? '' : '  '
  const { span, owner, outcome, cadence } = entity
  const facts = [
    entity.text === entity.name ? '' : `‘${entity.text}’`,
    kinds[item.kind].lifetime === entity.lifetime ? '' : entity.lifetime,
    span && `${span.start ?? '?'} to ${span.end ?? '?'} (${span.from})`,
    owner && `${owner.role} ${owner.name} (${owner.from})`,
    outcome && `${outcome.verdict}${outcome.verdict === 'unclear' && outcome.answeredBy ? `, answered by ${outcome.answeredBy}` : ''}`,
    cadence && (cadence.slots.map(({ rule, every, time }) => [rule ?? every, time].filter(Boolean).join(' ')).join(' + ') || cadence.event),
    item.status,
  ]
  return [`${parent}${line} ${item.kind} ${entity.name}`, ...facts.filter(Boolean)].join(' · ')
}

scenarios('completion', (scene) => {
  const trigger = scene.options.find((option) => option.startsWith('trigger='))?.slice('trigger='.length) ?? null
  const config = scene.fixture.config
  const inConfig = (config?.cursors ?? []).map((at) =>
    shown(configCompletion(scene.snapshot, textOf(config!.text), at), config!.text, at, scene),
  )
  const inPages = scene.spots.map(({ doc, range }) =>
    shown(
      completion(scene.snapshot, doc, range.start, { trigger, pages: !scene.options.includes('no-pages') }),
      sourceOf(doc),
      range.start,
      scene,
    ),
  )
  return blocks([...inConfig, ...inPages])
})

/** The first labels with their details, and what stands there when the first one is taken. */
function shown({ items: all, cut }: Completions, text: string, at: number, { options }: Scene): string {
  const items = all.filter(({ range, filter }) => isSubsequence(text.slice(range.start, at).trim().toLowerCase(), filter.toLowerCase()))
  if (items.length === 0) return '(nothing)'
  const most = Number(options.find((option) => option.startsWith('most='))?.slice('most='.length) ?? mostShown)
  const lines = items.slice(0, most).map(({ label, detail }) => (detail ? `${label} · ${detail}` : label))
  if (items.length > most) lines.push(`(and ${items.length - most} more)`)
  if (cut) lines.push('(cut)')
  const { range, text: parts } = items[0]!
  const written = text.slice(0, range.start) + visible(parts) + text.slice(range.end)
  const inserted = visible(parts)
  const shownLines = inserted.includes('\n') ? inserted.trimEnd() : lineOf(written, range.start + inserted.length)
  return [...lines, ...shownLines.split('\n').map((line) => `> ${line}`)].join('\n')
}

/** How clients compare what was typed with what is offered. */
function isSubsequence(typed: string, filter: string): boolean {
  let at = 0
  for (const sign of typed) {
    at = filter.indexOf(sign, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Blanks as ____, choices in full. */
function visible(parts: Parts): string {
  return parts.map((part) => (typeof part === 'string' || 'blank' in part ? plainText([part]) : `{${part.choice.join('|')}}`)).join('')
}

scenarios('hover', ({ snapshot, spots, fixture: { config } }) => {
  const told = (found: Hover | undefined, text: string) =>
    found ? `‘${text.slice(found.range.start, found.range.end)}’\n${found.markdown}` : '(nothing)'
  return blocks([
    ...(config?.cursors ?? []).map((at) => told(configHover(textOf(config!.text), at), config!.text)),
    ...spots.map(({ doc, range: { start } }) => told(hover(snapshot, doc, start), sourceOf(doc))),
  ])
})

/** All titles; with `take=…` what the first whose title begins so changes. */
scenarios('code-actions', ({ snapshot, spots, findings, fixture, options }) => {
  const configuration = { path: 'opmodel.yaml', text: fixture.config?.text ?? null }
  const take = options.find((option) => option.startsWith('take='))?.slice('take='.length)
  return blocks(
    spots.map(({ doc, range }) => {
      const actions = codeActions(snapshot, doc.path, range, findings, configuration)
      if (take === undefined) return actions.length === 0 ? '(nothing)' : actions.map(({ title }) => title).join('\n')
      const action = actions.find(({ title }) => title.toLowerCase().startsWith(take.replace(/_/g, ' ').toLowerCase()))
      if (!action) return '(no such action)'
      return changes(action.edits, { snapshot, fixture })
    }),
  )
})

/** The symbols of each document; with a query those of the project. */
scenarios('symbols', ({ snapshot, options }) => {
  const query = options.find((option) => option.startsWith('query='))?.slice('query='.length)
  if (query !== undefined)
    return workspaceSymbols(snapshot, query.replace(/_/g, ' '))
      .map(({ name, container, path }) => `${name} · ${container} · ${path}`)
      .join('\n')
  const print = ({ name, detail, closed, children }: ModelSymbol, indent: string): string =>
    [`${indent}${name} · ${detail}${closed ? ' (closed)' : ''}`, ...children.map((child) => print(child, `${indent}  `))].join('\n')
  return [...snapshot.documents.values()]
    .map((doc) => [doc.path, ...documentSymbols(snapshot, doc).map((symbol) => print(symbol, '  '))].join('\n'))
    .join('\n')
})

/** What edits of several files take away and put in. */
function changes(files: readonly FileEdits[], { snapshot, fixture }: Pick<Scene, 'snapshot' | 'fixture'>): string {
  return files
    .map(({ path, edits, create }) => {
      const known = snapshot.documents.get(path)
      const before = path === 'opmodel.yaml' ? (fixture.config?.text ?? '') : known ? sourceOf(known) : ''
      return `${path}${create ? ' (new)' : ''}\n${changedLines(before, applyEdits(before, edits))}`
    })
    .join('\n')
}

const markdownLinks = ({ options }: Scene) => !options.includes('no-markdown-links')

function placed({ snapshot }: Scene, { path, range }: Location): string {
  const { text } = snapshot.documents.get(path)!
  return `${path}:${positionAt(text, range.start).line} ‘${text.slice(range.start, range.end)}’`
}

const listed = (lines: readonly string[]): string => (lines.length === 0 ? '(nothing)' : lines.join('\n'))

scenarios('definition', (scene) =>
  blocks(
    scene.spots.map(({ doc, range }) =>
      listed(
        definition(scene.snapshot, doc, range.start, { markdownLinks: markdownLinks(scene) }).map(({ path, selection }) =>
          placed(scene, { path, range: selection }),
        ),
      ),
    ),
  ),
)

scenarios('references', (scene) =>
  blocks(
    scene.spots.map(({ doc, range }) =>
      listed(
        references(scene.snapshot, doc, range.start, { markdownLinks: markdownLinks(scene), declaration: true }).map((one) =>
          placed(scene, one),
        ),
      ),
    ),
  ),
)

scenarios('highlights', ({ snapshot, spots }) =>
  blocks(
    spots.map(({ doc, range: { start } }) =>
      listed(
        highlights(snapshot, doc, start).map(
          ({ range, written }) =>
            `${positionAt(doc.text, range.start).line} ‘${doc.text.slice(range.start, range.end)}’${written ? ' (written here)' : ''}`,
        ),
      ),
    ),
  ),
)

scenarios('document-links', (scene) =>
  [...scene.snapshot.documents.values()]
    .map((doc) => {
      const links = documentLinks(scene.snapshot, doc, { markdownLinks: markdownLinks(scene) })
      return listed([
        doc.path,
        ...links.map(({ range, path, at }) => {
          const line = at === null ? '' : `:${positionAt(scene.snapshot.documents.get(path)!.text, at).line}`
          return `  ‘${doc.text.slice(range.start, range.end)}’ ${path}${line}`
        }),
      ])
    })
    .join('\n'),
)

/** With `to=…` the new name, blanks as `_`. */
scenarios('rename', (scene) => {
  const to = scene.options.find((option) => option.startsWith('to='))?.slice('to='.length)
  const configuration = { path: 'opmodel.yaml', text: scene.fixture.config?.text ?? null }
  return blocks(
    scene.spots.map(({ doc, range: { start } }) => {
      const place = prepareRename(scene.snapshot, doc, start)
      if (!place) return '(nothing)'
      if ('refused' in place) return `refused: ${place.refused}`
      const asked = `‘${doc.text.slice(place.range.start, place.range.end)}’ (${place.placeholder})`
      if (to === undefined) return asked
      const done = rename(scene.snapshot, doc, start, to.replace(/_/g, ' '), configuration)
      return 'refused' in done ? `${asked}\nrefused: ${done.refused}` : `${asked}\n${changes(done.files, scene)}`
    }),
  )
})

/** `from>to` for each move. */
scenarios('file-rename', (scene) => {
  const moves = scene.options.map((option) => {
    const [from, to] = option.replace(/_/g, ' ').split('>')
    return { from: from!, to: to || null }
  })
  return changes(fileRenameEdits(scene.snapshot, moves), scene) || '(nothing)'
})

scenarios('call-hierarchy', (scene) =>
  blocks(
    scene.spots.map(({ doc, range: { start } }) => {
      const root = hierarchyRoot(scene.snapshot, doc, start)
      if (!root) return '(nothing)'
      const line = (arrow: string, call: Call, from: string) =>
        `${arrow} ${call.ref.item.name} · ${call.ref.item.kind} · ${call.ranges.map((range) => placed(scene, { path: from, range })).join(', ')}`
      return listed([
        root.item.name,
        ...outgoingCalls(scene.snapshot, root).map((call) => line('  →', call, root.doc.path)),
        ...incomingCalls(scene.snapshot, root).map((call) => line('  ←', call, call.ref.doc.path)),
      ])
    }),
  ),
)

/** All titles; with `take=…` what the first whose title begins so changes. */
scenarios('refactorings', (scene) => {
  const take = scene.options.find((option) => option.startsWith('take='))?.slice('take='.length)
  return blocks(
    scene.spots.map(({ doc, range }) => {
      const offers = refactorings(scene.snapshot, doc, range)
      if (take === undefined) return listed(offers.map(({ title }) => title))
      const offer = offers.find(({ title }) => title.toLowerCase().startsWith(take.replace(/_/g, ' ').toLowerCase()))
      return offer ? changes(offer.edits, scene) : '(no such action)'
    }),
  )
})

/** Each page with its hints in « ». */
scenarios('inlay-hints', ({ snapshot }) =>
  [...snapshot.documents.values()]
    .map((doc) => {
      const hints = inlayHints(snapshot, doc, { start: 0, end: doc.text.length })
      const edits = hints.map(({ at, label }) => ({ range: { start: at, end: at }, text: ` «${label}»` }))
      return `${doc.path}\n${applyEdits(sourceOf(doc), edits)}`
    })
    .join('\n'),
)

scenarios('code-lenses', (scene) =>
  [...scene.snapshot.documents.values()]
    .map((doc) => {
      const lenses = codeLenses(scene.snapshot, doc).map(
        ({ at, title, locations }) =>
          `  ${positionAt(doc.text, at).line} ${title}${locations.map((one) => `\n      ${placed(scene, one)}`).join('')}`,
      )
      return [doc.path, ...lenses].join('\n')
    })
    .join('\n'),
)

/** The lines of each fold, counted from one. */
scenarios('folding', ({ snapshot }) =>
  [...snapshot.documents.values()]
    .map((doc) => [doc.path, ...folds(doc).map(({ start, end }) => `  ${start + 1}-${end + 1}`)].join('\n'))
    .join('\n'),
)

scenarios('selection', ({ spots }) =>
  blocks(
    spots.map(({ doc, range: { start } }) =>
      selectionRanges(doc, start)
        .map((range) => `‘${sourceOf(doc).slice(range.start, range.end).replace(/\n/g, '⏎')}’`)
        .join('\n'),
    ),
  ),
)
