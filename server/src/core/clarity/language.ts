// The shape of a language pack, its look-up tables, and which language a text is in; holds no words of the rules itself.

/** What a verb does to decidability. The groups are about ends: does the verb name a moment at which it is over? */
export type VerbClass =
  /** Is over at a moment anyone can see: publish, hire, sign. */
  | 'finishing'
  /** Brings a thing about; its object says whether that is over: build, design. */
  | 'making'
  /** Makes another version of what is there; over where that version is a thing: refresh, overhaul. */
  | 'renewing'
  /** Serves somebody or something; only a concrete object ends it: enable, provide. */
  | 'serving'
  /** Serves as well, and is over only where one named thing is served: support, manage. */
  | 'tending'
  /** Says nothing itself: what is made sure decides. */
  | 'assuring'
  /** Moves an amount upwards. */
  | 'raising'
  /** Moves an amount downwards. */
  | 'lowering'
  /** Moves a quality some way: improve, strengthen. */
  | 'shifting'
  /** Can go on for ever: explore, engage. */
  | 'ongoing'
  /** Stays as it is: maintain, continue. */
  | 'keeping'
  /** Comes to a result whose name decides: achieve, earn. */
  | 'attaining'
  /** Comes to be something: become, thrive. */
  | 'being'
  /** Gives a thing a quality: make. */
  | 'causing'
  /** Has or does something: have, get. */
  | 'holding'
  /** What people and things do again and again: click, mention. */
  | 'behaving'

export type WordClass =
  /** Somebody's opinion: seamless, healthy. */
  | 'praise'
  /** An opinion too common to be worth a report: clear, relevant. */
  | 'mild'
  /** Compares with something that must be named: faster, higher. */
  | 'comparison'
  /** Adverbs of an activity that is never over: regularly. */
  | 'habit'
  /** Groups of people without an edge: customers, communities. */
  | 'people'
  /** More or fewer of something. */
  | 'degree'
  /** A number nobody can count: several, various. */
  | 'handful'
  /** Head nouns without an edge: culture, awareness. */
  | 'airy'
  /** Head nouns of things that exist or do not: report, policy. */
  | 'thing'
  /** A direction as a noun: improvement, growth. */
  | 'drift'
  /** Every one counts: all, each. */
  | 'every'
  /** Participles that name no test: aligned, informed. */
  | 'soft'
  /** What somebody else grants, so that having it is a fact: certification, approval. */
  | 'badge'

export type PhraseClass =
  /** A way out: as needed, where possible. */
  | 'loophole'
  /** A state anyone can look up: in place, by default. */
  | 'state'

/** One language's cues. Verbs stand in their base form; `forms` holds what the regular endings do not give. */
export interface LanguagePack {
  readonly language: 'en'
  readonly verbs: Readonly<Record<VerbClass, readonly string[]>>
  readonly forms: Readonly<Record<string, readonly string[]>>
  readonly words: Readonly<Record<WordClass, readonly string[]>>
  readonly phrases: Readonly<Record<PhraseClass, readonly string[]>>
  /** Terms whose adjective praises nothing: it says which kind of thing is meant (competitive analysis). */
  readonly terms: readonly string[]
  /** Verbs of finding out, which may end in a decision: explore, assess. */
  readonly inquiries: readonly string[]
  /** Verbs that are as often nouns: report, plan, support. */
  readonly nounToo: readonly string[]
  /** Endings that make an abstract noun: -ness, -ity. */
  readonly airyEndings: readonly string[]
  /** Endings of things that somebody makes: -book, -kit, and -er for what does something. */
  readonly thingEndings: readonly string[]
  /** Words with such an ending that are none: order, power, behaviour. */
  readonly notThings: readonly string[]
  /** Abstract nouns that have an edge all the same: university, latency. */
  readonly edged: readonly string[]
}

export type VerbForm = 'base' | 's' | 'ing' | 'ed'

export interface VerbEntry {
  readonly base: string
  readonly form: VerbForm
  readonly kind: VerbClass
}

export interface Lexicon {
  readonly verbs: ReadonlyMap<string, VerbEntry>
  readonly words: ReadonlyMap<string, ReadonlySet<WordClass>>
  /** Verbs of two words and phrases, by their first word; the longest first. */
  readonly phrases: ReadonlyMap<
    string,
    readonly { readonly words: readonly string[]; readonly kind: PhraseClass | WordClass | VerbEntry }[]
  >
  readonly nounToo: ReadonlySet<string>
  /** The second words of terms, by their first. */
  readonly terms: ReadonlyMap<string, ReadonlySet<string>>
  readonly airyEnding: RegExp
  readonly thingEnding: RegExp
  readonly notThings: ReadonlySet<string>
  readonly edged: ReadonlySet<string>
}

const compiled = new WeakMap<LanguagePack, Lexicon>()

/** The pack's look-up tables, built once per pack. */
export function lexiconOf(pack: LanguagePack): Lexicon {
  const known = compiled.get(pack)
  if (known) return known
  const verbs = new Map<string, VerbEntry>()
  const phrases = new Map<string, { words: readonly string[]; kind: PhraseClass | WordClass | VerbEntry }[]>()
  const addPhrase = (words: readonly string[], kind: PhraseClass | WordClass | VerbEntry) => {
    const list = phrases.get(words[0]!) ?? []
    list.push({ words, kind })
    phrases.set(words[0]!, list)
  }
  for (const [kind, list] of Object.entries(pack.verbs) as [VerbClass, readonly string[]][]) {
    for (const verb of list) {
      const [base = '', ...rest] = verb.split(' ')
      inflect(base, pack.forms[base], (form, spelled) => {
        const entry = { base: verb, form, kind }
        if (rest.length > 0) addPhrase([spelled, ...rest], entry)
        else if (!verbs.has(spelled)) verbs.set(spelled, entry)
      })
    }
  }
  for (const [kind, list] of Object.entries(pack.phrases) as [PhraseClass, readonly string[]][]) {
    for (const phrase of list) addPhrase(phrase.split(' '), kind)
  }
  const words = new Map<string, ReadonlySet<WordClass>>()
  for (const [kind, list] of Object.entries(pack.words) as [WordClass, readonly string[]][]) {
    // Nearly every word is of one class, and has its set in common with the others of it.
    const only: ReadonlySet<WordClass> = new Set([kind])
    for (const word of list) {
      const before = words.get(word)
      if (word.includes(' ')) addPhrase(word.split(' '), kind)
      else words.set(word, before ? new Set(before).add(kind) : only)
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length)
  const lexicon = {
    verbs,
    words,
    phrases,
    nounToo: new Set(pack.nounToo),
    terms: termsOf(pack.terms),
    airyEnding: new RegExp(`..(?:${pack.airyEndings.join('|')})$`),
    thingEnding: new RegExp(`..(?:${pack.thingEndings.join('|')})$`),
    notThings: new Set(pack.notThings),
    edged: new Set(pack.edged),
  }
  compiled.set(pack, lexicon)
  return lexicon
}

function termsOf(list: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const terms = new Map<string, Set<string>>()
  for (const term of list) {
    const [first = '', second = ''] = term.split(' ')
    terms.set(first, (terms.get(first) ?? new Set()).add(second))
  }
  return terms
}

const ends = /(?:[sxz]|ch|sh|o)$/
const doubles = /^[^aeiou]*[aeiou][bdgklmnprt]$/

/** Tells the forms of an English verb: base, third person, -ing, past; irregular pasts come from the pack. */
function inflect(base: string, irregular: readonly string[] | undefined, tell: (form: VerbForm, spelled: string) => void): void {
  const last = base.at(-1)!
  const before = base.at(-2) ?? ''
  const inY = last === 'y' && !'aeiou'.includes(before)
  const doubled = doubles.test(base) ? base + last : base
  tell('base', base)
  tell('s', inY ? `${base.slice(0, -1)}ies` : ends.test(base) ? `${base}es` : `${base}s`)
  tell('ing', `${last === 'e' && before !== 'e' ? base.slice(0, -1) : doubled}ing`)
  if (irregular) for (const form of irregular) tell(form.endsWith('ing') ? 'ing' : 'ed', form)
  else tell('ed', last === 'e' ? `${base}d` : inY ? `${base.slice(0, -1)}ied` : `${doubled}ed`)
}

const englishWords = new Set(
  'the of and to in for is are with that on by from we our will be as this at it have has an or not can all their which who when what should'.split(
    ' ',
  ),
)
const otherWords = new Set(
  (
    'der die das und ist nicht mit für von ein eine wir auf zu den dem sind werden bis ' +
    'le la les des et est une pour dans sur avec nous que qui du au aux sont ' +
    'el los las y es una para con por se del nuestro como más al ' +
    'il di che è per non della sono gli nel ' +
    'o os um uma não com para do da dos das em ' +
    'de het een van en niet voor wij zijn met op ' +
    'och att det som är för på vi av till den med inte ' +
    'og er ikke til vi ' +
    'i w na z do się jest nie że dla oraz ' +
    'ja on ei että se ovat'
  ).split(' '),
)

/**
 * Whether a text is in English, by its function words; text in another script or with another language's small words is not.
 * Too little text to tell counts as English. Looks at the first 4,000 characters.
 */
export function detectLanguage(text: string): 'en' | null {
  const sample = text.slice(0, 4000).replace(/```[^`]*```|`[^`\n]*`|<[^>\n]*>|\]\([^)\n]*\)|https?:\/\/\S+/g, ' ')
  let english = 0
  let other = 0
  let latin = 0
  let foreign = 0
  for (const match of sample.toLowerCase().matchAll(/\p{Alpha}+/gu)) {
    const word = match[0]
    if (word < '\u0080' || /^[\p{Script=Latin}]/u.test(word)) latin++
    else foreign += word.length > 1 ? 1 + word.length / 6 : 1
    if (englishWords.has(word)) english++
    else if (otherWords.has(word)) other++
  }
  if (foreign > latin) return null
  return other >= 3 && other > english ? null : 'en'
}
