import type { PulseInput } from '../../../src/analytics/pulse/pulse-day.ts'

/** An hour as plain numbers, NaN where there is none. */
export interface Row {
  ms: number
  date: string
  localHour: number
  /** `17:00 CDT`. */
  clock: string
  told: number
  forecast: number
  intensity: number
  price: number
  exports: number
}

/** What a judge knows of a day: read off the series by loops, with nothing of what told it. */
export interface DayFacts {
  authority: string
  word: string
  weekday: string
  /** Hours of the day, in order. */
  rows: readonly Row[]
  /** The same weekday of the four weeks before, as far as the series reach. */
  weeks: readonly (readonly Row[])[]
  /** The day cannot be over yet, or has only just ended. */
  isOpen: boolean
}

const HOUR_MS = 3_600_000
/** Direct factors, written down here once more. */
const FACTORS: Readonly<Record<string, number>> = { coal: 1048, oil: 1116, gas: 435, other: 439, battery: Number.NaN }
const CLOCKS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'America/New_York': { [-4]: 'EDT', [-5]: 'EST' },
  'America/Chicago': { [-5]: 'CDT', [-6]: 'CST' },
  'America/Denver': { [-6]: 'MDT', [-7]: 'MST' },
  'America/Phoenix': { [-7]: 'MST' },
  'America/Los_Angeles': { [-7]: 'PDT', [-8]: 'PST' },
  'Etc/GMT+5': { [-5]: 'EST' },
}
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

type WallClock = Pick<Row, 'date' | 'localHour' | 'clock'>

/** Wall clocks by zone; each hour is looked up once. */
export function createClocks(): (zone: string, ms: number) => WallClock {
  const seen = new Map<string, Map<number, WallClock>>()
  return (zone, ms) => {
    const known = seen.get(zone) ?? new Map<number, WallClock>()
    seen.set(zone, known)
    const found = known.get(ms)
    if (found) return found
    const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
    const offsetHours = local.offsetNanoseconds / 3.6e12
    const read = {
      date: local.toPlainDate().toString(),
      localHour: local.hour,
      clock: `${String(local.hour).padStart(2, '0')}:00 ${CLOCKS[zone]?.[offsetHours]}`,
    }
    known.set(ms, read)
    return read
  }
}

/** Reads the facts of a day off its series. */
export function readDayFacts(input: PulseInput, clockOf: ReturnType<typeof createClocks>): DayFacts {
  const { hours, date, now, price } = input
  const told = input.subject === 'net_generation' ? hours.netGenerationMwh : hours.demandMwh
  const dates = [0, 7, 14, 21, 28].map((days) => date.subtract({ days }).toString())
  const byDate = new Map<string, Row[]>(dates.map((day) => [day, []]))
  for (let index = 0; index < hours.startsMs.length; index++) {
    const ms = hours.startsMs[index] as number
    const wall = clockOf(hours.zone, ms)
    byDate.get(wall.date)?.push({
      ms,
      ...wall,
      told: told[index] as number,
      forecast: hours.forecastMwh[index] as number,
      intensity: intensityAt(input, index),
      price: price?.usdPerMwh[index] ?? Number.NaN,
      exports: hours.interchangeMwh[index] as number,
    })
  }
  const [rows = [], ...weeks] = dates.map((day) => byDate.get(day) ?? [])
  const awaitedHours = input.subject === 'net_generation' ? 36 : 6
  return {
    authority: hours.authority,
    word: input.subject === 'net_generation' ? 'net generation' : 'demand',
    weekday: WEEKDAYS[date.dayOfWeek % 7] as string,
    rows,
    weeks,
    isOpen: now.epochMilliseconds < (rows.at(-1)?.ms ?? 0) + (1 + awaitedHours) * HOUR_MS,
  }
}

function intensityAt({ hours, intensityGPerKwh }: PulseInput, index: number): number {
  // Where too little of the mix is published there is none.
  if (Number.isNaN(intensityGPerKwh[index])) return Number.NaN
  let [grams, made] = [0, 0]
  for (const [fuel, values] of hours.fuelsMwh) {
    const factor = FACTORS[fuel] ?? 0
    const mwh = values[index] as number
    if (Number.isNaN(factor) || !(mwh > 0)) continue
    grams += mwh * factor
    made += mwh
  }
  return grams / made
}
