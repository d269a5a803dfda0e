// Keeps one failing answer from taking the server down: logs it once per place and goes on with a fallback.

import type { CancellationToken } from 'vscode-languageserver'
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver'

export type Report = (place: string, error: unknown) => void

/** A report that writes each place once, so that a fault on every keystroke does not flood the log. */
export function reporter(write: (message: string) => void): Report {
  const seen = new Set<string>()
  return (place, error) => {
    if (seen.has(place)) return
    seen.add(place)
    write(`${place}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}

/** A handler that answers `fallback` instead of failing, and "cancelled" to a request the client has given up. */
export function guard<Params, Result>(
  report: Report,
  place: string,
  fallback: Result,
  handle: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<void>> {
  return async (params, token) => {
    const cancelled = () => new ResponseError<void>(LSPErrorCodes.RequestCancelled, `${place} cancelled`)
    if (token.isCancellationRequested) return cancelled()
    try {
      const result = await handle(params, token)
      return token.isCancellationRequested ? cancelled() : result
    } catch (error) {
      report(place, error)
      return fallback
    }
  }
}
