// What the server asks of the place it runs in: files, the day, timers. Knows neither Node nor a browser.

import type { Connection } from 'vscode-languageserver'
import type { PastProject } from '../core/index.js'

/** Everything that differs between Node, a worker and a test. URIs are whole (`file:///…`, `vscode-vfs://…`). */
export interface Host {
  /** The version people know the product by. */
  readonly version: string
  /** Folder of the rule pages as a URI, where the server has them beside it. */
  readonly rulePages?: string
  /** The text of a file without its byte order mark, or null where there is none that can be read as text. */
  readFile(uri: string): Promise<string | null>
  /** Markdown and `opmodel.yaml` files below a folder, ignore files honoured; `cut` when there are more than were listed. */
  findFiles(folder: string): Promise<{ readonly uris: readonly string[]; readonly cut: boolean }>
  /** What the last commit holds of the project in a folder, or a sentence why nobody can tell. Absent where no history can be asked. */
  committed?(folder: string): Promise<PastProject | string>
  /** Files through the client, where it serves them in place of this host. */
  clientFiles?(connection: Connection): Pick<Host, 'readFile' | 'findFiles'>
  /** The local calendar day, `2026-12-31`. */
  today(): string
  /** The reader's time zone (`Europe/Berlin`), where it is known. */
  zone?(): string | null
  /** Milliseconds until the local day changes, at least one second. */
  untilTomorrow(): number
  /** Milliseconds of a clock that only goes forward. */
  now(): number
  /** Runs once after some milliseconds; the result takes it back. A pending timer must not keep the process alive. */
  setTimer(milliseconds: number, run: () => void): () => void
  /** Lets waiting messages be read first. */
  pause(): Promise<void>
  /** Much is read from now on (`true`) or no longer (`false`), in pairs: memory counts for more than speed meanwhile. */
  spareMemory?(begins: boolean): void
  /**
   * Texts in UTF-8 that are kept from one start to the next, by name; absent where nothing may be kept. `read` gives null for what is not
   * there, damaged, somebody else's or of another build. `write` takes a text in parts, each asked for when those before it are written, in
   * order and none ending within a character, and keeps all of it or nothing. Neither ever throws.
   */
  cache?: {
    read(name: string): Promise<Uint8Array | null>
    write(name: string, parts: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): Promise<void>
  }
  /** Calls back with changed files below a folder where the client cannot watch; the result stops it. */
  watch?(folder: string, changed: (uris: readonly string[]) => void): () => void
}
