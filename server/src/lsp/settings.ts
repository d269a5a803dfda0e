// The editor's own settings: habits only. None of them changes which findings exist; that is said in opmodel.yaml.

export type CheckRun = 'onType' | 'onSave' | 'manual'

export interface EditorSettings {
  readonly enable: boolean
  readonly run: CheckRun
  readonly inlayHints: boolean
  readonly codeLens: boolean
  readonly index: 'auto' | 'off'
}

export const defaultEditorSettings: EditorSettings = { enable: true, run: 'onType', inlayHints: false, codeLens: false, index: 'auto' }

/** Reads the `opmodel` section as a client sends it, nested or with dotted keys; what is not understood keeps its default. */
export function readEditorSettings(section: unknown): EditorSettings {
  const value = (path: string): unknown =>
    isRecord(section)
      ? (section[path] ?? path.split('.').reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), section))
      : undefined
  const flag = (path: string, otherwise: boolean) => (typeof value(path) === 'boolean' ? (value(path) as boolean) : otherwise)
  const oneOf = <T extends string>(path: string, known: readonly T[], otherwise: T): T =>
    known.includes(value(path) as T) ? (value(path) as T) : otherwise
  return {
    enable: flag('enable', defaultEditorSettings.enable),
    run: oneOf('check.run', ['onType', 'onSave', 'manual'], defaultEditorSettings.run),
    inlayHints: flag('inlayHints', defaultEditorSettings.inlayHints),
    codeLens: flag('codeLens', defaultEditorSettings.codeLens),
    index: oneOf('index', ['auto', 'off'], defaultEditorSettings.index),
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
