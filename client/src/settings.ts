// Reads the extension's settings, typed by their list.

import * as vscode from 'vscode'
import type { SettingKey, settings } from './settings-list.js'

type Entry<Key extends SettingKey> = Extract<(typeof settings)[number], { readonly key: Key }>
type Value<Key extends SettingKey> = Entry<Key> extends { readonly choices: readonly (readonly [infer Name, string])[] } ? Name : boolean

export function setting<Key extends SettingKey>(key: Key, scope?: vscode.Uri): Value<Key> {
  return vscode.workspace.getConfiguration('opmodel', scope).get(key) as Value<Key>
}

export async function changeSetting<Key extends SettingKey>(key: Key, value: Value<Key>): Promise<void> {
  await vscode.workspace.getConfiguration('opmodel').update(key, value, vscode.ConfigurationTarget.Global)
}
