// Decides whether anybody could say at the end that a statement was achieved: numbers first, then what its verb and object leave open.

import type { Outcome } from '../model/types.js'
import { advise } from './advice.js'
import { en } from './en.js'
import type { Finding } from './evidence.js'
import { lexiconOf } from './language.js'
import { maskStatement, wordsOf } from './mask.js'
import { mainTarget, readQuantities } from './numbers.js'
import { findPlaceholders } from './placeholders.js'
import { type Reading, read } from './reading.js'
import { fillSlots } from './slots.js'
import { rangeOf, type Token, tokenise } from './tokens.js'
import type { ClarityRule, ClaritySignal, Judgement, Placeholder, StatementContext } from './types.js'
import { weigh } from './weigh.js'

/** So many characters of a statement count. */
export const limit = 400

/** Judges one statement, as written in its document or in plain text. Only its first 400 characters count. Never throws. */
export function judge(statement: string, context: StatementContext): Judgement {
  const placeholders = findPlaceholders(statement.length > limit ? statement.slice(0, limit) : statement).filter(
    ({ range }) => !context.references?.some(({ start, end }) => start <= range.start && range.end <= end),
  )
  const masked = maskStatement(withoutBlanks(statement, placeholders))
  const tokens = tokenise(masked)
  const quantities = readQuantities(tokens)
  const target = mainTarget(quantities).target
  const pack = context.pack === undefined ? en : context.pack
  const reading = pack && tokens.length > 0 ? read(tokens, lexiconOf(pack)) : null
  const slots = fillSlots(wordsOf(masked, statement), tokens, quantities, reading?.shape === 'order' ? reading.verbTo : 0)
  const answer = fieldAnswer(context.fields)
  const seen = { ...context, specified: context.specified ?? isSpecified(statement) }

  let outcome: Outcome = { ...slots, verdict: 'measured', answeredBy: 'statement', missing: [] }
  let confidence: Judgement['confidence'] = 'sure'
  const signals: ClaritySignal[] = []

  const finding = target || (answer && answer !== 'placeholder') || !reading ? null : weigh(tokens, reading, seen)
  const decided = finding?.verdict === 'done' && finding.confidence === 'sure'

  if (target) {
    // A number decides.
  } else if (answer === 'measured' || answer === 'done') {
    outcome = { ...slots, verdict: answer, answeredBy: 'fields', missing: [] }
  } else if (
    answer === 'placeholder' ||
    placeholders.some(
      (placeholder) =>
        placeholder.range.start < masked.end && blankDecides(statement, placeholder, decided && !follows(tokens, reading, placeholder)),
    )
  ) {
    outcome = { ...slots, verdict: 'placeholder', answeredBy: null, missing: ['target'] }
  } else if (!finding || !reading) {
    outcome = { ...slots, verdict: 'done', answeredBy: 'statement', missing: [] }
    confidence = 'hint'
  } else {
    if (finding.verdict === 'done' || (seen.specified && finding.confidence === 'hint' && finding.missing === 'end-state')) {
      outcome = { ...slots, verdict: 'done', answeredBy: 'statement', missing: [] }
      confidence = finding.verdict === 'done' ? finding.confidence : 'hint'
    } else if (measuredIn(context)) {
      outcome = { ...slots, verdict: 'measured', answeredBy: 'statement', missing: [] }
    } else {
      const inBody = bodyAnswers(context, reading)
      outcome = { ...slots, verdict: 'unclear', answeredBy: inBody ? 'fields' : null, missing: [finding.missing] }
      // What is tried is judged by the goal it is tried for.
      confidence =
        enumerates(statement) || explains(`${statement} ${context.rest ?? ''}`) || context.kind === 'bet' ? 'hint' : finding.confidence
      if (!inBody) signals.push(deciding(statement, tokens, reading, finding))
    }
  }
  if (reading) signals.push(...advise(statement, tokens, reading, quantities, context, outcome))
  return { outcome, confidence, signals, placeholders }
}

/** "Lay the groundwork for hiring: two adverts, a brochure and a stand": what is to be there is listed. */
const enumerates = (statement: string): boolean => {
  const colon = statement.indexOf(': ', 20)
  return colon > 0 && statement.slice(colon + 2).split(/, | and /).length >= 3
}

/** "… (three of the shops named in the plan would meet this criterion)": what the words are to mean stands in brackets. */
const explains = (text: string): boolean =>
  /[([][^()[\]]{12,200}\b(?:criteri(?:a|on)|i\.e\.|meaning|meant|defined|counts? as)\b|[([](?:i\.e\.|meaning|that is|defined as)[\s,:][^()[\]]{12,}/i.test(
    text,
  )

const ticket = /\[[^\]]*\]\([^()\s]*\/(?:issues?|pulls?|merge_requests|milestones?|browse|tickets?)\/[^()\s]*\)|\(#\d+\)|\[#\d+\]/
const wholeLink = /^\s*(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?[*_]*\[[^\]]+\]\([^()\s]+\)[*_.\s]*$/

/** A ticket behind the statement says what is to be done; a direction stays one all the same. */
function isSpecified(statement: string): boolean {
  return statement.includes(']') ? ticket.test(statement) || wholeLink.test(statement) : /\(#\d+\)/.test(statement)
}

function deciding(statement: string, tokens: readonly Token[], reading: Reading, finding: Finding): ClaritySignal {
  const range = rangeOf(tokens, finding.from, finding.to)
  return {
    rule: finding.rule as ClarityRule,
    range,
    phrase: statement.slice(range.start, range.end),
    part:
      finding.from >= reading.verbFrom && finding.to <= reading.verbTo
        ? 'verb'
        : finding.from === reading.objectFrom && finding.to >= reading.objectTo && finding.to - finding.from > 1
          ? 'whole'
          : 'word',
    missing: finding.missing,
    decides: true,
  }
}

/** Blanks are no numbers and no words: they become sentence-neutral blanks of the same length. */
function withoutBlanks(statement: string, placeholders: readonly Placeholder[]): string {
  if (placeholders.length === 0) return statement
  let text = ''
  let at = 0
  for (const { range } of placeholders) {
    text += statement.slice(at, range.start) + ' '.repeat(range.end - range.start)
    at = range.end
  }
  return text + statement.slice(at)
}

/**
 * A blank stands for what would decide: before a unit, behind a comparison or between from and to it always does, elsewhere only where
 * the words leave something open. By when and by whom never decide.
 */
function blankDecides(statement: string, { range, text }: Placeholder, decided: boolean): boolean {
  const before = statement.slice(Math.max(0, range.start - 24), range.start)
  const after = statement.slice(range.end, range.end + 24)
  if (
    /^[\s*_]*(?:%|percent|points?\b|(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?|ms|x)\b)/i.test(after) ||
    /%|^[$€£]/.test(text)
  )
    return true
  // A letter in the place of a number: "onboard N new customers".
  if (/^[[_*$€£\s]*(?:[XNYP]{1,3}(?!\p{Lower})|[xn]{2,3}\b)/u.test(text)) return true
  if (/(?:\b(?:from|to|than|least|most|under|below|above|over|reach|of)|[<>≤≥=])[\s*_[]*$/i.test(before)) return true
  if (/(?:\b(?:by|until|before|due|on|owner|eta|when|who|with|and)\b|[(@–—])\s*$/i.test(before)) return !decided && /^_{2}|^\\/.test(text)
  return !decided
}

/** The blank stands right behind the verb, where the number goes: "Hire X nurses". */
function follows(tokens: readonly Token[], reading: Reading | null, { range }: Placeholder): boolean {
  if (reading?.shape !== 'order' || reading.verbTo < 1) return false
  const next = tokens[reading.verbTo]
  return tokens[reading.verbTo - 1]!.end <= range.start && (!next || next.start >= range.end)
}

const answerFields = ['measure', 'done-when', 'target', 'key-result', 'success'] as const
const emptyAnswer = /^[\s.…–—-]*(?:n\/?a|none|nothing|unknown|to be \p{Alpha}+|tb[dca]|later|pending|tbd.*)?[\s.…–—-]*$/iu

/** What the item's own fields settle: a non-empty measure or done-when, or the blank that stands there. */
function fieldAnswer(fields: StatementContext['fields']): 'measured' | 'done' | 'placeholder' | null {
  let answer: 'done' | 'placeholder' | null = null
  for (const key of answerFields) {
    const value = fields[key]
    if (value === undefined) continue
    const placeholders = findPlaceholders(value)
    const rest = withoutBlanks(value, placeholders)
    const numbers = /\d/.test(rest)
    if (placeholders.length > 0 && (!numbers || rest.replace(/[\s%.,:;–—-]/g, '').length < 3)) answer ??= 'placeholder'
    else if (emptyAnswer.test(value)) continue
    else if (key === 'target' || numbers) return 'measured'
    else answer = 'done'
  }
  return answer
}

const sentences = (body: string): readonly string[] => body.split(/(?<=[.!?])\s+(?=\p{Upper})|(?<=;)\s+/u).slice(0, 4)

function isOrder(sentence: string, { pack }: StatementContext): boolean {
  const tokens = tokenise(maskStatement(sentence))
  if (pack === null || tokens.length === 0) return false
  const { shape, verb } = read(tokens, lexiconOf(pack ?? en))
  return shape === 'order' && verb?.form === 'base'
}

const success =
  /\b(?:done when|we(?:'|’)?(?: wi)?ll know|success (?:means|looks like|is|criteria)|(?:as )?measured (?:by|as)|we measure|acceptance criteria|definition of done|achieved when|complete when|succeed(?:s|ed)? (?:if|when))\b/i

/** A later sentence of the same line is measured. */
function measuredIn({ rest = '', ...context }: StatementContext): boolean {
  return sentences(rest).some((sentence) => judge(sentence, { ...context, body: '', fields: {} }).outcome.verdict === 'measured')
}

/** How things are now, before the goal. */
const today = /^\W*(?:problems?|why|context|background|challenges?|motivation|issues?|today|currently|now)\b/i

/** A topic's body answers by its own numbers; any other statement's only where it says what success is. */
function bodyAnswers(context: StatementContext, reading: Reading): boolean {
  const body = context.body.slice(0, 1200)
  if (body === '') return false
  if (success.test(body)) return true
  const alone = { ...context, body: '', fields: {}, headed: false }
  if (reading.shape === 'topic' && judge(body, { ...alone, pack: null }).outcome.verdict === 'measured') return true
  // "## The queue is short", and below it "Nobody waits longer than 10 minutes."
  const [first = ''] = sentences(body)
  if (context.headed && !today.test(first) && judge(first, alone).outcome.verdict === 'measured') return true
  // "Improve search. Change the default to literal search.": what is to be done stands in the next sentences.
  return sentences(body).some((sentence) => {
    const { outcome, confidence } = judge(sentence, alone)
    return isOrder(sentence, context) && (outcome.verdict === 'measured' || (outcome.verdict === 'done' && confidence === 'sure'))
  })
}
