// Documents opened, changed, saved and closed; folders that come and go; files and settings that change outside the editor.

import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, type FileEvent } from 'vscode-languageserver'
import { baselineName, canonical, configName, fileName, isConfig, isMarkdownFile, ownersName, parentFolder } from '../uris.js'
import type { Wiring } from '../wiring.js'

export function registerSync(wiring: Wiring): void {
  const { connection, session } = wiring
  const failed = (place: string) => (error: unknown) => session.report(place, error)

  connection.onDidOpenTextDocument(({ textDocument }) => {
    session.documents.open(textDocument)
    touched(wiring, textDocument.uri, 'open').catch(failed('open'))
  })
  connection.onDidChangeTextDocument((params) => {
    if (session.documents.change(params, session.client.positions))
      touched(wiring, params.textDocument.uri, 'change').catch(failed('change'))
  })
  connection.onDidSaveTextDocument(({ textDocument }) => {
    if (session.documents.get(textDocument.uri)) touched(wiring, textDocument.uri, 'save').catch(failed('save'))
  })
  connection.onDidCloseTextDocument(({ textDocument }) => {
    closed(wiring, textDocument.uri).catch(failed('close'))
  })
  connection.onDidChangeWatchedFiles(({ changes }) => {
    filesChanged(wiring, changes).catch(failed('watched files'))
  })
  connection.onDidChangeConfiguration(({ settings }) => session.settingsChanged(settings))
}

/** What can only be asked for once the client is ready. */
export async function registerDynamically({ connection, session }: Wiring): Promise<void> {
  const { client } = session
  if (client.dynamicConfiguration) await connection.client.register(DidChangeConfigurationNotification.type, { section: 'opmodel' })
  if (client.dynamicWatching)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: '**/*.{md,markdown,mdx}' },
        ...[configName, baselineName, ownersName].map((name) => ({ globPattern: `**/${name}` })),
      ],
    })
  if (client.workspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.map(({ uri }) => canonical(uri))
      session.projects.setFolders([...session.projects.folders.filter((folder) => !gone.includes(folder)), ...added.map(({ uri }) => uri)])
      session.changed()
    })
}

async function touched({ session, diagnostics }: Wiring, uri: string, why: 'open' | 'change' | 'save'): Promise<void> {
  if (session.isMarkdown(uri)) {
    await diagnostics.touched(uri, why)
    session.modelTouched()
  } else if (session.isConfig(uri)) await configChanged({ session, diagnostics }, uri, why === 'open')
}

async function closed({ session, diagnostics }: Wiring, uri: string): Promise<void> {
  const [wasMarkdown, wasConfig] = [session.isMarkdown(uri), session.isConfig(uri)]
  if (wasMarkdown) {
    const { project, path, shared } = await session.projects.home(uri)
    const edited = session.documents.get(uri)?.edited
    session.documents.close(uri)
    if (shared) await project.close(path)
    else project.forgetVisitor(path)
    diagnostics.closed(uri)
    session.modelTouched()
    // A client asks again for the page it shows then only if it is told to.
    if (edited && shared) diagnostics.refresh()
  } else session.documents.close(uri)
  if (wasConfig) await configChanged({ session, diagnostics }, uri, false)
}

/** `opmodel.yaml` was edited, came or went. */
async function configChanged(
  { session, diagnostics }: Pick<Wiring, 'session' | 'diagnostics'>,
  uri: string,
  opened: boolean,
): Promise<void> {
  const folder = parentFolder(canonical(uri))
  if (folder === null) return
  let project = await session.projects.reload(folder)
  if (!project || opened) {
    session.projects.forgetRoots()
    project = await session.projects.ofFolder(folder)
  }
  diagnostics.pushConfig(project)
  session.changed()
}

async function filesChanged({ session, diagnostics }: Wiring, changes: readonly FileEvent[]): Promise<void> {
  let other = false
  const pages = changes.map(({ uri }) => uri).filter(isMarkdownFile)
  for (const { uri } of changes) {
    if (isConfig(uri)) {
      session.projects.forgetRoots()
      if (!session.documents.get(uri)) await configChanged({ session, diagnostics }, uri, false)
    } else if (fileName(uri) === baselineName)
      other = (await session.projects.reload(parentFolder(canonical(uri)) ?? '')) !== undefined || other
    else if (fileName(uri) === ownersName)
      for (const project of session.projects.all())
        if (project.pathOf(canonical(uri)) !== null) other = (await session.projects.reload(project.root)) !== undefined || other
  }
  for (const project of session.projects.all()) {
    const paths = pages.map((uri) => project.pathOf(canonical(uri))).filter((path): path is string => path !== null)
    if (paths.length > 0) await project.changedOnDisk(paths)
    other ||= paths.length > 0
  }
  if (other) session.changed()
}
