// Which files of a folder nobody means to be read, as its ignore files say; told their texts, reads none itself.

import ignore, { type Ignore } from 'ignore'

export const ignoreFileNames: readonly string[] = ['.gitignore', '.opmodelignore']

/** Folders that hold no pages of an author, whatever the ignore files say. */
export const skippedFolders: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules'])

interface Layer {
  /** The folder of the ignore file with a `/` at its end; empty at the top. */
  readonly base: string
  readonly rules: Ignore
}

/** The ignore files of a folder and of those above it, as git puts them together: the nearest that speaks of a path decides. */
export class Ignored {
  readonly #layers: readonly Layer[]

  private constructor(layers: readonly Layer[]) {
    this.#layers = layers
  }

  static readonly nothing: Ignored = new Ignored([])

  /** With the rules of one more folder. Paths are relative to one top folder, with `/`; `folder` is empty for the top itself. */
  with(folder: string, texts: readonly string[]): Ignored {
    if (texts.length === 0) return this
    const rules = ignore({ ignoreCase: false })
    for (const text of texts) rules.add(text)
    return new Ignored([{ base: folder === '' ? '' : `${folder}/`, rules }, ...this.#layers])
  }

  /** True for a path that the rules leave out. A folder that is left out takes all in it along; callers do not enter it. */
  ignores(path: string, isFolder: boolean): boolean {
    for (const { base, rules } of this.#layers) {
      if (!path.startsWith(base) || path === base) continue
      const own = path.slice(base.length) + (isFolder ? '/' : '')
      if (!ignore.isPathValid(own)) continue
      const { ignored, unignored } = rules.test(own)
      if (ignored || unignored) return ignored
    }
    return false
  }
}
