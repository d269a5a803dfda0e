// `npm run bench:views`: the Model preview of 2,000 entries, as ratios to an empty one and to the findings of the same edit, in one run of real VS Code. Not a test.

import { closeBrowser, Editor } from '../support/editor/editor.js'
import { Table } from './table.js'

const rounds = 7
const objectives = 400

/** A page of 2,000 entries: objectives with four key results each, by quarter. */
function bigPage(): string {
  const lines = ['---', 'opmodel: true', 'owner: Ana Ruiz', '---', '', '# Plan for 2027', '']
  for (let n = 1; n <= objectives; n++) {
    if (n % 100 === 1) lines.push(`## OKRs Q${Math.ceil(n / 100)} 2027`, '')
    lines.push(`### Objective ${n}: Branch ${n} serves its town`, '')
    for (let k = 1; k <= 4; k++) lines.push(`- KR${k}: Orders of kind ${k} from ${n} to ${n + 10 * k} a week`)
    lines.push('')
  }
  return lines.join('\n')
}

const files = { 'big.md': bigPage(), 'empty.md': '---\nopmodel: true\n---\n\n# Nothing yet\n', 'opmodel.yaml': 'version: 1\n' }
const table = new Table()
for (const host of ['web', 'node'] as const) {
  const editor = await Editor.open({ host, files, settings: { 'opmodel.inlayHints': true } })
  try {
    await paint(editor, host)
    await edits(editor, host)
  } finally {
    await editor.close()
  }
}
await closeBrowser()
process.stdout.write(table.text())

/** From the command to the first entry, or to the words that say there is none. */
async function paint(editor: Editor, host: string): Promise<void> {
  const times: Record<'big.md' | 'empty.md', number[]> = { 'big.md': [], 'empty.md': [] }
  for (let round = 0; round <= rounds; round++)
    for (const page of ['empty.md', 'big.md'] as const) {
      await editor.openFile(page)
      if (page === 'big.md')
        await editor.page
          .locator('.editor-instance .view-line', { hasText: /town.*Q1.2027/ })
          .first()
          .waitFor()
      const start = performance.now()
      await editor.run('Operating model: Open Model Preview')
      await editor.model
        .locator(page === 'big.md' ? '#view [data-id]' : '#view')
        .first()
        .waitFor()
      // The first round loads the programs.
      if (round > 0) times[page].push(performance.now() - start)
      // The preview keeps the keys to itself while it has the focus.
      await editor.page.locator('.editor-instance .view-line').first().click()
      await editor.run('View: Close All Editors')
      await editor.page.locator('.tab').first().waitFor({ state: 'detached' })
    }
  table.add({
    name: `${host}: first paint of 2,000 entries`,
    times: times['big.md'],
    against: 'an empty preview',
    floor: times['empty.md'],
    goal: 3,
  })
}

/** From a key to the picture, and from the same key to the finding. */
async function edits(editor: Editor, host: string): Promise<void> {
  await editor.openFile('big.md')
  await editor.openPreview()
  await editor.run('View: Focus First Editor Group')
  const picture: number[] = []
  const findings: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const word = `town${round}`
    await editor.goTo(12, 1)
    await editor.press('Shift+End')
    const start = performance.now()
    await editor.page.keyboard.insertText(`- KR1: Reach ____ orders in ${word}`)
    const [seen, found] = await Promise.all([
      editor.model
        .locator('#view [data-id*="orders-in"]', { hasText: word })
        .waitFor()
        .then(() => performance.now() - start),
      editor
        .squiggles('warning')
        .or(editor.squiggles('info'))
        .first()
        .waitFor()
        .then(() => performance.now() - start),
    ])
    if (round > 0) {
      picture.push(seen)
      findings.push(found)
    }
    await editor.goTo(12, 1)
    await editor.press('Shift+End')
    await editor.page.keyboard.insertText('- KR1: Orders of kind 1 from 1 to 11 a week')
    await editor.squiggles('warning').or(editor.squiggles('info')).first().waitFor({ state: 'detached' })
  }
  table.add({ name: `${host}: a key to the picture`, times: picture, against: 'to its finding', floor: findings, goal: 2 })
}
