import type { DayFacts, Row } from './day-facts.ts'

type Groups = Readonly<Record<string, string | undefined>>
type Series = 'told' | 'forecast' | 'intensity' | 'price' | 'exports'

/** A sentence that may be said, and what must be true where it is. */
interface Sentence {
  of: string
  form: RegExp
  /** What is not true. */
  check(groups: Groups, facts: DayFacts): string[]
}

const N = (name: string) => `(?<${name}>−?[\\d,]+(?:\\.\\d+)?)`
const USD = (name: string) => `(?<${name}>−?\\$[\\d,]+\\.\\d\\d)`
const CLOCK = (name: string) => `(?<${name}>\\d\\d:00 [A-Z]{3})`
const COVERED = '(?<covered> so far| over the \\d+ of \\d+ hours published)?'
const TYPICAL =
  '(?<typical>, (?:(?<percent>\\d+) % (?<side>above|below)|close to) (?<same>the same hours of )?a typical (?<weekday>\\w+))?'
const form = (text: string) => new RegExp(`^${text}$`)

const known = (rows: readonly Row[], of: Series) => rows.filter((row) => !Number.isNaN(row[of]))
const numberOf = (text = '') => Number(text.replaceAll(/[$,]/g, '').replace('−', '-'))
/** As many decimals as are written. */
function isWritten(text: string | undefined, value: number): boolean {
  const decimals = text?.split('.')[1]?.length ?? 0
  return Math.abs(numberOf(text) - value) <= 0.5 * 10 ** -decimals + 1e-6
}

function highest(rows: readonly Row[], of: (row: Row) => number): number {
  let best = Number.NEGATIVE_INFINITY
  for (const row of rows) if (of(row) > best) best = of(row)
  return best
}

/** The hour named has the value, and no other hour has more of it. */
function isExtreme(rows: readonly Row[], clock: string | undefined, of: (row: Row) => number): string[] {
  const named = rows.find((row) => row.clock === clock)
  if (!named) return [`there is no ${clock}`]
  const best = highest(rows, of)
  return Math.abs(of(named) - best) <= 1e-9 * Math.abs(best) ? [] : [`not at ${clock}`]
}

const must = (isTrue: boolean, why: string): string[] => (isTrue ? [] : [why])

/** Words about which hours a sentence is of. */
function checkCovered(covered: string | undefined, rows: readonly Row[], { rows: all, isOpen }: DayFacts): string[] {
  if (covered === undefined) return must(rows.length === all.length, 'the day is not whole')
  if (rows.length === all.length) return ['the day is whole']
  const hasHole = rows.some((row, index) => row !== all[index])
  if (covered === ' so far') return must(isOpen && !hasHole, 'not so far')
  const [, count, of] = /(\d+) of (\d+)/.exec(covered) ?? []
  return must(Number(count) === rows.length && Number(of) === all.length, 'other hours are published')
}

/** Words about what is typical, against the median of the same hours of the weeks before. */
function checkTypical(groups: Groups, value: number, sign: 1 | -1, facts: DayFacts, mayLack = false): string[] {
  const told = known(facts.rows, 'told')
  const local = new Set(told.map(({ localHour }) => localHour))
  const extremes: number[] = []
  for (const week of facts.weeks) {
    const same = week.filter(({ localHour }) => local.has(localHour))
    if (same.length > 0 && known(same, 'told').length === same.length)
      extremes.push(sign * highest(same, (row) => sign * row.told))
  }
  extremes.sort((a, b) => a - b)
  const count = extremes.length
  const median = ((extremes[(count - 1) >> 1] as number) + (extremes[count >> 1] as number)) / 2
  const isKnown = count >= 3 && median > 0
  if (groups['typical'] === undefined) return must(!isKnown || mayLack, 'what is typical is known')
  if (!isKnown) return ['what is typical is not known']
  const percent = (100 * (value - median)) / median
  return [
    ...(groups['percent'] === undefined
      ? must(Math.abs(percent) < 3, 'not close to typical')
      : [
          ...must(isWritten(groups['percent'], Math.abs(percent)) && Math.abs(percent) >= 3, `it is ${percent} %`),
          ...must((groups['side'] === 'above') === percent > 0, 'the other side'),
        ]),
    ...must(groups['weekday'] === facts.weekday, 'another weekday'),
    ...must((groups['same'] !== undefined) === told.length < facts.rows.length, 'whole days beside parts'),
  ]
}

const extreme =
  (sign: 1 | -1, mayLack = false): Sentence['check'] =>
  (groups, facts) => {
    const told = known(facts.rows, 'told')
    const value = sign * highest(told, (row) => sign * row.told)
    return [
      ...must(isWritten(groups['mwh'], value), `it is ${value}`),
      ...isExtreme(told, groups['at'], (row) => sign * row.told),
      ...checkCovered(groups['covered'], told, facts),
      ...checkTypical(groups, value, sign, facts, mayLack),
      ...must(groups['word'] === undefined || groups['word'].toLowerCase() === facts.word, `it is of ${facts.word}`),
    ]
  }

const both = (rows: readonly Row[]) => known(known(rows, 'told'), 'forecast')
const miss = (row: Row) => Math.abs(row.told - row.forecast)

/** The deviation at the hour named, with its share and side. */
function checkMiss(groups: Groups, facts: DayFacts): string[] {
  const rows = both(facts.rows)
  const named = rows.find(({ clock }) => clock === groups['at'])
  if (!named) return [`there is no ${groups['at']}`]
  const percent = (100 * (named.told - named.forecast)) / named.forecast
  return [
    ...isExtreme(rows, groups['at'], miss),
    ...must(groups['mwh'] === undefined || isWritten(groups['mwh'], miss(named)), `it is ${miss(named)}`),
    ...must(groups['percent'] === undefined || isWritten(groups['percent'], Math.abs(percent)), `it is ${percent} %`),
    ...must(groups['side'] === undefined || (groups['side'] === 'above') === percent > 0, 'the other side'),
    ...must(groups['percent'] !== undefined || named.forecast <= 0 || Math.abs(percent) < 2, 'not near'),
  ]
}

const isEvening = ({ localHour }: Row) => localHour >= 15 && localHour <= 20

/** Changes from one hour to the next, both of the evening. */
function eveningSteps(rows: readonly Row[]): { from: Row; to: Row; change: number }[] {
  const steps: { from: Row; to: Row; change: number }[] = []
  for (let index = 1; index < rows.length; index++) {
    const [from, to] = [rows[index - 1] as Row, rows[index] as Row]
    const change = to.told - from.told
    if (isEvening(from) && isEvening(to) && !Number.isNaN(change)) steps.push({ from, to, change })
  }
  return steps
}

function checkEvening(part: string | undefined, { rows, isOpen }: DayFacts): string[] {
  const evening = rows.filter(isEvening)
  const isWhole = known(evening, 'told').length === evening.length
  if (part === undefined) return must(isWhole, 'the evening is not whole')
  return must(!isWhole && (part === ' so far' ? isOpen : true), 'the evening is whole')
}

const series = (of: Series, groups: Groups, facts: DayFacts): string[] => {
  const rows = known(facts.rows, of)
  const [low, high] = [-highest(rows, (row) => -row[of]), highest(rows, (row) => row[of])]
  return [
    ...must(isWritten(groups['low'], low), `the lowest is ${low}`),
    ...must(isWritten(groups['high'], high), `the highest is ${high}`),
    ...(groups['lowAt'] === undefined ? [] : isExtreme(rows, groups['lowAt'], (row) => -row[of])),
    ...(groups['highAt'] === undefined ? [] : isExtreme(rows, groups['highAt'], (row) => row[of])),
    ...checkCovered(groups['covered'], rows, facts),
  ]
}

const WORD = '(?<word>[Dd]emand|[Nn]et generation)'

/** Everything that a headline or a bullet may say. */
export const SENTENCES: readonly Sentence[] = [
  {
    of: 'headline',
    form: form(`\\w+ ${WORD} peaked at ${N('mwh')} MWh at ${CLOCK('at')}${TYPICAL}`),
    check: extreme(1, true),
  },
  {
    of: 'headline',
    form: form(`\\w+ ${WORD}${COVERED} was highest at ${CLOCK('at')}: ${N('mwh')} MWh${TYPICAL}`),
    check: extreme(1, true),
  },
  {
    of: 'headline',
    form: form(
      `\\w+ demand ran ${N('percent')} % (?<side>above|below) its forecast at ${CLOCK('at')}(?:; it(?: peaked at|s highest was) ${N('peak')} MWh${COVERED})?`,
    ),
    check(groups, facts) {
      const told = known(facts.rows, 'told')
      if (groups['peak'] === undefined) return checkMiss(groups, facts)
      return [
        ...checkMiss(groups, facts),
        ...must(
          isWritten(
            groups['peak'],
            highest(told, (row) => row.told),
          ),
          'not its peak',
        ),
        ...checkCovered(groups['covered'], told, facts),
      ]
    },
  },
  {
    of: 'headline',
    form: form(`\\w+’s real-time hub price averaged ${USD('high')}/MWh in the hour from ${CLOCK('highAt')}`),
    check: (groups, { rows }) => [
      ...isExtreme(known(rows, 'price'), groups['highAt'], (row) => row.price),
      ...must(
        isWritten(
          groups['high'],
          highest(known(rows, 'price'), (row) => row.price),
        ),
        'another price',
      ),
    ],
  },
  ...(['peaked at', 'bottomed out at'] as const).map((verb, index) => ({
    of: index === 0 ? 'peak' : 'trough',
    form: form(`${WORD} ${verb} ${N('mwh')} MWh at ${CLOCK('at')}${TYPICAL}\\.`),
    check: extreme(index === 0 ? 1 : -1),
  })),
  ...(['highest', 'lowest'] as const).map((which, index) => ({
    of: index === 0 ? 'peak' : 'trough',
    form: form(`The ${which} ${WORD}${COVERED} was ${N('mwh')} MWh at ${CLOCK('at')}${TYPICAL}\\.`),
    check: extreme(index === 0 ? 1 : -1),
  })),
  {
    of: 'forecast',
    form: form('No day-ahead forecast is published for the hours whose demand is known\\.'),
    check: (_, { rows }) => must(both(rows).length === 0, 'there is one'),
  },
  {
    of: 'forecast',
    form: form(`Demand${COVERED} came as it was forecast the day before\\.`),
    check: (groups, facts) => [
      ...must(highest(both(facts.rows), miss) < 0.5, 'it did not'),
      ...checkCovered(groups['covered'], both(facts.rows), facts),
    ],
  },
  {
    of: 'forecast',
    form: form(
      `Demand${COVERED} stayed within ${N('mwh')} MWh of its day-ahead forecast, the farthest at ${CLOCK('at')}\\.`,
    ),
    check: (groups, facts) => [
      ...checkMiss(groups, facts),
      ...checkCovered(groups['covered'], both(facts.rows), facts),
    ],
  },
  {
    of: 'forecast',
    form: form(
      `Demand${COVERED} was farthest from its day-ahead forecast at ${CLOCK('at')}: ${N('mwh')} MWh \\(${N('percent')} %\\) (?<side>above|below) it\\.`,
    ),
    check: (groups, facts) => [
      ...checkMiss(groups, facts),
      ...checkCovered(groups['covered'], both(facts.rows), facts),
    ],
  },
  {
    of: 'ramp',
    form: form(
      `Sharpest change of the late afternoon and evening(?<part> so far| in the hours published)?: ${WORD} (?<way>rose|fell) by ${N('mwh')} MWh from (?<from>\\d\\d:00) to ${CLOCK('at')}\\.`,
    ),
    check(groups, facts) {
      const steps = eveningSteps(facts.rows)
      const step = steps.find(({ to }) => to.clock === groups['at'])
      if (!step) return [`no change to ${groups['at']}`]
      const largest = Math.max(...steps.map(({ change }) => Math.abs(change)))
      return [
        ...must(Math.abs(step.change) === largest && isWritten(groups['mwh'], largest), `it is ${largest}`),
        ...must((groups['way'] === 'rose') === step.change > 0, 'the other way'),
        ...must(step.from.clock.startsWith(groups['from'] ?? '?'), 'from another hour'),
        ...checkEvening(groups['part'], facts),
      ]
    },
  },
  {
    of: 'ramp',
    form: form(
      `From hour to hour of the late afternoon and evening(?<part> so far| in the hours published)? ${WORD} stayed level\\.`,
    ),
    check: (groups, facts) => [
      ...must(
        eveningSteps(facts.rows).every(({ change }) => Math.abs(change) < 0.5),
        'it did not',
      ),
      ...checkEvening(groups['part'], facts),
    ],
  },
  {
    of: 'ramp',
    form: form(
      '(?:The late afternoon and evening are still to come|Too little of the late afternoon and evening is published to tell how (?:demand|net generation) changed)\\.',
    ),
    check: (_, { rows }) => must(eveningSteps(rows).length === 0, 'there is a change to tell'),
  },
  {
    of: 'cleanest',
    form: form(
      'Generation by energy source is not published for this day(?: yet)?, so its cleanest hour is not known\\.',
    ),
    check: (_, { rows }) => must(known(rows, 'intensity').length === 0, 'it is known'),
  },
  {
    of: 'cleanest',
    form: form(`Generation${COVERED} emitted ${N('low')} g CO₂/kWh on average in every hour\\.`),
    check: (groups, facts) => series('intensity', { ...groups, high: groups['low'] }, facts),
  },
  {
    of: 'cleanest',
    form: form(
      `Generation${COVERED} was cleanest at ${CLOCK('lowAt')}: ${N('low')} g CO₂/kWh on average, against ${N('high')} at ${CLOCK('highAt')}, the dirtiest hour\\.`,
    ),
    check: (groups, facts) => series('intensity', groups, facts),
  },
  {
    of: 'price',
    form: form(
      `The real-time hub price${COVERED} (?:averaged ${USD('mean')}/MWh; its hours went from ${USD('low')} at ${CLOCK('lowAt')} to ${USD('high')} at ${CLOCK('highAt')}|was ${USD('flat')}/MWh in every hour)\\.`,
    ),
    check(groups, facts) {
      const prices = known(facts.rows, 'price').map(({ price }) => price)
      const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length
      const flat = groups['flat']
      const told = flat === undefined ? groups : { ...groups, low: flat, high: flat }
      return [...must(isWritten(flat ?? groups['mean'], mean), `the mean is ${mean}`), ...series('price', told, facts)]
    },
  },
  {
    of: 'exports',
    form: form(
      `It sent ${N('sum')} MWh net to its neighbours${COVERED}, most in the hour from ${CLOCK('at')}: ${N('high')} MWh\\.`,
    ),
    check(groups, facts) {
      const rows = known(facts.rows, 'exports')
      const sum = rows.reduce((total, row) => total + row.exports, 0)
      return [
        ...must(isWritten(groups['sum'], sum), `it is ${sum}`),
        ...must(
          isWritten(
            groups['high'],
            highest(rows, (row) => row.exports),
          ),
          'not the most',
        ),
        ...isExtreme(rows, groups['at'], (row) => row.exports),
        ...checkCovered(groups['covered'], rows, facts),
      ]
    },
  },
]
