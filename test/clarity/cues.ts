// For every group of cues one cue with an invented statement that needs it and one in which the same word must stay silent.

import type { Verdict } from '../../server/src/core/model/types.js'

export interface CueExample {
  /** Group of the language pack, as `verbs.finishing`, `words.praise`, `phrases.state`. */
  readonly group: string
  readonly cue: string
  readonly needs: string
  readonly verdict: Verdict
  /** Holds the same word, and is neither unclear because of it nor given advice about it. */
  readonly silent: string
}

const table = `
verbs.finishing | retire | Retire diesel vans and minibuses | done | Sign the contract with the firm that helps staff who retire
verbs.making | design | Design campaigns | unclear | Appoint a lead for packaging design
verbs.renewing | overhaul | Overhaul the product range | unclear | Overhaul the price list
verbs.serving | provide | Provide guidance | unclear | Provide a ramp at the north entrance
verbs.tending | manage | Manage arrears | unclear | Manage the Oslo depot from Bergen
verbs.assuring | ensure | Ensure the ward is calm | unclear | Ensure that every van has a tracker
verbs.raising | expand | Expand the choir | unclear | Expand to Norway
verbs.lowering | reduce | Reduce the queue at the counter | unclear | Reduce the queue at the counter to 5 people
verbs.shifting | streamline | Streamline invoicing | unclear | Streamline invoicing from 9 steps to 4
verbs.ongoing | liaise | Liaise with the fire brigade | unclear | Hire a nurse to liaise with the schools
verbs.keeping | maintain | Maintain the garden | unclear | Maintain all 14 lifts under one contract
verbs.attaining | achieve | Achieve excellence in pastry | unclear | Achieve the halal certificate
verbs.being | become | Become a household word | unclear | Become a member of the chamber of commerce
verbs.causing | make | Make the hall bright | unclear | Make the night bus the default
verbs.holding | have | Have a voice in planning | unclear | Have a printed menu in both dining rooms
verbs.behaving | recommend | Guests recommend the hotel | unclear | All guides recommend the hotel
words.praise | seamless | A seamless handover | unclear | Publish the handover form
words.mild | relevant | A relevant programme | unclear | Publish the list of relevant exhibits
words.comparison | faster | Faster refunds | unclear | Refunds are faster than last year
words.degree | more | More visits from schools | unclear | Answer more than 40 letters
words.people | families | Support families | unclear | Open a hotline for families in Polish
words.handful | several | Generate several campaigns | unclear | Publish the study on several strikes
words.airy | culture | Build a culture of candour | unclear | Publish the culture report
words.thing | checklist | Checklist for newcomers | done | Publish the checklist in May
words.drift | reduction | Reduction of noise | unclear | Publish the noise reduction plan
words.every | every | Every van is monitored | done | Publish the roster every month
words.soft | aligned | The branches are aligned | unclear | Publish the aligned roster
words.badge | accreditation | Achieve accreditation | done | Publish the accreditation report
words.habit | regularly | Regularly review the roster | unclear | Publish the roster for drivers who regularly swap shifts
phrases.loophole | as needed | Offer interpreters as needed | unclear | Publish the roster
phrases.state | in place | The new roster is in place | done | Publish the plan for the tree in place of the kiosk
`

export const cueExamples: readonly CueExample[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [group = '', cue = '', needs = '', verdict = '', silent = ''] = line.split(' | ')
    return { group, cue, needs, verdict: verdict as Verdict, silent }
  })
