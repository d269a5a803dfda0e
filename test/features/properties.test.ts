// What holds of every feature on any text, finished or not: it does not throw, and what it points at lies inside the page. PROPERTY_STEP=1 asks at every letter.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig, settingsFor } from '../../server/src/core/config.js'
import { codeLenses } from '../../server/src/core/features/code-lenses.js'
import { completion } from '../../server/src/core/features/completion.js'
import { configCompletion } from '../../server/src/core/features/completion-config.js'
import { completionHelp } from '../../server/src/core/features/completion-help.js'
import type { Completions } from '../../server/src/core/features/completion-items.js'
import { fileRenameEdits } from '../../server/src/core/features/file-rename.js'
import { folds } from '../../server/src/core/features/folding.js'
import { hierarchyRoot, incomingCalls, outgoingCalls } from '../../server/src/core/features/hierarchy.js'
import { hover } from '../../server/src/core/features/hover.js'
import { inlayHints } from '../../server/src/core/features/inlay-hints.js'
import { definition, documentLinks, highlights, references } from '../../server/src/core/features/navigation.js'
import { prepareRename, rename } from '../../server/src/core/features/rename.js'
import { selectionRanges } from '../../server/src/core/features/selection.js'
import { documentSymbols, type Symbol as ModelSymbol, workspaceSymbols } from '../../server/src/core/features/symbols.js'
import { type DocumentModel, understand } from '../../server/src/core/model/document.js'
import { createSnapshot, type Snapshot } from '../../server/src/core/model/workspace.js'
import { type Range, textOf } from '../../server/src/core/text/text.js'
import { defaultToday } from '../support/model.js'

const step = Number(process.env.PROPERTY_STEP ?? 0)
const links = { markdownLinks: true }

interface Sample {
  readonly path: string
  readonly text: string
}

function samples(company: string): { readonly pages: readonly Sample[]; readonly config: string } {
  const root = join(process.cwd(), 'samples', company)
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  return { pages: paths.filter((path) => path.endsWith('.md')).map((path) => ({ path, text: read(path) })), config: read('opmodel.yaml') }
}

/** Texts nobody would call finished, or finished in an unusual way. */
const odd: readonly Sample[] = [
  '',
  '\n',
  '---\n---',
  '---\nowner: [a, {b: "c\n---\n# Goals for Q4 2026\n\n- KR1: Raise x from 1 to 2',
  '# Goals for Q4 2026\r\n\r\nOwner: Ana\r\n\r\n- Raise x from 1 to 2\r\n  - By: 2026-12-31\r\n',
  '# Goals for Q4 2026\r\rOwner: Ana\r\r- Raise x from 1 to 2\r',
  '# Goals for Q4 2026\n\nOwner: Ana 👩‍👩‍👧 e\u0301\n\n- Raise 東京の売上 from 1 to 2 by Q1 2027 @ana [[x]] [a](b.md#c\n| Owner |\n|---|\n| A',
  '# [[a#b|c]] [x](<y z.md> "t") ![i](j.png) [r]\n\n[r]: #a\n[q]: <>\n\n[](# "") [[]] [[#]] [[|]] [[a|]] ](x [x](',
  '<!-- opmodel-disable-next-line  -->\n<!-- opmodel kind=goal -->\nText\n\n<details><summary>Goal: x</summary>\n\nOwner: \n',
  '> [!NOTE] Goal: x\n> Owner: a\n\n- - - a\n\n1. 2. b\n\n* [ ] * c\n\n\t| a | b\n\t|-|-\n\t| c |',
].map((text, i) => ({ path: `odd/${i}.md`, text }))

suite('features on any text', () => {
  for (const company of ['clean', 'messy'])
    test(`at any place of the pages of the ${company} company`, function () {
      this.timeout(120_000)
      const { pages, config } = samples(company)
      const { settings } = readConfig(config)
      const documents = pages.map(({ path, text }) => understand({ path, text: textOf(text) }, settingsFor(settings, path)))
      const snapshot = createSnapshot(documents, settings, defaultToday)
      for (const doc of documents) {
        onPage(snapshot, doc)
        for (let at = 0; at <= doc.text.length; at += step || 13) near(snapshot, doc, at)
        for (let at = 0; at <= doc.text.length; at += step || 97) far(snapshot, doc, at)
      }
    })

  test('at the end of any beginning of a page, as it is while somebody writes', function () {
    this.timeout(120_000)
    for (const company of ['clean', 'messy']) {
      const { pages, config } = samples(company)
      const { settings } = readConfig(config)
      const others = pages.map(({ path, text }) => understand({ path, text: textOf(text) }, settingsFor(settings, path)))
      for (const [i, { path, text }] of pages.entries()) {
        let before: DocumentModel | undefined
        for (let end = 0; end <= text.length; end += step || 97) {
          const doc = understand({ path, text: textOf(text.slice(0, end)) }, settingsFor(settings, path), before)
          before = doc
          const snapshot = createSnapshot([...others.slice(0, i), doc, ...others.slice(i + 1)], settings, defaultToday)
          near(snapshot, doc, end)
          onPage(snapshot, doc)
        }
      }
    }
  })

  test('on texts nobody would call finished, at every place', () => {
    const { settings } = readConfig('documents: ["**"]\npeople: { ana: Ana Ruiz }\nteams: [Claims]')
    const documents = odd.map(({ path, text }) => understand({ path, text: textOf(text) }, settings))
    const snapshot = createSnapshot(documents, settings, defaultToday)
    for (const doc of documents) {
      onPage(snapshot, doc)
      for (let at = 0; at <= doc.text.length; at++) {
        // No client points between the two signs of one line end.
        if (doc.text.slice(at - 1, at + 1) === '\r\n') continue
        near(snapshot, doc, at)
        far(snapshot, doc, at)
      }
    }
  })

  test('in any beginning of a settings file', () => {
    const whole = `${samples('clean').config}rules:\n  unclear-goal: warning # yes\noverrides:\n  - files: drafts/**\n    stage: draft\n`
    const snapshot = createSnapshot([], readConfig('').settings, defaultToday)
    for (let end = 0; end <= whole.length; end++) {
      const text = textOf(whole.slice(0, end))
      checkCompletions(snapshot, configCompletion(snapshot, text, end), text.length, end, (from, to) => text.slice(from, to))
    }
  })
})

/** Queries about a place that look at its page. */
function near(snapshot: Snapshot, doc: DocumentModel, at: number): void {
  for (const trigger of [null, ':'])
    checkCompletions(snapshot, completion(snapshot, doc, at, { trigger, pages: true }), doc.text.length, at, (from, to) =>
      doc.text.slice(from, to),
    )
  const card = hover(snapshot, doc, at)
  if (card) inside(doc, card.range, 'hover')
  for (const one of definition(snapshot, doc, at, links)) {
    inside(snapshot.documents.get(one.path)!, one.range, 'definition')
    within(one.selection, one.range, 'selection of a definition')
    inside(doc, one.origin, 'origin of a definition')
  }
  for (const { range } of highlights(snapshot, doc, at)) inside(doc, range, 'highlight')
  const place = prepareRename(snapshot, doc, at)
  if (place && !('refused' in place)) inside(doc, place.range, 'rename')
  const chain = selectionRanges(doc, at)
  chain.forEach((range, i) => {
    inside(doc, range, 'selection')
    if (i > 0) within(chain[i - 1]!, range, 'growing selection')
  })
  const root = hierarchyRoot(snapshot, doc, at)
  if (root)
    for (const call of [...incomingCalls(snapshot, root), ...outgoingCalls(snapshot, root)])
      assert.ok(call.ranges.length > 0, 'a call says where')
}

/** Queries that look at the whole project. */
function far(snapshot: Snapshot, doc: DocumentModel, at: number): void {
  for (const { path, range } of references(snapshot, doc, at, { ...links, declaration: true }))
    inside(snapshot.documents.get(path)!, range, 'reference')
  const done = rename(snapshot, doc, at, 'Another | name', { path: 'opmodel.yaml', text: 'people: { ana: Ana Ruiz }' })
  if ('refused' in done) assert.ok(done.refused.length > 10)
  else
    for (const { path, edits } of done.files) {
      if (path !== 'opmodel.yaml') for (const { range } of edits) inside(snapshot.documents.get(path)!, range, 'rename')
      for (const [i, edit] of edits.entries()) assert.ok(i === 0 || edits[i - 1]!.range.end <= edit.range.start, 'edits do not overlap')
    }
}

/** Queries about a page. */
function onPage(snapshot: Snapshot, doc: DocumentModel): void {
  const all = { start: 0, end: doc.text.length }
  const nested = (symbols: readonly ModelSymbol[], around: Range): void => {
    for (const symbol of symbols) {
      within(symbol.range, around, 'symbol')
      within(symbol.selection, symbol.range, 'selection of a symbol')
      nested(symbol.children, symbol.range)
    }
  }
  nested(documentSymbols(snapshot, doc), all)
  for (const { range } of documentLinks(snapshot, doc, links)) inside(doc, range, 'link')
  for (const { at } of inlayHints(snapshot, doc, all)) inside(doc, { start: at, end: at }, 'hint')
  for (const { at } of codeLenses(snapshot, doc)) inside(doc, { start: at, end: at }, 'lens')
  for (const { start, end } of folds(doc))
    assert.ok(start >= 0 && start < end && end < doc.text.lineCount, `fold ${start}-${end} of ${doc.path}`)
  for (const { path, edits } of fileRenameEdits(snapshot, [{ from: doc.path, to: `moved/${doc.path}` }]))
    for (const { range } of edits) inside(snapshot.documents.get(path)!, range, 'moved link')
  workspaceSymbols(snapshot, doc.path.slice(0, 3))
}

function checkCompletions(
  snapshot: Snapshot,
  found: Completions,
  length: number,
  at: number,
  slice: (from: number, to: number) => string,
): void {
  for (const [i, { range, label, subject }] of found.items.entries()) {
    assert.ok(label.length > 0)
    assert.ok(range.start >= 0 && range.start <= at && at <= range.end && range.end <= length, `completion ‘${label}’ at ${at}`)
    assert.doesNotMatch(slice(range.start, range.end), /[\r\n]/, `‘${label}’ at ${at} replaces text of one line`)
    if (i < 3 && subject) completionHelp(snapshot, subject)
  }
}

function inside(doc: DocumentModel, { start, end }: Range, what: string): void {
  assert.ok(start >= 0 && start <= end && end <= doc.text.length, `${what} ${start}-${end} lies outside ${doc.path} (${doc.text.length})`)
}

function within(inner: Range, outer: Range, what: string): void {
  assert.ok(
    outer.start <= inner.start && inner.end <= outer.end,
    `${what}: ${inner.start}-${inner.end} is not in ${outer.start}-${outer.end}`,
  )
}
