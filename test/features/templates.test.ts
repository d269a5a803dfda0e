// Templates: filled in they give no finding, with blanks only the blanks do, and the client's table is the one of core.

import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainText, snippetText } from '../../server/src/core/features/placement.js'
import { bareTemplateParts, newPageParts, type Template, templateParts, templates } from '../../server/src/core/features/templates.js'
import type { Parts } from '../../server/src/core/rules/define.js'
import { projectOf } from '../support/model.js'

/** What somebody might write into the slots. */
const written: Readonly<Record<string, string>> = {
  'Q1 2027': 'Q1 2027',
  name: 'Ana Ruiz',
  team: 'Claims',
  'today’s date': '2026-11-24',
  'every Tuesday': 'every Tuesday',
  '45 minutes': '45 minutes',
  '6 months': '6 months',
  '2027-01-01': '2027-01-01',
  '2027-03-31': '2027-03-31',
  accepted: 'accepted',
  metric: 'claims paid within a week',
  baseline: '40 %',
  target: '60 %',
  'another metric': 'hours until a claim is looked at',
  'value today': '212',
  'lower value': '90',
  'why this matters now': 'Clinics leave when they wait for their money.',
  'what you leave alone in this period': 'The mobile app',
  'what you leave alone': 'The mobile app',
  'what will be true at the end': 'Clinics are paid before they have to ask',
  'name of the meeting': 'Goal review',
  'what it is for': 'Decide what to change while there is time',
  'name of the document': 'Decision log',
  'which question it answers': 'What we decided, when and why',
  'what is ready that day': 'The new form is live in ten clinics',
  day: '2027-02-12',
  'whom the team helps, and with what': 'Clinics that wait for their money get it within a week',
  'part in the team': 'intake',
  'system, process or metric': 'The intake form',
  'what you count': 'clinics paid within a week',
  'what counts and what does not': 'Paid claims, without those that were withdrawn',
  unit: 'clinics per week',
  'a driver that teams can move': 'Complete forms',
  'another driver': 'Hours until a claim is looked at',
  'what moves this driver': 'Questions on the form',
  'what everybody can count on': 'We answer questions of another team within one working day',
  'how decisions are taken and written down': 'We write a decision down on the day we take it',
  'what was decided': 'One form for all clinics',
  'what made a decision necessary': 'Four forms ask for the same things in four ways.',
  'an option, and why not': 'Keep all four: nobody can train for them',
  'what follows from it': 'The old forms are taken off the site.',
  names: 'Ana, Ben',
  topic: 'Open claims',
  minutes: '10',
  'what was decided, and by whom': 'Ana keeps the old form until March',
  who: 'Ben',
  what: 'tells the clinics',
  'principle in a few words': 'Clinics before quarters',
  'another principle': 'Write it down',
  'what we do because of it': 'We turn down work that only helps our own numbers.',
  'what must not get worse, and the limit': 'No clinic waits longer than 30 days',
  'what we try': 'Pay before we check',
  'weeks at most': 'six weeks',
  goal: 'Clinics are paid before they have to ask',
  'who has it, and how we know': 'Clinics in the north wait for nine weeks; 31 of them told us.',
  'what we would build or change': 'Small claims are paid at once and checked afterwards.',
  'what we leave out': 'No claims above 500',
}

const fillIn = (parts: Parts): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : 'blank' in part ? (written[part.blank] ?? `[${part.blank}]`) : part.choice[0]))
    .join('')

/** A page of its own, or a passage on a page that has an owner and a period. */
const pageOf = (template: Template, text: (parts: Parts) => string): string => {
  const parts = bareTemplateParts(template)
  return template.size === 'page'
    ? text(newPageParts(template, parts))
    : `---\nopmodel: true\nowner: Ana Ruiz\n---\n\n# Q1 2027\n\n${text(parts)}`
}

suite('templates', () => {
  for (const template of templates) {
    test(`‘${template.title}’ gives no finding when it is filled in`, () => {
      const text = pageOf(template, fillIn)
      assert.doesNotMatch(text, /\[/, 'a slot nobody filled in')
      assert.deepEqual(rulesOf(text), [])
    })

    test(`‘${template.title}’ gives no finding but its blanks before that`, () => {
      const found = projectOf(pageOf(template, plainText), 'page.md').findings
      // A blank in the place of the owner is told as the owner that is missing.
      const others = found.filter(({ rule }) => rule !== 'unfilled-placeholder' && rule !== 'missing-owner')
      assert.deepEqual(
        others.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      )
    })
  }

  test('ids, titles and the words in front of them are told apart', () => {
    assert.equal(new Set(templates.map(({ id }) => id)).size, templates.length)
    assert.equal(new Set(templates.map(({ title }) => title)).size, templates.length)
  })

  test('a template offers what the project knows: people, rhythms, open goals, the periods ahead', () => {
    const { snapshot } = projectOf(`
-- opmodel.yaml --
people: { ines: Ines Vasik }
-- goals.md --
# Goals for Q4 2026

Owner: Rosa Minh

## Goal: Raise on-time deliveries from 71 % to 85 %

## Goal: Reduce empty trips from 40 to 25 per week
`)
    const doc = snapshot.documents.get('goals.md')!
    const body = snippetText(templateParts(templates.find(({ id }) => id === 'bet')!, snapshot, doc))
    assert.match(body, /Owner: \$\{\d+\|Rosa Minh,Ines Vasik\|\}/)
    assert.match(body, /Aims at: \$\{\d+\|Raise on-time deliveries from 71 % to 85 %,Reduce empty trips/)
    assert.match(body, /By: \$\{\d+\|2026-12-31,2027-03-31,/)
  })

  test('client/src/templates.ts is made from this table', () => {
    const path = join(process.cwd(), 'client/src/templates.ts')
    const wanted = clientTable()
    if (process.env.UPDATE) writeFileSync(path, wanted)
    assert.equal(existsSync(path) ? readFileSync(path, 'utf8') : '', wanted)
  })
})

function rulesOf(text: string): readonly string[] {
  return projectOf(text, 'page.md').findings.map(({ rule, message }) => `${rule}: ${message}`)
}

function clientTable(): string {
  const rows = templates
    .filter(({ size }) => size !== 'line')
    .map((template) => {
      const [page, passage] = [newPageParts(template, bareTemplateParts(template)), bareTemplateParts(template)].map(snippetText)
      const text = (value: string) => `'${value.replace(/'/g, "\\'")}'`
      const long = (value: string) => `\`${value.replace(/[\\`$]/g, '\\$&')}\``
      return `  {
    id: ${text(template.id)},
    title: ${text(template.title)},
    detail: ${text(template.detail)},
    menu: ${template.menu === true},
    page: ${long(page!)},
    passage: ${long(passage!)},
  },
`
    })
  return `// Pages and passages to begin with, as they are before the server fills in the project's own names. Generated by test/features/templates.test.ts from core's table.

export interface Template {
  readonly id: string
  /** As the New File menu shows it. */
  readonly title: string
  /** What the menu of templates says of it. */
  readonly detail: string
  /** It stands in the New File menu. */
  readonly menu: boolean
  /** Snippet text of a page of its own. */
  readonly page: string
  /** Snippet text to put into a page. */
  readonly passage: string
}

export const templates: readonly Template[] = [
${rows.join('')}]
`
}
