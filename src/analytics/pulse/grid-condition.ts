import type { DayRange } from '../authority/market-days.ts'
import type { ClaimValue } from './claim.ts'
import { hourText } from './hour-text.ts'
import { usdText } from './number-text.ts'

/** The sum of the energy price adders of each dispatch, in order of time. */
export interface AdderRuns {
  startsMs: Float64Array
  usdPerMwh: Float64Array
}

/** A day whose condition is told. */
export interface ConditionDay {
  range: DayRange
  zone: string
  isOver: boolean
}

/** The word from so high an adder on, USD/MWh. Ours: the operator's own condition (normal, conservation, EEA) is another matter. */
export const CONDITION_SCALE = Object.freeze([
  { word: 'Calm', fromUsdPerMwh: 0 },
  { word: 'Tightening', fromUsdPerMwh: 10 },
  { word: 'Tight', fromUsdPerMwh: 100 },
  { word: 'Scarce', fromUsdPerMwh: 1000 },
] as const)

export type ConditionWord = (typeof CONDITION_SCALE)[number]['word']

/** How a grid stood on a day, in a word and why. */
export interface GridCondition {
  word: ConditionWord
  text: string
  values: readonly ClaimValue[]
  /** Hours of the day of which there is a dispatch. */
  knownHours: number
  /** Start of the last one. */
  lastMs: number
}

/** No adder that is as low is worth a number. */
const FLOOR_USD_PER_MWH = 1
const HOUR_MS = 3_600_000

/**
 * How the grid stood, as its energy price adders tell: they rise as reserves are run down. The highest of the day decides, the
 * earliest of equal ones is named. Undefined: no dispatch of the day is known. Pure.
 */
export function gridCondition({ startsMs, usdPerMwh }: AdderRuns, day: ConditionDay): GridCondition | undefined {
  const lastMs = startsMs.at(-1)
  if (lastMs === undefined) return undefined
  const { range, zone } = day
  const at = usdPerMwh.reduce((best, value, run) => (value > (usdPerMwh[best] as number) ? run : best), 0)
  const highest = usdPerMwh[at] as number
  const highestMs = startsMs[at] as number
  const hourOf = (ms: number) => Math.floor((ms - range.from.epochMilliseconds) / HOUR_MS)
  const knownHours = new Set(Array.from(startsMs, hourOf)).size
  const hours = day.isOver ? hourOf(range.to.epochMilliseconds) : hourOf(lastMs) + 1
  const most =
    highest > FLOOR_USD_PER_MWH
      ? `Energy price adders went up to ${usdText(highest)}/MWh at ${hourText(highestMs, zone)}.`
      : `No energy price adder was above $${FLOOR_USD_PER_MWH}/MWh.`
  return {
    word: CONDITION_SCALE.findLast(({ fromUsdPerMwh }) => highest >= fromUsdPerMwh)?.word ?? 'Calm',
    text: [most, ...coverage({ knownHours, hours, lastMs }, day)].join(' '),
    values: [
      { name: 'highest_energy_price_adder', value: highest, unit: 'USD/MWh', startMs: highestMs },
      { name: 'hours_known', value: knownHours, unit: 'h' },
      { name: 'hours', value: hours, unit: 'h' },
    ],
    knownHours,
    lastMs,
  }
}

/** What must be said where the adders are not of the whole day. */
function* coverage(
  { knownHours, hours, lastMs }: { knownHours: number; hours: number; lastMs: number },
  { isOver, zone }: ConditionDay,
): Generator<string> {
  const soFar = isOver ? '' : ' so far'
  if (knownHours < hours) yield `Adders are known of ${knownHours} of ${hours} hours${soFar}.`
  else if (!isOver) yield `Adders are known until ${hourText(lastMs, zone)} so far.`
}
