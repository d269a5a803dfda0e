// The small closed classes of English words that the reading leans on; no cue stands here, and nothing is judged.

/** A set of the words of a text. */
export const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

export const modals = words("will shall must should we'll would")
export const cans = words("can could cannot can't may")
export const bes = words("is are be was were isn't aren't been become becomes remain remains stays stay feels feel gets get")
export const haves = words("has have had we've owns carries contains")
export const pronouns = words("we our us they it i we've we'll you")
export const determiners = words(
  'the a an our their its your this that these those all every each any some new more both one two three his her',
)
export const prepositions = words(`
  for of in on with to from by that which who across among between at through so into as about against within over under without during via using where when
  after before than towards toward around per while because including like such until beyond behind upon throughout`)
export const breaks = words('and or & plus but nor then')
/** Adverbs and auxiliaries that may stand before the verb of an order without changing it. */
export const skippable = words(`
  please also finally jointly then first successfully continuously proactively consistently fully publicly not further always again formally officially gradually
  actively ultimately never start begin massively significantly dramatically radically quickly rapidly regularly collectively`)
/** Full verbs that are about states and never decide against a clause. */
export const plainVerbs =
  /^(?:works?|exists?|runs?|lasts?|goes|go|takes?|needs?|happens?|starts?|spends?|completes?|participates?|covers?|owns?|loads?|receives?|explains?|describes?|includes?|contains?|states?|leaves?|sends?|speaks?|uses|interops?|interoperates?)$/
