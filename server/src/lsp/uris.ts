// Addresses of files: one spelling for each, and paths relative to a folder with `/`. Reads nothing.

import { URI, Utils } from 'vscode-uri'
import { byText } from '../core/index.js'

/** The one spelling of an address ("c:" and "c%3A" are the same drive). Never throws. */
export const canonical = byText((uri): string => {
  try {
    return URI.parse(uri).toString()
  } catch {
    return uri
  }
})

export function schemeOf(uri: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? ''
}

/** The rest of an address that holds nothing to decode. */
const plainPath = /^\/[\w.-][\w./-]*$/

/** The path of `uri` below `folder`, decoded, or null when it is not below it. The folder itself is ''. */
export function relativePath(folder: string, uri: string): string | null {
  // Without parsing where both are spelt alike and the rest needs no decoding: a folder has thousands of files.
  const rest = uri.startsWith(folder) ? uri.slice(folder.length) : ''
  if (plainPath.test(rest)) return rest.slice(1)
  const [root, file] = [URI.parse(folder), URI.parse(uri)]
  if (root.scheme !== file.scheme || root.authority !== file.authority) return null
  const base = root.path.replace(/\/+$/, '')
  if (file.path === base || file.path === `${base}/`) return ''
  return file.path.startsWith(`${base}/`) ? file.path.slice(base.length + 1) : null
}

/** `path` may lead upward with `..`. */
export function joinPath(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path).toString()
}

/** The folder that holds a file or folder, or null at the top. */
export function parentFolder(uri: string): string | null {
  const at = URI.parse(uri)
  const path = at.path.replace(/\/+$/, '')
  const slash = path.lastIndexOf('/')
  if (slash < 0 || path === '') return null
  return at.with({ path: path.slice(0, slash) || '/', query: '', fragment: '' }).toString()
}

/** The last segment of the path of an address, decoded. */
export function fileName(uri: string): string {
  // Without parsing where nothing needs decoding.
  const plain = /^[^:/?#]+:\/\/[^/?#]*\/(?:[^?#]*\/)?([\w.-]+)$/.exec(uri)
  if (plain) return plain[1]!
  const path = URI.parse(uri).path
  return path.slice(path.lastIndexOf('/') + 1)
}

export const configName = 'opmodel.yaml'
export const baselineName = 'opmodel-baseline.json'
export const ownersName = 'CODEOWNERS'

export function isConfig(uri: string): boolean {
  return fileName(uri) === configName
}

export function isMarkdownFile(uri: string): boolean {
  return /\.(?:md|markdown|mdx)$/i.test(fileName(uri))
}
