// What the time of a letter is made of: the stages of the core, one after the other, beside remark on the written block alone. No server.

import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import {
  check,
  createSnapshot,
  type DocumentModel,
  replaced,
  resolveConfig,
  settingsFor,
  type Text,
  textOf,
} from '../../server/src/core/index.js'
import { withPlaces } from '../../server/src/core/model/document.js'
import { understandTree } from '../../server/src/core/model/entities.js'
import { inOneGo } from '../../server/src/core/steps.js'
import { parse, type SyntaxTree } from '../../server/src/core/syntax/tree.js'
import { type Bench, config, longPage } from './bench.js'
import { anywhere, type Change } from './editing.js'
import { quantile } from './table.js'

const stages = ['the text', 'blocks', 'the model', 'findings'] as const
type Stage = (typeof stages)[number]

const { settings } = resolveConfig('opmodel.yaml', new Map([['opmodel.yaml', config]]))
const path = 'plans.md'
const own = settingsFor(settings, path)
const alone = remark().use(remarkGfm).freeze()
const warm = 48

export function stagesOfALetter(bench: Bench): void {
  for (const lines of [1000, 10_000]) {
    const { text: source, said } = longPage(bench, lines)
    const times = new Map<Stage | 'alone', number[]>([...stages, 'alone' as const].map((stage) => [stage, []]))
    const timed = <T>(stage: Stage | 'alone', counts: boolean, work: () => T): T => {
      const begun = performance.now()
      const value = work()
      if (counts) times.get(stage)!.push(performance.now() - begun)
      return value
    }
    let text = textOf(source)
    let doc = understood(text, parse(text), undefined)
    const typing = changes(anywhere(source, 5))
    for (let i = -warm; i < bench.repetitions * 4; i++) {
      const { line, character, remove, insert } = typing.next().value
      const before: DocumentModel = doc
      text = timed('the text', i >= 0, () => {
        const start = text.lineStart(line) + character
        return replaced(text, { start, end: start + remove }, insert)
      })
      const tree = timed('blocks', i >= 0, () => parse(text, before.tree))
      doc = timed('the model', i >= 0, () => understood(text, tree, before))
      timed('findings', i >= 0, () => [...check(createSnapshot([doc], settings, '2027-03-01'))])
      const known = new Set(before.tree.chunks)
      const written = tree.chunks.filter((chunk) => !known.has(chunk))
      timed('alone', i >= 0, () => written.map((chunk) => alone.parse(chunk.text)))
    }
    const floor = quantile(times.get('alone')!, 0.5)
    for (const stage of stages) {
      const list = times.get(stage)!
      const note = `nine in ten within ${quantile(list, 0.9).toFixed(1)} ms`
      const row = { name: `of a letter, ${said}: ${stage}`, value: quantile(list, 0.5), unit: 'ms', note }
      bench.table.addPlain({ ...row, against: 'remark, the written block alone', floor })
    }
  }
}

const understood = (text: Text, tree: SyntaxTree, previous: DocumentModel | undefined): DocumentModel =>
  withPlaces({ path, text, tree, settings: own, ...inOneGo(understandTree(path, tree, own, previous)) })

function* changes(stretches: Generator<readonly Change[]>): Generator<Change, never> {
  for (;;) for (const change of stretches.next().value as readonly Change[]) yield change
}
