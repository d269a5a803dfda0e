// Runs one rule and makes of what it reports what is told, with the severity it is shown with here.

import type { Settings, Severity } from '../config.js'
import type { Item } from '../model/document.js'
import type { Report, Rule } from './define.js'
import type { Facts } from './facts.js'
import { ruleById } from './index.js'
import { ruleSeverity, severities, shownSeverity } from './severity.js'
import type { Told } from './told.js'

/** Told of a rule that threw; it silences only itself. */
export type OnError = (rule: string, error: unknown) => void

/** True where a rule runs in a document with these settings. */
export function isOn(rule: Rule, settings: Settings): boolean {
  return ruleSeverity(rule, settings) !== 'off'
}

/** What a rule tells. `item` is the one that all its reports are about, where they name none. */
export const toldBy = (rule: Rule, run: () => Generator<Report>, facts: Facts, onError: OnError, item?: Item): Told[] =>
  guarded(rule.id, onError, run).flatMap((report) => toldOf(rule, item ? { ...report, item } : report, facts))

/** The reports of one rule; one that throws says nothing, and stops nobody else. */
export function guarded<R>(rule: string, onError: OnError, run: () => Generator<R>): R[] {
  try {
    return [...run()]
  } catch (error) {
    onError(rule, error)
    return []
  }
}

/** What is told of a report; nothing where its rule is off, or demands something of an item that may be no goal. */
export function toldOf(rule: Rule, report: Report, facts: Facts): Told[] {
  const { settings } = facts
  const own = ruleSeverity(rule, settings)
  if (own === 'off') return []
  const stands = report.as === undefined ? undefined : ruleById(report.as)
  const inherited = stands && settings.rules[rule.id] === undefined ? ruleSeverity(stands, settings) : 'off'
  const leading = stands && inherited !== 'off' ? stands : rule
  const severity = leading === rule ? own : (inherited as Severity)
  const demanding = leading.severity === 'warning' || leading.severity === 'error'
  const modest = demanding && report.item !== undefined && !report.item.certain ? report.uncertain : severity
  if (modest === undefined) return []
  return [{ rule, severity: shownSeverity(leading, milder(severity, modest), settings, facts.today, rule.id), report }]
}

const milder = (a: Severity, b: Severity): Severity => (severities.indexOf(a) > severities.indexOf(b) ? a : b)
