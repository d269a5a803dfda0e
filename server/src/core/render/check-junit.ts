// The findings of a run as JUnit XML: a suite per page, a case per finding, failed where the finding makes the run fail.

import { type Report, type ReportedFinding, summaryLine, visible } from './report.js'

export function junitReport(report: Report): string {
  const pages = new Map<string, ReportedFinding[]>()
  for (const one of visible(report)) pages.set(one.repositoryFile, [...(pages.get(one.repositoryFile) ?? []), one])
  const { failing } = report.counts
  // Readers of such reports take one without any case for a broken run.
  const clean = [
    `  <testsuite name="opmodel" tests="1" failures="0">`,
    `    <testcase classname="opmodel" name="${xml(summaryLine(report))}"/>`,
    '  </testsuite>',
  ]
  const suites = [...pages].flatMap(([file, findings]) => [
    `  <testsuite name="${xml(file)}" tests="${findings.length}" failures="${findings.filter((one) => one.failing).length}">`,
    ...findings.map((one) => `    ${testcase(one)}`),
    '  </testsuite>',
  ])
  const tests = Math.max(1, visible(report).length)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="opmodel" tests="${tests}" failures="${failing}">`,
    ...(suites.length > 0 ? suites : clean),
    '</testsuites>',
    '',
  ].join('\n')
}

function testcase({ finding, repositoryFile, range, failing }: ReportedFinding): string {
  const { line, column } = range.start
  const name = xml(`${finding.rule} (${line}:${column})`)
  const text = xml(`${repositoryFile}:${line}:${column}: ${finding.severity}: ${finding.message}`)
  const inside = failing
    ? `<failure message="${xml(finding.message)}" type="${finding.severity}">${text}</failure>`
    : `<system-out>${text}</system-out>`
  return `<testcase classname="${xml(repositoryFile)}" name="${name}">${inside}</testcase>`
}

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** Text in XML 1.0, which has no place at all for most control characters and for halves of letters. */
function xml(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\uFFFD',
    )
    .replace(/[&<>"\n\r\t]/g, (character) => names[character] ?? '')
}
