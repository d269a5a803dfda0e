// `opmodel calendar`: what repeats repeats, times hold in their zone, and what has no day is named, not guessed.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { opmodel, scratch } from '../support/command.js'

const front = '---\nopmodel: true\nowner: Ana\n---\n\n'
const ritual = (name: string, cadence: string, more = '') => `## ${name}\n\nCadence: ${cadence}\n${more}\n`

suite('calendar', () => {
  const folder = scratch()
  const calendar = async (page: string, words: readonly string[] = []) => {
    folder.write({ 'a.md': `${front}${page}` })
    const answer = await opmodel(folder.path, ['calendar', '--as-of', '2026-11-24', ...words])
    assert.equal(answer.code, 0)
    const events = answer.out
      .replace(/\r\n[ \t]/g, '')
      .split('BEGIN:VEVENT')
      .slice(1)
    return { ...answer, events }
  }

  test('a weekly ritual is one event that repeats, in its own zone, which is told', async () => {
    const { out, events } = await calendar(`# Rituals\n\n${ritual('Supplier review', 'every Tuesday at 10:00 Europe/Berlin, 30 minutes')}`)
    assert.equal(events.length, 1)
    for (const line of [
      'DTSTART;TZID=Europe/Berlin:20261124T100000',
      'DTEND;TZID=Europe/Berlin:20261124T103000',
      'SUMMARY:Supplier review',
    ])
      assert.ok(events[0]!.includes(`\r\n${line}\r\n`), `${line}\n${events[0]}`)
    assert.match(events[0]!, /\r\nRRULE:FREQ=WEEKLY[^\r]*BYDAY=TU/)
    assert.match(
      out,
      /BEGIN:VTIMEZONE\r\nTZID:Europe\/Berlin\r\n[\s\S]*BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:\+0100\r\nTZOFFSETTO:\+0200\r\n/,
    )
  })

  test('the first day counts wherever it is said, beside a time in another cell or field', async () => {
    const said = 'every two weeks on Wednesday, starting 2026-10-07'
    const table = `| Ritual | Cadence | Time | Duration |\n|---|---|---|---|\n| Parts call | ${said} | 9:30 Europe/London | 30 minutes |\n`
    for (const page of [
      `# Rituals\n\n${table}`,
      `# Rituals\n\n## Parts call\n\n- Cadence: ${said}\n- Time: 9:30 Europe/London\n- Duration: 30 minutes\n`,
    ]) {
      const { events, error } = await calendar(page)
      assert.equal(error, '')
      assert.equal(events.length, 1, page)
      assert.ok(
        events[0]!.includes('\r\nDTSTART;TZID=Europe/London:20261202T093000\r\nDTEND;TZID=Europe/London:20261202T100000\r\n'),
        events[0],
      )
    }
  })

  test('a calendar without events says so, and each line ends as it has to', async () => {
    const { out, error } = await calendar('# Goals\n\n- Improve care\n')
    assert.equal(error, 'No ritual, milestone or deadline with a day of its own was found, so the calendar is empty.\n')
    assert.match(out, /\r\nEND:VCALENDAR\r\n$/)
    assert.doesNotMatch(out, /(?<!\r)\n/)
  })

  test('a weekday of a month comes round in that month', async () => {
    const { events } = await calendar(`# Rituals\n\n${ritual('Away-day', 'once a year, first Friday of February')}`)
    assert.ok(events[0]!.includes('\r\nDTSTART;VALUE=DATE:20270205\r\n'), events[0])
    assert.match(events[0]!, /\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=1FR\r\n/)
  })

  test('without a zone the time holds where the reader is, without a time the day is whole', async () => {
    const { events } = await calendar(`# Rituals\n\n${ritual('Huddle', 'every Monday at 9:00')}${ritual('Planning', 'every Friday')}`)
    assert.match(events[0]!, /\r\nDTSTART:20261130T090000\r\n/)
    assert.match(events[1]!, /\r\nDTSTART;VALUE=DATE:20261127\r\n/)
  })

  test('a ritual whose day nothing tells is named', async () => {
    const { events, error } = await calendar(
      `# Rituals\n\n${ritual('Retrospective', 'every two weeks on Tuesday')}${ritual('Town hall', 'monthly')}`,
    )
    assert.deepEqual([events.length, error], [0, 'Left out, since nothing tells their day: Retrospective, Town hall.\n'])
  })

  test('deadlines that goals name themselves are whole days; a quarter that all share is none, nor what is over', async () => {
    const { events } = await calendar(
      '# Goals for Q4 2026\n\n- Open a shop in Porto by 2026-12-11\n- Cut the price from 9 to 5 euros\n- Hire 4 drivers by 2026-10-30\n',
    )
    assert.equal(events.length, 1)
    assert.match(events[0]!, /\r\nDTSTART;VALUE=DATE:20261211\r\n[\s\S]*\r\nSUMMARY:Due: Open a shop in Porto/)
  })

  test('a day that is not in the calendar is named, and no other is taken for it', async () => {
    const { events, error } = await calendar('# Goals\n\n- Sign 40 clinics by 31.11.2026\n- Sign 9 labs by 30.11.2026\n')
    assert.deepEqual([events.length, error], [1, 'Left out, since nothing tells their day: Sign 40 clinics by 31.11.2026.\n'])
  })

  test('the same model and day give the same file', async () => {
    const page = `# Rituals\n\n${ritual('Huddle', 'every Monday at 9:00 Europe/Berlin')}`
    assert.equal((await calendar(page)).out, (await calendar(page)).out)
  })

  test('words of a page do not break out of their line', async () => {
    const { events } = await calendar(`# Rituals\n\n${ritual('Huddle; a, b\\ c', 'every Monday at 9:00')}`)
    assert.match(events[0]!, /\r\nSUMMARY:Huddle\\; a\\, b\\\\ c\r\n/)
  })

  test('it can go to a file', async () => {
    const { out } = await calendar(`# Rituals\n\n${ritual('Huddle', 'every Monday at 9:00')}`, ['--output', 'model.ics'])
    assert.equal(out, 'model.ics: 1 event\n')
    assert.match(readFileSync(join(folder.path, 'model.ics'), 'utf8'), /^BEGIN:VCALENDAR\r\n/)
  })
})
