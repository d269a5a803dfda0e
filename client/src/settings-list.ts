// Every setting of the extension as data: the manifest is generated from it (see test/manifest), the code reads its keys. Habits only; none changes which findings exist.

export interface Setting {
  /** Without the leading `opmodel.`. */
  readonly key: string
  readonly scope: 'resource' | 'application' | 'window'
  readonly default: boolean | string
  /** What may be chosen, with what it means; none for a switch. */
  readonly choices?: readonly (readonly [value: string, meaning: string])[]
  /** Markdown. */
  readonly description: string
}

export const settings = [
  {
    key: 'enable',
    scope: 'resource',
    default: true,
    description: 'Look at the Markdown pages of this folder. Pages that are no operating model are left alone either way.',
  },
  {
    key: 'check.run',
    scope: 'application',
    default: 'onType',
    choices: [
      ['onType', 'While you write.'],
      ['onSave', 'When you save.'],
      ['manual', 'Only when you run “Check Now”.'],
    ],
    description: 'When pages are checked.',
  },
  {
    key: 'check.quietLine',
    scope: 'application',
    default: true,
    description: 'Keep suggestions about wording off the line you are writing on, until you leave it or save.',
  },
  {
    key: 'inlayHints',
    scope: 'application',
    default: false,
    description: 'Show beside goals the time span they inherit, and beside rituals their next date.',
  },
  {
    key: 'codeLens',
    scope: 'application',
    default: false,
    description: 'Show above headings how often an artifact is used and how many key results an objective has.',
  },
  {
    key: 'tree.groupBy',
    scope: 'application',
    default: 'kind',
    choices: [
      ['kind', 'Goals, rituals, artifacts and so on.'],
      ['team', 'Who owns it.'],
      ['cycle', 'The period it belongs to.'],
      ['file', 'The page it is written on.'],
    ],
    description: 'How the Operating model view is grouped.',
  },
  {
    key: 'tree.follow',
    scope: 'application',
    default: true,
    description: 'Select in the Operating model view what the cursor stands in.',
  },
  {
    key: 'preview.open',
    scope: 'application',
    default: 'beside',
    choices: [
      ['beside', 'Beside the text.'],
      ['active', 'In place of the text.'],
    ],
    description: 'Where the Model preview opens.',
  },
  {
    key: 'previewBadges',
    scope: 'application',
    default: true,
    description: 'Show small badges on goals and rituals in the built-in Markdown preview.',
  },
  {
    key: 'index',
    scope: 'resource',
    default: 'auto',
    choices: [
      ['auto', 'Once the folder turns out to hold an operating model, read its other pages too.'],
      ['off', 'Read open pages only. Links between pages are then not checked.'],
    ],
    description: 'Whether pages that are not open are read.',
  },
  {
    key: 'trace.server',
    scope: 'window',
    default: 'off',
    choices: [
      ['off', 'Nothing.'],
      ['messages', 'Names of messages.'],
      ['verbose', 'Whole messages, with the text of your pages.'],
    ],
    description: 'What is written to the log about the talk between VS Code and the checker. For bug reports.',
  },
] as const satisfies readonly Setting[]

export type SettingKey = (typeof settings)[number]['key']

/** `contributes.configuration` of the manifest. */
export function contributedConfiguration(): unknown {
  const properties = (settings as readonly Setting[]).map(({ key, scope, default: value, choices, description }, index) => [
    `opmodel.${key}`,
    {
      type: typeof value,
      ...(choices && { enum: choices.map(([name]) => name), markdownEnumDescriptions: choices.map(([, meaning]) => meaning) }),
      default: value,
      scope,
      order: index + 1,
      markdownDescription: description,
    },
  ])
  return { title: 'opmodel', properties: Object.fromEntries(properties) }
}
