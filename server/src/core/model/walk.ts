// The walk over a page's cues: sections open and close, lead-ins and parent bullets group, headings, bullets, lines and rows become drafts of items.

import GithubSlugger from 'github-slugger'
import { slicePlain } from '../syntax/inline.js'
import { readCadence } from '../time/index.js'
import { type Cue, placeOf, sentenceOf } from './cues.js'
import type { Form, LocatedField, Section } from './document.js'
import { type Draft, type Group, linksOf, type Mark, type Open, spanning, timesIn, wholeOf } from './draft.js'
import { shortName } from './identity.js'
import { type Kind, kinds } from './kinds.js'
import type { Page } from './page.js'
import type { Reading } from './reading.js'
import { ritualsIn } from './rituals.js'
import { goalKinds, leadRoleOf, type Role, ritualNoun, roleOf, startsWithVerb, weakRitualNoun } from './sections.js'
import { columnsOf, keyOfColumn } from './tables.js'
import type { Vocabulary } from './vocabulary.js'

/** Kinds whose section holds one of them as a list item. */
const listed = new Set<Kind>(['principle', 'guardrail', 'anti-goal', 'assumption', 'opportunity', 'term', 'role', 'work-shape', 'decision'])
/** Kinds of which a page or section is one, with its parts below. */
const whole = new Set<Kind>(['mission', 'strategy', 'model', 'working-agreement', 'framework'])
const sectionDepth = 12
/** How many labels tell what sort of page it is. */
const labelSample = 20

export class Walk {
  readonly drafts: Draft[] = []
  readonly sections: Section[] = []
  /** Fields above the first section or under the title, which speak for the page. */
  readonly pageFields: LocatedField[] = []
  /** The first words before colons, which tell minutes from plans. */
  readonly labels: string[] = []
  #open: Open[] = []
  #group: Group | null = null
  #mark: Kind | null = null
  /** The field whose value is the list below its line ("Agenda:"), and the item it belongs to. */
  #listField: { readonly item: Draft; readonly at: number } | null = null
  /** The last objective of a flat list whose results follow beside it. */
  #last: Draft | null = null
  readonly #slugger = new GithubSlugger()

  constructor(
    readonly vocabulary: Vocabulary,
    readonly page: Page,
  ) {}

  cue(cue: Cue): void {
    const { form, quote } = cue.unit
    if (this.labels.length < labelSample && cue.reading?.label) this.labels.push(cue.reading.label.text)
    if (form === 'mark') {
      this.#mark = this.vocabulary.namedKind(/\bkind\s*=\s*"?([\w-]+)/.exec(cue.text)?.[1] ?? '')
      return
    }
    if (form === 'heading') this.#heading(cue)
    // What is quoted is somebody's example, unless it is a callout with a word of its own.
    else if (quote === '') this.#group = null
    else if (form === 'paragraph') this.#paragraph(cue)
    else if (form === 'item' && this.#listField) this.#listed(cue, this.#listField)
    else if (form === 'item') this.#item(cue, this.#group, null)
    else if (form === 'table') this.#table(cue)
    else if (form === 'details') this.#details(cue)
    else this.#group = null
    this.#mark = null
    if (form !== 'paragraph' && form !== 'item') this.#listField = null
    if (form !== 'heading') for (const { item } of this.#open) if (item && !item.sealed) item.to = wholeOf(cue)
  }

  #heading(cue: Cue): void {
    const { unit, reading, text, chunk } = cue
    const role = roleOf(text, this.vocabulary)
    const place = placeOf(chunk, unit.lines[0]?.plain ?? { text: '', map: [] })
    const slug = this.#slugger.slug(text)
    this.#group = null
    this.#last = null
    this.#open = this.#open.filter(({ depth }) => depth < unit.depth).slice(-sectionDepth)
    this.sections.push({ depth: unit.depth, title: text, slug, place })
    const section = this.#sectionKind()
    const blocked = this.#blocked()
    const title = unit.depth === 1 && this.sections.every(({ depth }, i) => depth > 1 || i === this.sections.length - 1)
    const labelled = reading?.label ? this.vocabulary.labelKind(reading.label.text) : null
    const open: Open = { depth: unit.depth, role, title: text, slug, times: timesIn(place), item: null, pending: null, fields: [] }
    const make = (kind: Kind) => (why: Mark) => {
      open.pending = null
      open.item = this.#add(kind, 'heading', cue, reading!, null, slug, [why])
      return open.item
    }
    if (reading && !blocked) {
      const kind = this.#mark ?? (title ? this.page.kind : null)
      if (kind) make(kind)('marked')
      else if (labelled && (reading.label?.rest.text.trim() || /\d/.test(reading.label?.text ?? ''))) make(labelled)('label')
      else if (role.stance === null) this.#headingItem(cue, reading, role, section, open, make)
    }
    this.#open.push(open)
  }

  /** A heading without a label of its own: what its section and its shape make of it, now or once its fields are seen. */
  #headingItem(cue: Cue, reading: Reading, role: Role, section: Kind | null, open: Open, make: (kind: Kind) => (why: Mark) => Draft): void {
    if (role.ritual || section === 'ritual') {
      open.pending = make('ritual')
      if (section !== 'ritual' && !ritualNoun.test(open.title)) return
      if (role.ritual && section === 'ritual' && role.kind === null) open.pending('heading')
      else if (role.ritual && cue.cadence() !== null && cue.cadence()?.event === null) open.pending('held')
      return
    }
    if (role.kind !== null) {
      if (whole.has(role.kind) || role.single) open.pending = make(role.kind)
      return
    }
    if (section === null || role.periodOnly) return
    if (!goalKinds.has(section)) {
      open.pending = make(section)
      return
    }
    const numbered = reading.number !== null || reading.priority !== null || reading.owner?.sure === true
    const statement = startsWithVerb(reading.body.text) ? cue.words >= 3 : cue.words >= 5
    if (numbered || statement) make(section === 'key-result' ? 'goal' : section)(this.#why())
    else open.pending = make(section === 'key-result' ? 'goal' : section)
  }

  #paragraph(cue: Cue): void {
    this.#listField = null
    if (!cue.reading) return
    const open = this.#open.at(-1)
    let used = false
    for (const [i, reading] of [cue.reading, ...cue.more].entries()) {
      if (!reading.label) continue
      const key = this.vocabulary.field(reading.label.text)
      const kind = this.vocabulary.labelKind(reading.label.text)
      const text = reading.label.rest.text.trim()
      const defined = this.#sectionKind() === 'term' && reading.label.bold && text !== ''
      if (defined) {
        this.#term(cue, reading)
        used = true
      } else if (kind && !this.#blocked() && text && !(key && this.#takes(key, kind))) {
        const { end } = placeOf(cue.chunk, reading.body)
        this.#add(kind, 'label', cue, reading, null, null, ['label'], {
          ...wholeOf(cue),
          start: reading.body.map[0] ?? cue.unit.range.start,
          end,
        })
        used = true
      } else if (key && !(text === '' && /:\s*$/.test(cue.text) && i === cue.more.length && !this.#takes(key))) {
        const target = this.#field(null, key, reading, cue)
        if (target && text === '') this.#listField = { item: target, at: target.fields.length - 1 }
        used = true
      }
    }
    if (used) {
      this.#group = null
      return
    }
    const [first] = cue.unit.lines
    if (!first) return
    this.#sentence(cue, open)
    const introduces = /:\s*$/.test(cue.text) || cue.reading.boldAll
    if (!introduces) {
      this.#group = null
      return
    }
    this.#group = this.#lead(cue)
  }

  /** A bold word and what it means. */
  #term(cue: Cue, reading: Reading): void {
    const item = this.#add('term', 'label', cue, reading, null, null, ['heading'])
    const valuePlace = placeOf(cue.chunk, reading.label!.rest)
    const name = slicePlain(reading.body, 0, reading.label!.text.length)
    Object.assign(item, { text: name.text, statement: placeOf(cue.chunk, name) })
    item.fields.push({ key: 'definition', label: 'Definition', value: reading.label!.rest.text.trim(), place: valuePlace, valuePlace })
  }

  /** A paragraph that is neither field nor lead-in: the statement of the heading above, its body, or the introduction of rituals. */
  #sentence(cue: Cue, open: Open | undefined): void {
    const explains = this.sections.length <= 1 && this.page.stated === null && cue.unit.quote === null
    if (explains && this.sections.length === this.#open.length) {
      const { sentence } = sentenceOf(slicePlain(cue.unit.lines[0]!.plain, 0))
      const found = timesIn(placeOf(cue.chunk, sentence)).find(spanning)
      if (
        found &&
        found.mention.kind === 'period' &&
        /^(?:\W*|.{0,40}\b(?:for|from|covers?|runs?|period|quarter|cycle)\W{0,3}(?:the )?)$/i.test(
          cue.chunk.text.slice(
            placeOf(cue.chunk, sentence).start,
            found.place.start + (found.mention.core.start - found.mention.range.start),
          ),
        )
      )
        this.page.stated = found
    }
    if (open?.pending && open.role.single && !cue.reading!.boldAll && !/:\s*$/.test(cue.text)) {
      const item = open.pending('heading')
      const statement = sentenceOf(cue.reading!.body)
      Object.assign(item, { statement: placeOf(cue.chunk, statement.sentence), text: statement.sentence.text, body: statement.after })
      return
    }
    if (open?.item && !open.item.sealed) {
      open.item.body += `${open.item.body ? ' ' : ''}${cue.text}`
      if (open.item.kind === 'ritual' && open.item.cadence === null) open.item.cadence = cadenceOf(cue)
      if (open.item.kind === 'ritual') return
    }
    if (
      open?.pending &&
      open.role.ritual &&
      (ritualNoun.test(open.title) || this.#sectionKind() === 'ritual') &&
      cue.cadence() !== null &&
      !this.#blocked()
    ) {
      const item = open.pending('held')
      item.cadence = cadenceOf(cue)
      item.body = cue.text
      return
    }
    if (!this.#blocked()) this.#rituals(cue)
  }

  #rituals(cue: Cue): void {
    const inside = this.#sectionKind() === 'ritual'
    for (const line of cue.unit.lines)
      for (const found of ritualsIn(line.plain, inside)) {
        const place = placeOf(cue.chunk, found.sentence)
        const draft = this.#add(
          'ritual',
          cue.unit.form === 'item' ? 'list-item' : 'paragraph',
          cue,
          cue.reading!,
          null,
          null,
          ['held'],
          place,
        )
        Object.assign(draft, { name: shortName(found.name), text: found.sentence.text, statement: place, to: place })
        draft.cadence = { value: found.cadence, place }
        draft.sealed = true
      }
  }

  #lead(cue: Cue): Group | null {
    const reading = cue.reading!
    const text = cue.text.replace(/:\s*$/, '')
    const last = cue.unit.lines.at(-1)!
    const role = leadRoleOf(text, this.vocabulary)
    const section = this.#sectionKind()
    const times = timesIn(placeOf(cue.chunk, last.plain))
    const statement = reading.boldAll && role.kind === null && role.stance === null && !role.periodOnly && cue.words >= 3
    if (statement && section !== null && goalKinds.has(section) && !this.#blocked() && !/:\s*$/.test(cue.text)) {
      const parent = this.#add(section === 'key-result' ? 'goal' : section, 'paragraph', cue, reading, null, null, [this.#why()])
      return { kind: section === 'objective' ? 'key-result' : null, mark: 'lead', intention: false, silent: false, times, parent }
    }
    const silent = role.stance !== null
    const kind = role.kind ?? (role.periodOnly ? section : null)
    const parent = kind === 'key-result' ? this.#objective() : null
    return { kind, mark: 'lead', intention: role.intention, silent, times, parent }
  }

  #details(cue: Cue): void {
    const section = this.#sectionKind()
    if (cue.reading && section && goalKinds.has(section) && !this.#blocked() && cue.words >= 2)
      this.#add(section, 'details', cue, cue.reading, null, null, [this.#why()])
    this.#group = null
  }

  #item(cue: Cue, group: Group | null, parent: Draft | null): void {
    const { reading } = cue
    if (!reading) {
      for (const child of cue.children) if (child.unit.form === 'item') this.#item(child, group, parent)
      return
    }
    if (this.#itemField(cue, reading, group, parent)) return
    const children = cue.children.filter(({ unit }) => unit.form === 'item')
    const below = this.#groupOf(cue, reading, group, parent, children.length > 0)
    if (below) {
      for (const child of children) this.#item(child, below, below.parent)
      return
    }
    const kind = group?.silent ? null : this.#itemKind(cue, group, parent)
    const link = reading.linkOnly && kind !== 'ritual' && kind !== 'artifact' && kind !== 'bet'
    const why: Mark = this.#labelled(cue) ? 'label' : (group?.mark ?? this.#why())
    let item: Draft | null = null
    if (kind && !link && reading.body.text.length > 2) {
      item = this.#add(kind, 'list-item', cue, reading, parent, null, group?.intention ? [why, 'intention'] : [why], undefined, group)
      if (kind === 'objective' || kind === 'goal') this.#last = item
      this.#moreLines(cue, item)
    } else if (!group?.silent && !this.#blocked() && !link) this.#rituals(cue)
    const inner: Group | null =
      item && (item.kind === 'objective' || this.#okr()) && goalKinds.has(item.kind)
        ? { kind: 'key-result', mark: 'lead', intention: false, silent: false, times: [], parent: item }
        : item
          ? { kind: null, mark: 'lead', intention: false, silent: true, times: [], parent: item }
          : group
    for (const child of cue.children) {
      if (child.unit.form === 'item' && (item || !kind || link)) this.#item(child, inner, item ?? parent)
      else if (item && child.unit.form === 'paragraph') item.body += `${item.body ? ' ' : ''}${child.text}`
    }
  }

  /** Further lines of an item: its fields, or results that share one bullet with their objective. */
  #moreLines(cue: Cue, item: Draft): void {
    for (const reading of cue.more) {
      if (!reading.label) continue
      const key = this.vocabulary.field(reading.label.text)
      const kind = this.vocabulary.labelKind(reading.label.text)
      if (kind && goalKinds.has(kind) && reading.label.rest.text.trim()) {
        const place = placeOf(cue.chunk, reading.body)
        this.#add(kind, 'label', cue, reading, item, null, ['label'], place)
      } else if (key) this.#field(item, key, reading, cue)
    }
  }

  /** True where the bullet is a field of the item above it. */
  #itemField(cue: Cue, reading: Reading, group: Group | null, parent: Draft | null): boolean {
    if (!reading.label) return false
    const key = this.vocabulary.field(reading.label.text)
    if (!key) return false
    const kind = this.vocabulary.labelKind(reading.label.text)
    const statement = reading.label.rest.text.trim().split(' ').length > 2
    if (kind && goalKinds.has(kind) && (statement || cue.children.length > 0)) return false
    const owner = parent ?? group?.parent ?? null
    const open = this.#open.at(-1)
    const inside = kind !== null && kind === (group?.kind ?? this.#sectionKind())
    if (inside && owner === null && !open?.item && !open?.pending) return false
    if (owner === null && !open?.item && !open?.pending && !(key === 'owner' || cue.children.length === 0)) return false
    this.#field(owner, key, reading, cue)
    return true
  }

  /** What a bullet groups, where it is no item itself: a period, a horizon, "Key results:", the name of a team. */
  #groupOf(cue: Cue, reading: Reading, group: Group | null, parent: Draft | null, hasChildren: boolean): Group | null {
    if (!hasChildren) return null
    const labelled = reading.label && reading.label.rest.text.trim() === '' ? this.vocabulary.labelKind(reading.label.text) : null
    const times = timesIn(placeOf(cue.chunk, reading.body))
    const base = { intention: group?.intention ?? false, times, parent, mark: 'lead' as const }
    if (labelled && (goalKinds.has(labelled) || labelled === 'anti-goal')) {
      const above = labelled === 'key-result' ? (parent ?? this.#last ?? this.#objective()) : parent
      return { ...base, kind: labelled, silent: false, parent: above }
    }
    const bare = reading.body.text.replace(/[\s:.]+$/, '')
    const role = bare.split(' ').length <= 8 || /:\s*$/.test(reading.body.text) ? leadRoleOf(bare, this.vocabulary) : null
    const section = group?.kind ?? this.#sectionKind()
    if (role?.stance) return { ...base, kind: null, silent: true }
    if (role?.periodOnly) return { ...base, kind: section, silent: group?.silent ?? false, mark: group?.mark ?? this.#why() }
    if (role?.kind && !this.#labelled(cue))
      return { ...base, kind: role.kind, silent: false, parent: role.kind === 'key-result' ? (parent ?? this.#last) : parent }
    const name = section === 'goal' && cue.words <= 3 && !startsWithVerb(bare) && parent === null && !this.#labelled(cue)
    return name ? { ...base, kind: section, silent: group?.silent ?? false, mark: group?.mark ?? this.#why() } : null
  }

  #labelled({ reading }: Cue): boolean {
    if (!reading) return false
    const kind = reading.label ? this.vocabulary.labelKind(reading.label.text) : null
    return kind !== null || /^(?:KR|O|Obj)\s?#?\d/i.test(reading.number ?? '')
  }

  #itemKind(cue: Cue, group: Group | null, parent: Draft | null): Kind | null {
    const { reading } = cue
    if (!reading || this.#blocked()) return null
    if (this.#mark) return this.#mark
    const labelled = reading.label && reading.label.rest.text.trim() ? this.vocabulary.labelKind(reading.label.text) : null
    if (labelled) return labelled
    if (/^KR/i.test(reading.number ?? '')) return 'key-result'
    const section = group ? group.kind : this.#sectionKind()
    if (group === null || group.mark !== 'lead' || group.kind === 'ritual') {
      const ritual = this.#ritualItem(cue, section)
      if (ritual !== null) return ritual ? 'ritual' : null
    }
    if (parent && group === null) return null
    if (section === 'objective') return this.#open.some(({ item }) => item?.kind === 'objective') ? 'key-result' : 'objective'
    if (section === null || goalKinds.has(section)) return section
    return listed.has(section) ? section : null
  }

  /** True or false where the bullet stands among rituals, null elsewhere. */
  #ritualItem(cue: Cue, section: Kind | null): boolean | null {
    if (section !== 'ritual') return null
    const { reading } = cue
    const head = reading?.lead?.text ?? reading?.label?.text ?? cue.text.slice(0, 90)
    const named = ritualNoun.test(head) || weakRitualNoun.test(head)
    if (cue.cadence() === null) return named && reading?.linkOnly === true && cue.words <= 6
    return named || reading?.lead != null || (reading?.label != null && this.vocabulary.field(reading.label.text) === null)
  }

  #table(cue: Cue): void {
    const columns = columnsOf(cue, this.vocabulary, this.#group?.kind ?? this.#sectionKind())
    if (!columns || this.#blocked() || this.#group?.silent) return
    let objective: Draft | null = null
    for (const row of cue.children) {
      const reading = row.cells[columns.at]
      if (!reading?.body.text || reading.body.text.length < 2) continue
      const alone = row.cells.filter((cell) => cell?.body.text).length === 1
      if (reading.boldAll && goalKinds.has(columns.kind) && (alone || columns.keys.length > 2)) {
        objective = this.#add('objective', 'table-row', row, reading, null, null, [columns.mark])
        continue
      }
      const kind = objective && goalKinds.has(columns.kind) ? 'key-result' : columns.kind
      const item = this.#add(kind, 'table-row', row, reading, objective, null, [columns.mark], undefined, this.#group)
      this.#cells(row, item, columns, cue.unit.heads)
    }
  }

  #cells(
    row: Cue,
    item: Draft,
    columns: { readonly at: number; readonly keys: readonly (string | null)[] },
    heads: readonly string[],
  ): void {
    for (const [i, cell] of row.cells.entries()) {
      const key = columns.keys[i]
      const range = row.unit.cellRanges[i]
      if (!key || i === columns.at || !range) continue
      const line = row.unit.cells[i]
      const place = { chunk: row.chunk, ...range }
      const value = line?.plain.text ?? ''
      if (line) item.links.push(...linksOf({ ...row, unit: { ...row.unit, lines: [line] } }))
      item.fields.push({
        key,
        label: heads[i] ?? key,
        value: value || (cell?.owner?.name ?? ''),
        place,
        valuePlace: line ? placeOf(row.chunk, line.plain) : { ...place, start: place.end },
      })
      const cadence =
        key === 'cadence' || (item.kind === 'ritual' && item.cadence === null && key !== 'refresh') ? readCadence(value) : null
      if (cadence && (key === 'cadence' || keyOfColumn(key))) item.cadence = { value: cadence, place }
    }
  }

  #field(item: Draft | null, key: string, reading: Reading, cue: Cue): Draft | null {
    const open = this.#open.at(-1)
    const value = reading.label?.rest.text.trim() ?? ''
    const whole = wholeOf(cue)
    const valuePlace = reading.label ? placeOf(cue.chunk, reading.label.rest) : { ...whole, start: whole.end }
    const start = Math.max(whole.start, reading.body.map[0] ?? whole.start)
    const place = cue.unit.form === 'paragraph' ? { ...valuePlace, start } : whole
    const children =
      value === ''
        ? cue.children
            .map(({ text }) => text)
            .filter(Boolean)
            .join('; ')
        : ''
    const field: LocatedField = { key, label: reading.label?.text ?? key, value: value || children, place, valuePlace }
    if (item === null && open && !open.item && open.pending && !this.#blocked() && this.#proves(key, open)) open.pending('fields')
    const target = item ?? (open?.item && !open.item.sealed ? open.item : null)
    if (!target) {
      if (this.#open.every(({ depth }) => depth <= 1)) this.pageFields.push(field)
      open?.fields.push(field)
      return null
    }
    target.fields.push(field)
    target.links.push(...linksOf(cue), ...cue.children.flatMap(linksOf))
    if (!open?.item || target !== open.item) target.to = place.end > target.to.end || place.chunk !== target.to.chunk ? place : target.to
    if (target.kind === 'ritual' && (key === 'cadence' || key === 'trigger') && target.cadence === null) {
      const cadence = readCadence(field.value)
      if (cadence) target.cadence = { value: cadence, place: valuePlace }
    }
    return target
  }

  /** An item of the list that is the value of a field. */
  #listed(cue: Cue, { item, at }: { readonly item: Draft; readonly at: number }): void {
    const field = item.fields[at]
    if (!field) return
    const place = placeOf(cue.chunk, cue.unit.lines[0]?.plain ?? { text: '', map: [] })
    const value = field.value === '' ? cue.text : `${field.value}; ${cue.text}`
    item.fields[at] = { ...field, value, valuePlace: field.value === '' ? place : field.valuePlace }
    item.links.push(...linksOf(cue))
    item.to = wholeOf(cue)
  }

  /** The field shows that the pending heading above it is an item. */
  #proves(key: string, open: Open): boolean {
    if (open.role.ritual) return true
    const section = open.role.kind ?? this.#sectionKind()
    return section !== null && (key === 'owner' || this.#fieldsOf(section).includes(key))
  }

  #fieldsOf = (kind: Kind): readonly string[] => kinds[kind].fields.map((field) => field.replace('!', ''))

  /** What could be an item of its own is a field of the item or pending heading above. */
  #takes(key: string, kind: Kind | null = null): boolean {
    const open = this.#open.at(-1)
    const above = open?.item && !open.item.sealed ? open.item.kind : open?.pending ? (open.role.kind ?? this.#sectionKind()) : null
    if (above === null) return false
    return this.#fieldsOf(above).includes(key) || (kind !== null && !goalKinds.has(kind))
  }

  #add(
    kind: Kind,
    form: Form,
    cue: Cue,
    reading: Reading,
    parent: Draft | null,
    slug: string | null,
    marks: readonly Mark[],
    at = wholeOf(cue),
    group: Group | null = null,
  ): Draft {
    const own = reading.label?.rest.text.trim() && this.vocabulary.labelKind(reading.label.text) ? reading.label.rest : reading.body
    const bodyOnly = form === 'paragraph' && reading.label && kind === 'term' ? reading.body : own
    const { sentence, after } = sentenceOf(bodyOnly)
    const heading = `${sentence.text}${after ? ` ${after}` : ''}`
    const named =
      form === 'heading'
        ? heading
        : kind === 'term' && reading.label
          ? reading.label.text
          : own === reading.body
            ? (reading.lead?.text ?? sentence.text)
            : sentence.text
    const draft: Draft = {
      kind,
      form,
      name: shortName(named.replace(/[\s:.]+$/, '') || cue.text),
      text: sentence.text,
      statement: placeOf(cue.chunk, sentence),
      from: at,
      to: at,
      parent: parent ?? (kind === 'key-result' ? this.#objective() : null),
      fields: [],
      reading,
      sections: [...this.#open],
      groups: group ? [group] : this.#group ? [this.#group] : [],
      marks: new Set(marks),
      cadence: kind === 'ritual' ? cadenceOf(cue) : null,
      body: after,
      slug,
      task: cue.unit.task,
      links: linksOf(cue),
      sealed: false,
    }
    for (const { item } of this.#open) if (item) item.sealed = true
    this.drafts.push(draft)
    return draft
  }

  #objective(): Draft | null {
    const open = [...this.#open].reverse().find(({ item }) => item?.kind === 'objective' || item?.kind === 'goal')
    return open?.item ?? null
  }

  /** Something in the page's headings speaks of OKRs. */
  #okr(): boolean {
    return this.#open.some(({ role }) => role.kind === 'objective' || role.kind === 'key-result') || this.page.pathKind === 'objective'
  }

  #sectionKind(): Kind | null {
    for (const { role } of [...this.#open].reverse()) {
      if (role.stance) return null
      if (role.kind) return role.kind
    }
    return this.page.kind && goalKinds.has(this.page.kind) ? this.page.kind : this.page.pathKind
  }

  /** Whether the nearest heading, one further up or only the path makes the kind of what stands here. */
  #why(): Mark {
    const at = [...this.#open].reverse().findIndex(({ role }) => role.kind !== null)
    return at === 0 ? 'heading' : at > 0 ? 'trail' : 'path'
  }

  /** Something above says that nothing here is a commitment. */
  #blocked(): boolean {
    return this.#open.some(({ role }) => role.stance !== null)
  }
}

function cadenceOf(cue: Cue): Draft['cadence'] {
  const value = cue.cadence()
  const line = cue.unit.lines[0]
  return value && line ? { value, place: placeOf(cue.chunk, line.plain) } : null
}
