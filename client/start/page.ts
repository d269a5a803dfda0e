// The first page: VS Code for the web, told where its own files, this extension and the folder are.

import { createHash } from 'node:crypto'

export interface PageOptions {
  readonly authority: string
  readonly token: string
  /** Names of further folders served as extensions. */
  readonly more: readonly string[]
  readonly title: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly askForTrust?: boolean
}

/** The scheme of the opened folder; `client/start/folder` answers it. */
export const folderScheme = 'opmodel-folder'

export function indexPage({ authority, token, more, title, settings, askForTrust }: PageOptions): string {
  const base = `/${token}/vscode`
  const at = (path: string) => ({ scheme: 'http', authority, path: `/${token}/${path}` })
  const product = {
    productConfiguration: {
      nameShort: 'VS Code',
      nameLong: 'VS Code',
      applicationName: 'code-web',
      version: '1.91.1',
      enableTelemetry: false,
    },
    folderUri: { scheme: folderScheme, authority: 'local', path: `/${nameOf(title)}` },
    additionalBuiltinExtensions: [at('folder'), at('extension'), ...more.map(at)],
    webviewEndpoint: `http://${authority}/${token}/frame`,
    enableWorkspaceTrust: askForTrust === true,
    configurationDefaults: { ...calm, ...settings },
  }
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${inHtml(nameOf(title))}</title>
<link rel="icon" href="${base}/favicon.ico" type="image/x-icon">
<link data-name="vs/workbench/workbench.web.main" rel="stylesheet" href="${base}/out/vs/workbench/workbench.web.main.css">
</head>
<body aria-label=""></body>
<script>performance.mark('code/didStartRenderer'); window.product = ${inScript(product)}</script>
<script src="${base}/out/vs/loader.js"></script>
<script src="${base}/out/vs/webPackagePaths.js"></script>
<script>
const base = ${inScript(base)}
for (const name of Object.keys(self.webPackagePaths)) {
  self.webPackagePaths[name] = location.origin + base + '/node_modules/' + name + '/' + self.webPackagePaths[name]
}
require.config({
  baseUrl: location.origin + base + '/out',
  recordStats: true,
  trustedTypesPolicy: window.trustedTypes?.createPolicy('amdLoader', {
    createScriptURL(value) {
      if (value.startsWith(location.origin)) return value
      throw new Error('Invalid script url: ' + value)
    },
  }),
  paths: self.webPackagePaths,
})
performance.mark('code/willLoadWorkbenchMain')
</script>
<script src="${base}/out/vs/workbench/workbench.web.main.nls.js"></script>
<script src="${base}/out/vs/workbench/workbench.web.main.js"></script>
<script src="${base}/out/vs/code/browser/workbench/workbench.js"></script>
</html>
`
}

/**
 * VS Code's page around previews, which insists on a host name of its own. A browser that keeps third parties from storing anything
 * (private windows do) would then show no preview, so here it also accepts the host that serves everything else.
 */
export function framePage(original: string): string {
  const condition = 'if (hostname === parentOriginHash ||'
  const [, script] = /<script[^>]*>([\s\S]*?)<\/script>/.exec(original) ?? []
  if (!script?.includes(condition)) throw new Error('this version of VS Code for the web is not known')
  const changed = script.replace(condition, `if (parentOrigin === location.origin || hostname === parentOriginHash ||`)
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
  return original.replace(script, () => changed).replace(hash(script), hash(changed))
}

/** What a visitor of the browser edition need not meet: a first page about VS Code, offers that need a network. */
const calm = {
  // As on the desktop: a file changes when its author saves it.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'security.workspace.trust.emptyWindow': true,
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? 'folder'
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}

/** JSON that no `</script>` in a folder's name can end. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}
