// Small badges on goals and rituals in the built-in Markdown preview, drawn from what the server last sent; its texts are the only thing the client keeps.

import * as vscode from 'vscode'
import type { ModelItem } from '../../server/src/protocol/requests.js'
import { OneAtATime } from './one-at-a-time.js'
import type { Server } from './server.js'
import { setting } from './settings.js'

/** What is used of markdown-it; VS Code hands it over. */
interface Token {
  readonly type: string
  readonly map: readonly [number, number] | null
  readonly children: readonly Token[] | null
}
interface Environment {
  readonly currentDocument?: vscode.Uri
}
type Render = (tokens: readonly Token[], options: unknown, environment: Environment | undefined) => string
export interface MarkdownIt {
  readonly renderer: { render: Render }
}

export class PreviewBadges implements vscode.Disposable {
  /** Zero-based line to badge, by document and the version it was computed for. */
  readonly #badges = new Map<string, ReadonlyMap<number, string>>()
  readonly #subscriptions: readonly vscode.Disposable[]
  readonly #updating = new OneAtATime(() => this.#update())
  /** The page a preview last wanted to draw; nothing is asked of the server before. */
  #page: string | undefined

  constructor(private readonly server: Server) {
    this.#subscriptions = [
      server.onDidChange(() => void this.#updating.run()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#badges.delete(uri.toString())),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('opmodel.previewBadges') && void this.#redraw()),
    ]
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  /** Only while it renders does markdown-it know which page it is about. */
  readonly extend = (markdown: MarkdownIt): MarkdownIt => {
    const { renderer } = markdown
    const plain = renderer.render.bind(renderer)
    renderer.render = (tokens, options, environment) => plain(this.#withBadges(tokens, environment), options, environment)
    return markdown
  }

  #withBadges(tokens: readonly Token[], environment: Environment | undefined): readonly Token[] {
    const uri = environment?.currentDocument?.toString()
    if (!uri || !setting('previewBadges')) return tokens
    const badges = this.#badges.get(uri)
    if (!badges) {
      this.#page = uri
      void this.#updating.run()
      return tokens
    }
    return tokens.map((token) => {
      const text = token.type === 'inline' && token.map ? badges.get(token.map[0]) : undefined
      if (!text || !token.children) return token
      const badge = like(token, { type: 'html_inline', content: ` <span class="opmodel-badge">${escaped(text)}</span>`, children: null })
      return like(token, { ...token, children: [...token.children, badge] })
    })
  }

  async #update(): Promise<void> {
    const uri = this.#page
    if (!uri) return
    const result = await this.server.model({ groupBy: 'file', uri, owners: [], onlyOpen: true })
    if (!result) return
    const items = result.groups.flatMap(({ items }) => [...flat(items)])
    const open = new Set(vscode.workspace.textDocuments.map((document) => document.uri.toString()))
    let changed = false
    for (const page of open) {
      const badges = new Map(
        items
          .filter((item) => item.uri === page && badged.has(item.kind))
          .map((item) => [item.selectionRange.start.line, item.description]),
      )
      const before = this.#badges.get(page)
      if (before && same(before, badges)) continue
      this.#badges.set(page, badges)
      changed ||= badges.size > 0 || (before?.size ?? 0) > 0
    }
    if (changed) await this.#redraw()
  }

  async #redraw(): Promise<void> {
    if (this.#page) await vscode.commands.executeCommand('markdown.preview.refresh')
  }
}

const badged: ReadonlySet<ModelItem['kind']> = new Set<ModelItem['kind']>(['goal', 'objective', 'key-result', 'bet', 'ritual'])

/** A token of its own: VS Code keeps the others for the next time. */
function like(token: Token, values: object): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token)), values)
}

function* flat(items: readonly ModelItem[]): Generator<ModelItem> {
  for (const item of items) {
    yield item
    yield* flat(item.children)
  }
}

function same(a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>): boolean {
  return a.size === b.size && [...a].every(([line, text]) => b.get(line) === text)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}
