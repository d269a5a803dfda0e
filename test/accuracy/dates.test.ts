// The measure of date phrases: a suite's test file as a table, what is left out of it, and what counts as found.

import assert from 'node:assert/strict'
import { scoreDates, writeDates } from './dates.js'
import { casesOf } from './suite.js'

const file = `
import * as chrono from '../../src/chrono'
import { testSingleCase, testUnexpectedResult } from '../test_util'

test('a helper', () => {
  testSingleCase(chrono, 'The oven is built by 12 March 2027.', new Date(2026, 7, 10), (result, text) => {
    expect(result.index).toBe(21)
    expect(result.text).toBe('12 March 2027')
    expect(result.start.get('year')).toBe(2027)
    expect(result.start).toBeDate(new Date(2027, 2, 12))
  })
  testUnexpectedResult(chrono, 'The version is 1.1.3')
})

test('by hand', function () {
  const own = new chrono.Chrono(chrono.strictOption())
  own.parsers.push(new chrono.Parser())
  const results = own.parse('Open in May 2027 and in May 2028', { forwardDate: true })
  expect(results.length).toBe(2)
  expect(results[0].text).toBe('May 2027')
  expect(results[1].text).toBe('May 2028')
  expect(chrono.strict.parse('maybe')).toHaveLength(0)
  expect(chrono.parse('Open at 12:30')[0].text).toBe('12:30')
})
`

suite('the measure of date phrases', () => {
  const cases = casesOf('some.test.ts', file)

  test('reads what a test file expects', () => {
    assert.deepEqual(
      cases.map(({ text, phrases }) => [text, ...phrases]),
      [
        ['The oven is built by 12 March 2027.', '12 March 2027'],
        ['The version is 1.1.3'],
        ['Open in May 2027 and in May 2028', 'May 2027', 'May 2028'],
        ['maybe'],
        ['Open at 12:30', '12:30'],
      ],
    )
  })

  test('a file that is no test file is an error', () => {
    assert.throws(() => casesOf('some.test.ts', 'no.such.thing()'), /no is not defined/)
  })

  test('counts what is found, in the same words, and what is none', () => {
    const more = [
      { file: 'a', text: 'next week (Dec 2026)', phrases: ['next week (Dec 2026'] },
      { file: 'a', text: 'zorkday', phrases: ['zorkday'] },
      { file: 'a', text: 'for 2027', phrases: [] },
      { file: 'a', text: 'for May 2027', phrases: ['May 2027'] },
      { file: 'a', text: 'for May 2027', phrases: [] },
      { file: 'a', text: '31 June 2027', phrases: [] },
    ]
    const score = scoreDates([...cases, ...more])
    const { phrases, found, exact, wrong, told, left, misses } = score
    assert.deepEqual({ phrases, found, exact, wrong, told }, { phrases: 6, found: 5, exact: 4, wrong: 1, told: 7 })
    assert.deepEqual([...left], [['times of the day', 1]])
    assert.deepEqual(
      misses.map((line) => line.split('\t')[0]),
      ['other words', 'missed', 'wrong'],
    )
    assert.match(writeDates(score), /\| a phrase is found \| 83 % \| 6 \|/)
  })
})
