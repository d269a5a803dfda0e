// Builds what is run and shipped: the bundles in dist/, minified, their source maps in out/maps/ so that the package does not carry them.

import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, context } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const watch = process.argv.includes('--watch')
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
const quiet = process.argv.includes('--quiet')

/** CommonJS packages inside an ES module still call `require` for Node's own modules. */
const requireInModule = `import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);`

/** One function of `require`, `module` and `exports`, in ASCII: what `compiled.ts` loads. */
const commandScript = {
  platform: 'node',
  format: 'cjs',
  banner: '(function (require, module, exports) {',
  footer: '})',
  mainFields: ['module', 'main'],
  late: { 'node:child_process': ['spawn', 'spawnSync'] },
  ascii: true,
}

/** Every bundle: where it starts, where it goes, and what makes it fit its place. */
const bundles = [
  { in: 'client/src/node.ts', out: 'dist/client/node.cjs', platform: 'node', format: 'cjs', external: ['vscode'] },
  { in: 'client/src/browser.ts', out: 'dist/client/browser.js', platform: 'browser', format: 'cjs', external: ['vscode'] },
  {
    in: 'server/src/host/node.ts',
    out: 'dist/server/node.mjs',
    platform: 'node',
    format: 'esm',
    banner: requireInModule,
    parts: 'node',
  },
  // Without the condition `worker` a dependency of remark brings its DOM build, which crashes where there is no document.
  { in: 'server/src/host/browser.ts', out: 'dist/server/browser.js', platform: 'browser', format: 'iife', conditions: ['worker'] },
  // CommonJS: Node loads no module before it has loaded what loads modules.
  { in: 'server/src/cli/main.ts', out: 'dist/cli.cjs', platform: 'node', format: 'cjs' },
  // Scripts, of which V8's work can be kept between runs: one for `check`, one where a command is evaluated only when it is asked for.
  { in: 'server/src/cli/terminal-check.ts', out: 'dist/check.cjs', ...commandScript, alone: true },
  { in: 'server/src/cli/terminal.ts', out: 'dist/commands.cjs', ...commandScript },
  { in: 'client/preview/main.tsx', out: 'dist/preview/main.js', platform: 'browser', format: 'iife' },
  { in: 'client/preview/preview.css', out: 'dist/preview/preview.css' },
  // Not shipped: the folder of `npm start`, as a file system for VS Code in the browser.
  {
    in: 'client/start/folder/extension.ts',
    out: 'dist/start/folder/extension.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  { in: 'client/start/folder/manifest.json', out: 'dist/start/folder/package.json', copy: true },
]

const wanted = bundles.filter((bundle) => {
  const there = existsSync(join(root, bundle.in))
  if (!there && !quiet) console.log(`skipped ${bundle.out}: there is no ${bundle.in}`)
  return there
})

// One bundle that cannot be built does not keep the others from being written.
const failed = (await Promise.allSettled(wanted.map(make))).filter(({ status }) => status === 'rejected')
if (!watch && !quiet) console.log(`built ${wanted.length - failed.length} files in dist/`)
for (const { reason } of failed) console.error(reason instanceof Error ? reason.message : reason)
if (failed.length > 0) process.exitCode = 1

async function make(bundle) {
  if (bundle.copy) return write(bundle, [{ path: join(root, bundle.out), contents: await readFile(join(root, bundle.in)) }])
  const options = {
    absWorkingDir: root,
    // The server is loaded once its client is greeted: the rest lies in parts beside the entry.
    ...(bundle.parts
      ? {
          entryPoints: { [basename(bundle.out, '.mjs')]: bundle.in },
          outdir: dirname(bundle.out),
          outExtension: { '.js': '.mjs' },
          chunkNames: `${bundle.parts}/[name]-[hash]`,
          splitting: true,
        }
      : { entryPoints: [bundle.in], outfile: bundle.out }),
    bundle: true,
    minify: true,
    sourcemap: bundle.format ? 'external' : false,
    target: bundle.platform === 'node' ? 'node20.19' : 'es2022',
    // Else a literal with `\p{…}` becomes a call that makes the expression anew each time it is reached; the target's table knows only of later scripts.
    supported: { 'regexp-unicode-property-escapes': true },
    define: { VERSION: JSON.stringify(version) },
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    ...(bundle.platform && { platform: bundle.platform }),
    ...(bundle.format && { format: bundle.format }),
    ...(bundle.external && { external: bundle.external }),
    ...(bundle.conditions && { conditions: bundle.conditions }),
    ...(bundle.banner && { banner: { js: bundle.banner } }),
    ...(bundle.mainFields && { mainFields: bundle.mainFields }),
    ...(bundle.footer && { footer: { js: bundle.footer } }),
    plugins: [
      ...(bundle.late ? [lateModules(bundle.late)] : []),
      ...(bundle.alone ? [withoutParts()] : []),
      { name: 'write', setup: (on) => on.onEnd(({ outputFiles }) => write(bundle, outputFiles ?? [])) },
    ],
  }
  if (watch) await (await context(options)).watch()
  else await build(options)
}

/** Functions of Node's modules whose module is loaded when one of them is called: a run that calls none does not wait for it. */
function lateModules(functions) {
  return {
    name: 'late modules',
    setup(on) {
      on.onResolve({ filter: new RegExp(`^(?:${Object.keys(functions).join('|')})$`) }, ({ path, namespace }) =>
        namespace === 'late' ? { path, external: true } : { path, namespace: 'late' },
      )
      on.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
        contents: functions[path].map((name) => `exports.${name} = (...given) => require('${path}').${name}(...given)`).join('\n'),
      }))
    },
  }
}

/** Leaves out what is imported only when it is asked for, so that what remains need not be evaluated piece by piece. */
function withoutParts() {
  return {
    name: 'without parts',
    setup(on) {
      on.onResolve({ filter: /^\./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined))
    },
  }
}

async function write(bundle, files) {
  for (const { path, contents } of files) {
    const target = path.endsWith('.map') ? join(root, 'out/maps', relative(join(root, 'dist'), path)) : path
    await mkdir(dirname(target), { recursive: true })
    // Renamed into place: whoever is running the old file never reads half of the new one.
    const half = `${target}.${process.pid}`
    await writeFile(half, bundle.ascii ? ascii(contents) : contents)
    if (contents[0] === 0x23 && contents[1] === 0x21) await chmod(half, 0o755)
    await rename(half, target)
  }
  if (bundle.parts) await dropOldParts(join(root, dirname(bundle.out), bundle.parts), new Set(files.map(({ path }) => basename(path))))
}

/** The bundler leaves characters in patterns as they are; an escape means the same there. */
function ascii(contents) {
  return Buffer.from(contents)
    .toString()
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Parts are named by their content, so a changed one leaves the former behind. */
async function dropOldParts(folder, current) {
  for (const name of await readdir(folder)) if (!current.has(name)) await rm(join(folder, name), { force: true })
}
