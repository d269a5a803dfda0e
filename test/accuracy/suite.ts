// Public suites of date parsers as tables: runs their test files over a stand-in for the parser, which hears what each test expects; knows nothing of our scanner.

import { createContext, runInContext } from 'node:vm'
import ts from 'typescript'

/** One sentence of a suite, and the phrases that are times in it; none where the suite says there is none. */
export interface SuiteCase {
  readonly file: string
  readonly text: string
  readonly phrases: readonly string[]
}

/**
 * The cases of a test file in the style of chrono-node's: `chrono.parse(text, …)` or `testSingleCase(chrono, text, …, check)`, with
 * `expect(…)` about `result.text` and the number of results. What else a test expects is passed over. Throws where the file cannot be run.
 */
export function casesOf(file: string, source: string): readonly SuiteCase[] {
  const heard: { readonly text: string; readonly phrases: Map<number, string>; none: boolean }[] = []
  const parse = (text: unknown) => {
    const one = { text: String(text), phrases: new Map<number, string>(), none: false }
    heard.push(one)
    return standIn((path, value) => {
      const [, at] = /^(?:\.(\d+))?\.text$/.exec(path) ?? []
      if (path.endsWith('.text') && at !== undefined) one.phrases.set(Number(at), String(value))
      else if (path === '.length' && value === 0) one.none = true
    })
  }
  const single = (_: unknown, text: unknown, ...rest: readonly unknown[]) => {
    const results = parse(text)
    const check = rest.find((one): one is (result: unknown, text: unknown) => void => typeof one === 'function')
    check?.(results[0], text)
  }
  const chrono = moduleOf({ parse, parseDate: () => standIn(() => {}) })
  const helpers = {
    testSingleCase: single,
    testWithExpectedDate: () => {},
    testUnexpectedResult: (_: unknown, text: unknown) => {
      heard.push({ text: String(text), phrases: new Map(), none: true })
    },
  }
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } })
  const test = (_: string, body: () => void) => body()
  const context = createContext({
    module: { exports: {} },
    exports: {},
    require: (name: string) => (name.endsWith('test_util') ? helpers : chrono),
    test: Object.assign(test, { skip: () => {} }),
    describe: test,
    it: test,
    expect: expecting,
    console: { log() {} },
  })
  runInContext(outputText, context, { timeout: 10_000 })
  return heard
    .filter(({ phrases, none }) => none || phrases.size > 0)
    .map(({ text, phrases }) => ({ file, text, phrases: [...phrases].sort(([a], [b]) => a - b).map(([, phrase]) => phrase) }))
}

const hear = Symbol('hear')
type Heard = (path: string, value: unknown) => void

/** Whatever is asked of it, by names or calls, is a stand-in again; what is expected of one is told under the path of its names. */
function standIn(heard: Heard, path = ''): Record<PropertyKey, never> {
  return new Proxy((() => {}) as never, {
    get(_, name) {
      if (name === hear) return (value: unknown) => heard(path, value)
      if (name === Symbol.toPrimitive || name === 'valueOf') return () => 0
      if (name === Symbol.iterator) return undefined
      return standIn(heard, `${path}.${String(name)}`)
    },
    apply: () => standIn(heard, `${path}()`),
    construct: () => standIn(heard) as never,
  })
}

/** A module in which `parse` is known wherever it is asked for; parsers, configurations and other languages are the module again. */
function moduleOf(known: Readonly<Record<string, unknown>>): unknown {
  const module: unknown = new Proxy(class {}, {
    get: (_, name) => (typeof name === 'string' && known[name]) || (name === '__esModule' ? true : module),
    apply: () => module,
    construct: () => module as object,
  })
  return module
}

/** `expect(actual)` of which only the comparisons with a value are heard; `not` turns them into nothing. */
function expecting(actual: unknown): unknown {
  const known: Readonly<Record<string, (value: unknown) => void>> = {
    toBe: (value) => tell(actual, value),
    toEqual: (value) => tell(actual, value),
    toHaveLength: (value) => tell((actual as { readonly length?: unknown } | undefined)?.length, value),
  }
  return new Proxy(known, { get: (_, name) => (name === 'not' ? expecting(undefined) : (known[String(name)] ?? (() => {}))) })
}

function tell(standsIn: unknown, value: unknown): void {
  if (typeof standsIn !== 'function') return
  const listen = (standsIn as unknown as Readonly<Record<symbol, unknown>>)[hear]
  if (typeof listen === 'function') listen(value)
}
