// The findings of a run as SARIF 2.1.0, for services that read it; paths are relative to the repository.

import type { Log, PhysicalLocation, ReportingDescriptor, Result } from 'sarif'
import type { Severity } from '../config.js'
import { ruleById } from '../rules/index.js'
import type { RelatedPlace, Report, ReportedFinding } from './report.js'

const levels: Readonly<Record<Severity, Result.level>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' }

export function sarifReport({ version, findings }: Report): string {
  const ids = [...new Set(findings.map(({ finding }) => finding.rule))].sort()
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'opmodel', version, rules: ids.map(ruleJson) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((one) => resultJson(one, ids)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function ruleJson(id: string): ReportingDescriptor {
  const rule = ruleById(id)
  if (!rule) return { id }
  return {
    id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why.trim() },
    help: { text: rule.why.trim(), markdown: [rule.why.trim(), rule.whenNotToUse?.trim()].filter(Boolean).join('\n\n') },
    defaultConfiguration: { level: levels[rule.severity] },
  }
}

function resultJson(one: ReportedFinding, ids: readonly string[]): Result {
  const { finding, related } = one
  const { suppressed } = finding
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: place(one) }],
    ...(related.length > 0
      ? { relatedLocations: related.map((other, id) => ({ id, message: { text: other.message }, physicalLocation: place(other) })) }
      : {}),
    partialFingerprints: { 'opmodel/v1': one.project === null ? finding.fingerprint : `${one.project}:${finding.fingerprint}` },
    ...(suppressed
      ? {
          suppressions: [
            {
              kind: suppressed.by === 'comment' ? 'inSource' : 'external',
              ...(suppressed.reason === null ? {} : { justification: suppressed.reason }),
            },
          ],
        }
      : {}),
  }
}

function place({ repositoryFile, range }: Pick<RelatedPlace, 'repositoryFile' | 'range'>): PhysicalLocation {
  const uri = repositoryFile.split('/').map(encodeURIComponent).join('/')
  return {
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: {
      ...{ startLine: range.start.line, startColumn: range.start.column },
      ...{ endLine: range.end.line, endColumn: range.end.column },
    },
  }
}
