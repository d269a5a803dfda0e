// Configuration texts with the one problem each has: the message, and the words it is shown on.

export interface Case {
  readonly text: string
  readonly on: string
  readonly message: string
}

export const cases: readonly Case[] = [
  { text: 'profle: okr\n', on: 'profle', message: '‘profle’ is not a setting; did you mean ‘profile’?' },
  { text: 'fail_on: error\n', on: 'fail_on', message: '‘fail_on’ is not a setting; did you mean ‘fail-on’?' },
  { text: 'failOn: error\n', on: 'failOn', message: '‘failOn’ is not a setting; did you mean ‘fail-on’?' },
  { text: 'week-starts: monday\n', on: 'week-starts', message: '‘week-starts’ belongs under ‘calendar’' },
  {
    text: 'profile: ork\n',
    on: 'ork',
    message: '‘profile’ should be plain, okr, smart, north-star or shape-up, not ‘ork’; did you mean ‘okr’?',
  },
  { text: 'profile: [okr]\n', on: '[okr]', message: '‘profile’ should be plain, okr, smart, north-star or shape-up' },
  { text: 'profile:\n', on: 'profile', message: '‘profile’ should be plain, okr, smart, north-star or shape-up' },
  { text: 'preview: maybe\n', on: 'maybe', message: '‘preview’ should be true or false, not ‘maybe’' },
  { text: 'check: closed\n', on: 'closed', message: '‘check’ should be a group of settings (closed)' },
  { text: 'check: { closd: true }\n', on: 'closd', message: '‘closd’ is not a setting of ‘check’; did you mean ‘closed’?' },
  { text: 'rules: { unclear-goals: off }\n', on: 'unclear-goals', message: '‘unclear-goals’ is no rule; did you mean ‘unclear-goal’?' },
  {
    text: 'rules: { unclear-goal: warn }\n',
    on: 'warn',
    message: '‘rules.unclear-goal’ should be error, warning, information, hint or off, not ‘warn’; did you mean ‘warning’?',
  },
  { text: 'rules: [unclear-goal]\n', on: '[unclear-goal]', message: '‘rules’ should be a list of ‘rule: value’ lines' },
  { text: 'aliases: { kinds: { rituals: [sync] } }\n', on: 'rituals', message: '‘rituals’ is no kind; did you mean ‘ritual’?' },
  { text: 'aliases: { fields: { ownr: [DRI] } }\n', on: 'ownr', message: '‘ownr’ is no field; did you mean ‘owner’?' },
  { text: 'sprints: { starts: 2026-01-05 }\n', on: '{ starts: 2026-01-05 }', message: '‘length’ is missing in ‘sprints’' },
  {
    text: 'sprints: { starts: 2026-02-30, length: P2W }\n',
    on: '2026-02-30',
    message: '‘sprints.starts’ should be a day such as 2026-01-05, not ‘2026-02-30’',
  },
  {
    text: 'cycles: { starts: 2026-02-01, length: quarter }\n',
    on: 'quarter',
    message: '‘cycles.length’ should be a length such as P2W (two weeks) or P3M (three months), not ‘quarter’',
  },
  {
    text: 'calendar: { fiscal-year-starts: 13-01 }\n',
    on: '13-01',
    message: '‘calendar.fiscal-year-starts’ should be a month and a day such as 02-01, not ‘13-01’',
  },
  {
    text: 'enforce-from: { unclear-goal: soon }\n',
    on: 'soon',
    message: '‘enforce-from.unclear-goal’ should be a day such as 2027-01-01, not ‘soon’',
  },
  { text: 'overrides: [{ stage: draft }]\n', on: '{ stage: draft }', message: '‘files’ is missing in ‘overrides’' },
  { text: 'phrases: [{ message: Plain words }]\n', on: '{ message: Plain words }', message: '‘phrase’ is missing in ‘phrases’' },
  {
    text: 'phrases: [{ phrse: synergy, phrase: x }]\n',
    on: 'phrse',
    message: '‘phrse’ is not a setting of ‘phrases’; did you mean ‘phrase’?',
  },
  { text: 'phrases: [{ phrase: "* effort" }]\n', on: '"* effort"', message: '‘* effort’ should begin with a word' },
  {
    text: 'phrases: [{ phrase: synergy | }]\n',
    on: 'synergy |',
    message: '‘synergy |’ should be words, with * for one word and | for a choice',
  },
  {
    text: 'phrases: [{ phrase: "(a+)+$" }]\n',
    on: '"(a+)+$"',
    message: '‘(a+)+$’ should be words, with * for one word and | for a choice; ‘(a+)+$’ is neither',
  },
  { text: 'overrides: drafts\n', on: 'drafts', message: '‘overrides’ should be a list of groups' },
  { text: 'ignore: [/etc/**]\n', on: '/etc/**', message: '‘/etc/**’ should be a path below the project, with /' },
  { text: 'ignore: [..\\secret]\n', on: '..\\secret', message: '‘..\\secret’ should be a path below the project, with /' },
  {
    text: 'extends: https://example.com/a.yaml\n',
    on: 'https://example.com/a.yaml',
    message: '‘https://example.com/a.yaml’ is an address; only files can be taken in',
  },
  { text: 'extends: rules.js\n', on: 'rules.js', message: '‘rules.js’ should be a .yaml file' },
  { text: 'version: 2\n', on: '2', message: 'Version ‘2’ is not known; this opmodel reads version 1' },
  { text: 'teams:\n  - name: Claims\n', on: 'name: Claims', message: '‘teams’ should be a text' },
  { text: '? [a, b]\n: 1\n', on: '[a, b]', message: 'A key should be a word' },
  { text: '', on: '', message: 'The file is empty, so the defaults hold' },
  { text: '# nothing yet\n', on: '# nothing yet', message: 'The file is empty, so the defaults hold' },
  { text: 'just words\n', on: 'just words', message: 'The file should hold settings, such as `profile: okr`' },
  { text: '- a\n- b\n', on: '- a', message: 'The file should hold settings, such as `profile: okr`' },
]
