// The files `opmodel init` writes, as texts: settings, workflows and a hook. `samples/ci/` holds the same; a test compares them.

export interface Scaffold {
  /** Relative to the folder; where the tool looks for it. */
  readonly path: string
  readonly text: string
  /** What to do where the file is there already. */
  readonly otherwise: string
}

export const settingsFile: Scaffold = {
  path: 'opmodel.yaml',
  text: `# Settings of opmodel. All of them are optional; \`opmodel config\` shows what holds and why.
version: 1

# Which conventions you follow: plain, okr, smart, north-star or shape-up.
# profile: okr

# When your fiscal year starts, and how 03/04/2026 is read.
# calendar: { fiscal-year-starts: 02-01, dates: day-first }

# Your own words.
# aliases: { kinds: { ritual: [ceremony] }, fields: { owner: [DRI] } }

# Who can own something.
# people: { ana: Ana Ruiz }
# teams: [Claims, Pricing]

# Pages nobody needs to look at.
# ignore: [archive/**]
`,
  otherwise: 'It is left as it is.',
}

export const workflows = {
  github: (version: string): Scaffold => ({
    path: '.github/workflows/opmodel.yml',
    text: `# Checks the operating model on every pull request, and once a week: goals also end while nobody changes a page.
name: Operating model

on:
  pull_request:
  schedule:
    - cron: '0 6 * * 1'

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npx --yes opmodel@${version} check --format github
`,
    otherwise: 'Add a step that runs `npx --yes opmodel check --format github`.',
  }),
  gitlab: (version: string): Scaffold => ({
    path: '.gitlab-ci.yml',
    text: `# Checks the operating model; findings stand in the merge request.
opmodel:
  image: node:22
  script:
    - >
      npx --yes opmodel@${version} check --format compact
      --format gitlab --output gl-code-quality-report.json
      --format junit --output opmodel-junit.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: opmodel-junit.xml
`,
    otherwise: 'Add the job that `opmodel init --ci gitlab` writes in an empty folder.',
  }),
} as const

export const hook = (version: string): Scaffold => ({
  path: '.pre-commit-config.yaml',
  text: `# The whole model is checked, not only the pages of a commit: names and links lead from one page to another.
repos:
  - repo: local
    hooks:
      - id: opmodel
        name: opmodel check
        entry: opmodel check
        language: node
        additional_dependencies: ['opmodel@${version}']
        files: '\\.(md|markdown|mdx)$|(^|/)opmodel[^/]*\\.(ya?ml|json)$'
        pass_filenames: false
`,
  otherwise: 'Add the hook that `opmodel init --pre-commit` writes in an empty folder.',
})
