// A project and its index: what is open, written on or closed while the folder or a long page is read.

import assert from 'node:assert/strict'
import { defaultSettings, type ResolvedConfig, type Settings } from '../../server/src/core/index.js'
import { replaced, type Text, textOf } from '../../server/src/core/text/text.js'
import type { Host } from '../../server/src/lsp/host.js'
import { Project } from '../../server/src/lsp/project.js'

const resolved = (said: Partial<Settings>) => ({ settings: { ...defaultSettings, ...said }, problems: [] }) as unknown as ResolvedConfig

suite('a project', () => {
  test('reads a page that was closed while the folder was read', async () => {
    const root = 'file:///work'
    const page = '---\nopmodel: true\n---\n\n# Goals\n\n- Sell 40 loaves by May 2027\n'
    const waiting: (() => void)[] = []
    const host = {
      findFiles: async () => ({ uris: [`${root}/a.md`, `${root}/b.md`, `${root}/c.md`], cut: false }),
      // The folder is read no faster than the test lets it.
      readFile: (uri: string) => new Promise<string>((resume) => waiting.push(() => resume(`${page}\n${uri}\n`))),
      now: () => 0,
      pause: async () => undefined,
      today: () => '2026-11-26',
    } as unknown as Host
    const next = async () => {
      for (let tries = 0; waiting.length === 0 && tries < 100; tries++) await new Promise((resume) => setImmediate(resume))
      waiting.shift()!()
    }
    const project = new Project(root, true, host)
    const open = { text: textOf(page) }
    await project.model('a.md', () => open)
    const read = project.index(() => undefined)
    await next()
    await project.close('a.md')
    // The other two, then the one that was closed.
    for (let i = 0; i < 3; i++) await next()
    await read
    for (let tries = 0; project.snapshot().documents.size < 3 && tries < 100; tries++) await new Promise((resume) => setImmediate(resume))
    assert.deepEqual([...project.snapshot().documents.keys()].sort(), ['a.md', 'b.md', 'c.md'])
  })

  /** A project over files that the test changes. */
  function over(texts: Map<string, string>): Project {
    const host = {
      findFiles: async () => ({ uris: [...texts.keys()].map((path) => `file:///work/${path}`), cut: false }),
      readFile: async (uri: string) => texts.get(uri.slice('file:///work/'.length)) ?? null,
      now: () => performance.now(),
      pause: () => new Promise<void>((resume) => setImmediate(resume)),
      today: () => '2026-11-26',
    } as unknown as Host
    return new Project('file:///work', true, host)
  }

  test('understands its pages again only where the settings decide what they are understood as', async () => {
    const texts = new Map(['a.md', 'b.md'].map((path) => [path, `# Goals for FY2028\n\n- Sell 40 loaves a day\n\n${path}\n`]))
    const project = over(texts)
    const open = { text: textOf(texts.get('a.md')!) }
    await project.model('a.md', () => open)
    await project.index(() => undefined)
    const known = () => [...project.snapshot().documents.values()]
    const before = known()
    assert.equal(before.length, 2)
    const said: Partial<Settings> = { rules: { 'unclear-goal': 'off' }, check: { closed: true }, profile: 'okr', preview: true }
    await project.configure(resolved(said), new Map())
    assert.equal(project.snapshot().settings.rules['unclear-goal'], 'off')
    assert.ok(known().every((doc, i) => doc === before[i]))
    await project.configure(resolved({ ...said, calendar: { ...defaultSettings.calendar, fiscalYearStarts: '04-01' } }), new Map())
    assert.deepEqual(
      known().map(({ items }) => items.at(-1)?.span?.start),
      ['2027-04-01', '2027-04-01'],
    )
  })

  test('takes in what changes while the folder is read for the first time', async () => {
    const goal = (thing: string) => `# Goals for 2028\n\n- Sell 40 ${thing} a day\n`
    const texts = new Map(['a.md', 'b.md', 'c.md'].map((path) => [path, goal('loaves')]))
    const project = over(texts)
    const changes: Promise<void>[] = []
    const read = project.index(() => undefined)
    for (let i = 0; i < 20 && project.indexState === 'reading'; i++) {
      if (i === 3) texts.set('a.md', goal('cakes')).delete('b.md')
      if (i === 3) changes.push(project.changedOnDisk(['a.md', 'b.md']))
      await Promise.resolve()
    }
    await Promise.all([read, ...changes])
    const { documents } = project.snapshot()
    assert.deepEqual([...documents.keys()], ['a.md', 'c.md'])
    assert.match(documents.get('a.md')!.items.at(-1)!.text, /cakes/)
  })

  test('holds the pages that are not ignored, whatever was ignored before', async () => {
    const texts = new Map(['a.md', 'old/b.md'].map((path) => [path, '# Goals for 2028\n\n- Sell 40 loaves a day\n']))
    const project = over(texts)
    await project.configure(resolved({ ignore: ['old/**'] }), new Map())
    await project.index(() => undefined)
    const held = () => [...project.snapshot().documents.keys()]
    assert.deepEqual(held(), ['a.md'])
    await project.configure(resolved({ ignore: ['a.md'] }), new Map())
    assert.deepEqual(held(), ['old/b.md'])
    await project.configure(resolved({}), new Map())
    assert.deepEqual(held().sort(), ['a.md', 'old/b.md'])
  })

  test('takes in many files that changed at once as one new state, and reads again only what says something else', async () => {
    const texts = new Map(Array.from({ length: 40 }, (_, i) => [`${i + 10}.md`, `# Goals for 2028\n\n- Sell ${i} loaves a day\n`]))
    const project = over(texts)
    await project.index(() => undefined)
    const paths = [...texts.keys()]
    const before = project.snapshot()
    texts.delete('10.md')
    texts.set('11.md', '# Goals for 2028\n\n- Sell 200 cakes a day\n')
    assert.equal(project.takingIn, null)
    const changed = project.changedOnDisk(paths)
    assert.equal(project.snapshot(), before)
    await project.takingIn
    await changed
    assert.equal(project.takingIn, null)
    const now = project.snapshot()
    assert.equal(now.documents.get('10.md'), undefined)
    assert.ok(!now.files.has('10.md'))
    assert.match(now.documents.get('11.md')!.items.at(-1)!.text, /cakes/)
    for (const path of paths.slice(2)) assert.equal(now.documents.get(path), before.documents.get(path))
    texts.set('10.md', '# Goals for 2028\n\n- Sell 10 loaves a day\n')
    await project.changedOnDisk(['10.md'])
    assert.ok(project.snapshot().documents.has('10.md') && project.snapshot().files.has('10.md'))
  })

  suite('reads a long page in slices', () => {
    const goals = (count: number) =>
      `---\nopmodel: true\n---\n\n# Goals for Q4 2027\n\n${'A word on bread.\n\n- Sell 40 loaves a day\n\n'.repeat(count)}`
    const files = new Map<string, string>()
    /** Slices end at every look at the clock, and every pause is one of these. */
    let pauses: (() => void)[] = []
    let now = 0
    const host = {
      findFiles: async () => ({ uris: [...files.keys()].map((path) => `file:///work/${path}`), cut: false }),
      readFile: async (uri: string) => files.get(uri.slice('file:///work/'.length)) ?? null,
      now: () => (now += 10),
      pause: () => new Promise<void>((resume) => pauses.push(resume)),
      today: () => '2026-11-26',
    } as unknown as Host
    const turn = () => new Promise((resume) => setImmediate(resume))
    /** Lets all go on until there is nothing left to do. */
    const finish = async <T>(work: Promise<T>): Promise<T> => {
      let over = false
      const ended = work.finally(() => {
        over = true
      })
      while (!over) {
        for (const resume of pauses.splice(0)) resume()
        await turn()
      }
      return ended
    }
    const itemsOf = (project: Project, path: string) => project.snapshot().documents.get(path)?.items.length
    setup(() => {
      pauses = []
      files.clear()
    })

    test('and whoever asks meanwhile gets the newest text, read once', async () => {
      const project = new Project('file:///work', true, host)
      let open: { text: Text } | undefined = { text: textOf(goals(1000)) }
      const first = project.model('a.md', () => open)
      assert.equal(pauses.length, 1, 'it lets others speak')
      open = { text: replaced(open.text, { start: 0, end: open.text.length }, goals(2)) }
      const second = project.model('a.md', () => open)
      const answers = await finish(Promise.all([first, second]))
      assert.deepEqual(
        answers.map((doc) => doc?.items.length),
        [2, 2],
      )
      assert.equal(answers[0], answers[1])
      assert.equal(itemsOf(project, 'a.md'), 2)
    })

    test('and forgets one that is closed meanwhile', async () => {
      const project = new Project('file:///work', true, host)
      let open: { text: Text } | undefined = { text: textOf(goals(1000)) }
      const reading = project.model('a.md', () => open)
      open = undefined
      await project.close('a.md')
      assert.equal(await finish(reading), undefined)
      assert.equal(itemsOf(project, 'a.md'), undefined)
    })

    test('and what a file holds last counts, whichever reading of it ends first', async () => {
      files.set('a.md', goals(1))
      const project = new Project('file:///work', true, host)
      await finish(project.index(() => undefined))
      files.set('a.md', goals(1000))
      const long = project.changedOnDisk(['a.md'])
      await turn()
      files.set('a.md', goals(2))
      const short = project.changedOnDisk(['a.md'])
      await finish(Promise.all([long, short]))
      assert.equal(itemsOf(project, 'a.md'), 2)
      files.set('a.md', goals(1000))
      const again = project.changedOnDisk(['a.md'])
      await turn()
      files.delete('a.md')
      await finish(Promise.all([again, project.changedOnDisk(['a.md'])]))
      assert.equal(itemsOf(project, 'a.md'), undefined)
    })

    test('and settings that change meanwhile hold for what comes of it', async () => {
      const project = new Project('file:///work', true, host)
      const open = { text: textOf(goals(1000)) }
      const reading = project.model('a.md', () => open)
      const configured = project.configure(resolved({ teams: ['Bakers'] }), new Map())
      const [doc] = await finish(Promise.all([reading, configured]))
      assert.deepEqual(doc?.settings.teams, ['Bakers'])
      assert.equal(project.snapshot().documents.get('a.md'), doc)
    })

    test('and closed pages that change, or are read, while the settings do have the newest of both', async () => {
      const bakers = resolved({ teams: ['Bakers'] })
      const paths = ['b.md', 'c.md', 'd.md']
      const areUnder = (project: Project) => paths.map((path) => project.snapshot().documents.get(path)?.settings.teams[0] === 'Bakers')
      for (const path of paths) files.set(path, goals(200))
      const changing = new Project('file:///work', true, host)
      await finish(changing.index(() => undefined))
      const configured = changing.configure(bakers, new Map())
      files.set('d.md', goals(2))
      await finish(Promise.all([configured, changing.changedOnDisk(['d.md'])]))
      assert.equal(itemsOf(changing, 'd.md'), 2)
      assert.deepEqual(areUnder(changing), [true, true, true])
      const reading = new Project('file:///work', true, host)
      const index = reading.index(() => undefined)
      for (let i = 0; i < 4; i++) await turn()
      await finish(Promise.all([index, reading.configure(bakers, new Map())]))
      assert.deepEqual(areUnder(reading), [true, true, true])
    })
  })
})
