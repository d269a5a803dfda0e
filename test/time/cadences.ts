// The table of rhythms: what is read from the words of a ritual. Data only; the tests read it, and the page for users is made of it.

/**
 * `is`: per slot the length or count per length (`P1W`, `2 × P1W`), then days, time, zone and duration as far as they are given; slots are joined by ` + `.
 * `on …` is a trigger, `at least` a bound, `(word)` an ambiguous word, `none` no rhythm at all.
 */
export type CadenceRow = readonly [phrase: string, is: string]

export interface CadenceGroup {
  readonly title: string
  readonly about: string
  readonly rows: readonly CadenceRow[]
}

export const cadenceGroups: readonly CadenceGroup[] = [
  {
    title: 'How often',
    about: 'Words and counts. A count per period is a length where it comes out in whole days, weeks or months.',
    rows: [
      ['weekly', 'P1W'],
      ['every week', 'P1W'],
      ['once a week', 'P1W'],
      ['every other week', 'P2W'],
      ['every two weeks', 'P2W'],
      ['every 2nd week', 'P2W'],
      ['once in two weeks', 'P2W'],
      ['fortnightly', 'P2W'],
      ['every 6 weeks', 'P6W'],
      ['six-weekly', 'P6W'],
      ['every 4th week', 'P4W'],
      ['monthly', 'P1M'],
      ['once a month', 'P1M'],
      ['quarterly', 'P3M'],
      ['once a quarter', 'P3M'],
      ['at the start of every quarter', 'P3M'],
      ['half-yearly', 'P6M'],
      ['twice yearly', 'P6M'],
      ['yearly', 'P1Y'],
      ['annual', 'P1Y'],
      ['once every two years', 'P2Y'],
      ['daily', 'P1D'],
      ['twice a week', '2 × P1W'],
      ['2x per week', '2 × P1W'],
      ['ten times per year', '10 × P1Y'],
      ['twice daily', '2 × P1D'],
      ['four meetings a year', 'P3M'],
      ['at least twice a year', 'P6M at least'],
      ['at least monthly', 'P1M at least'],
      ['no less than once a quarter', 'P3M at least'],
      ['every 3–6 weeks', 'P6W at least'],
    ],
  },
  {
    title: 'On which days',
    about: 'Weekdays, days of the month and months. A plural weekday alone comes round each week.',
    rows: [
      ['every Monday', 'P1W MO'],
      ['Tuesdays and Thursdays', 'P1W TU,TH'],
      ['Mon-Fri 9:30', 'P1W MO,TU,WE,TH,FR 09:30'],
      ['every weekday at 9:15', 'P1W MO,TU,WE,TH,FR 09:15'],
      ['daily at 9:30, except on Fridays', 'P1D MO,TU,WE,TH 09:30'],
      ['Friday afternoons', 'P1W FR'],
      ['every other Tuesday at 10:00', 'P2W TU 10:00'],
      ['alternate Tuesdays', 'P2W TU'],
      ['every second Friday', 'P2W FR'],
      ['first Monday of the month', 'P1M 1MO'],
      ['last Friday of every month', 'P1M -1FR'],
      ['monthly on the second Tuesday', 'P1M 2TU'],
      ['1st and 3rd Wednesday of the month', 'P1M 1WE,3WE'],
      ['monthly, on the last Thursday', 'P1M -1TH'],
      ['on the 15th of each month', 'P1M day 15'],
      ['monthly on the 1st', 'P1M day 1'],
      ['1st and 15th of each month', 'P1M day 1,15'],
      ['last working day of the month', 'P1M MO,TU,WE,TH,FR no. -1'],
      ['1st working day of the month', 'P1M MO,TU,WE,TH,FR no. 1'],
      ['first Wednesday of the quarter', 'P3M 1WE month 1,4,7,10'],
      ['annually in March', 'P1Y month 3'],
      ['every January', 'P1Y month 1'],
      ['Quarterly (January, April, July, October)', 'P3M month 1,4,7,10'],
    ],
  },
  {
    title: 'At what time',
    about:
      'Times are read with their zone. `PT`, `NYC`, `CET` and their like become the zone they mean; an unknown one is kept as it is written.',
    rows: [
      ['daily at 9:15am PT', 'P1D 09:15 America/Los_Angeles'],
      ['Wednesdays 14:00–15:00', 'P1W WE 14:00 PT1H'],
      ['Every Thursday, 9 – 9:30am', 'P1W TH 09:00 PT30M'],
      ['Tuesdays 10am NYC time', 'P1W TU 10:00 America/New_York'],
      ['Weekly | Tue 16:00 CET', 'P1W TU 16:00 Europe/Berlin'],
      ['Weekly, Monday 10:00 Europe/Berlin, 45 min', 'P1W MO 10:00 Europe/Berlin PT45M'],
      ['Thursdays at 3 p.m. Pacific Time', 'P1W TH 15:00 America/Los_Angeles'],
      ['Thursdays at 1500 UTC', 'P1W TH 15:00 UTC'],
      ['Thursdays at 15:00 UTC+2', 'P1W TH 15:00 UTC+2'],
      ['Thursdays at 15:00 XYT', 'P1W TH 15:00 XYT'],
      ['Thursdays at noon', 'P1W TH 12:00'],
      ['9am on Mondays', 'P1W MO 09:00'],
      ['every night at 9pm', 'P1D 21:00'],
      ['Mondays at 9:00 PT (18:00 CET)', 'P1W MO 09:00 America/Los_Angeles'],
      ['30-minute weekly sync', 'P1W PT30M'],
      ['Monthly, first Tuesday, 90 minutes', 'P1M 1TU PT90M'],
      ['Mondays at 10:00 and Thursdays at 16:00', 'P1W MO 10:00 + P1W TH 16:00'],
      ['every Tuesday and Thursday at 10:00 and Friday at 14:00', 'P1W TU,TH 10:00 + P1W FR 14:00'],
      ['alternating Wednesdays, 9am and 4pm PT', 'P2W WE 09:00 America/Los_Angeles + P2W WE 16:00 America/Los_Angeles'],
    ],
  },
  {
    title: 'Words that read two ways',
    about:
      'They keep the commoner reading and are reported, unless the rest of the phrase settles them: one weekday means every two weeks, two mean both.',
    rows: [
      ['biweekly', 'P2W (biweekly)'],
      ['bi-weekly', 'P2W (bi-weekly)'],
      ['bi-weekly on Tuesday', 'P2W TU'],
      ['We meet bi-weekly to plan the next two weeks', 'P2W'],
      ['Bi-monthly, to go over the costs of the last two months', 'P2M'],
      ['Bi-weekly planning (Mon/Thu)', 'P1W MO,TH'],
      ['biweekly, every other Thursday', 'P2W TH'],
      ['bi-weekly (twice a week)', '2 × P1W'],
      ['bi-monthly', 'P2M (bi-monthly)'],
      ['semi-annually', 'P6M (semi-annually)'],
      ['every third Thursday', 'TH'],
    ],
  },
  {
    title: 'Triggers',
    about:
      'A ritual may follow an event instead of the calendar. With `sprints` or `cycles` in `opmodel.yaml`, the start or end of one has its days.',
    rows: [
      ['each sprint', 'on each sprint'],
      ['at the end of each sprint', 'on at the end of each sprint'],
      ['Held at the end of a sprint', 'on at the end of a sprint'],
      ['once per release', 'on once per release'],
      ['after every major incident', 'on after every major incident'],
      ['30 days after launch', 'on 30 days after launch'],
      ['two weeks after a bet ends', 'on two weeks after a bet ends'],
      ['weekly, and after each release', 'P1W on after each release'],
    ],
  },
  {
    title: 'No rhythm',
    about: 'These say that something is repeated, but not how often, or count something else.',
    rows: [
      ['regularly', 'none'],
      ['periodically', 'none'],
      ['as needed', 'none'],
      ['ad hoc', 'none'],
      ['weekly active users', 'none'],
      ['monthly recurring revenue', 'none'],
      ['the annual budget', 'none'],
      ['40 orders a week', 'none'],
      ['three browsers/release', 'none'],
      ['$20 per month', 'none'],
      ['each of the two depots', 'none'],
      ['every person', 'none'],
      ['day-to-day work', 'none'],
      ['The Product Daily', 'none'],
      ['on Monday', 'none'],
      ['at every end', 'none'],
    ],
  },
]

/** Values of a field that says how often: there a weekday alone is a rhythm and "when …" a trigger. */
export const fieldRows: readonly CadenceRow[] = [
  ['Monday', 'P1W MO'],
  ['Monday 10:00', 'P1W MO 10:00'],
  ['Wed 2pm-3pm ET', 'P1W WE 14:00 America/New_York PT1H'],
  ['Tuesday/Thursday', 'P1W TU,TH'],
  ['when a bet ends', 'on when a bet ends'],
  ['Whenever somebody joins', 'on Whenever somebody joins'],
  ['weekly', 'P1W'],
  ['Monday or whenever we like it', 'none'],
  ['as needed', 'none'],
]
