import type { Claim } from '../../../src/analytics/pulse/claim.ts'
import type { Pulse } from '../../../src/analytics/pulse/make-pulse.ts'
import type { PulseInput } from '../../../src/analytics/pulse/pulse-day.ts'

interface Hour {
  ms: number
  local: number
  date: string
  demand: number
  forecast: number
  intensity: number
  price: number
}

/** Direct factors, written down here once more. */
const FACTORS = { coal: 1048, oil: 1116, gas: 435, other: 439 } as const
const NEUTRAL = ['nuclear', 'geothermal', 'biomass', 'hydro', 'wind', 'solar'] as const
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))
const known = (value: number) => !Number.isNaN(value)

type Clock = (ms: number) => { local: number; date: string }

/** Wall clocks by zone; each hour is looked up once. */
export function createClocks(): (zone: string) => Clock {
  const clocks = new Map<string, Clock>()
  return (zone) => {
    const known = new Map<number, ReturnType<Clock>>()
    const clock: Clock = (ms) => {
      const seen = known.get(ms)
      if (seen) return seen
      const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
      const read = { local: local.hour, date: local.toPlainDate().toString() }
      known.set(ms, read)
      return read
    }
    const made = clocks.get(zone) ?? clock
    clocks.set(zone, made)
    return made
  }
}

/** The hours of the day and of the same weekday in the weeks before as plain rows, read with nothing of what told the day. */
function readHours({ hours, intensityGPerKwh, price, date }: PulseInput, clock: Clock): Hour[] {
  const fuel = (name: string, index: number) => Math.max(0, hours.fuelsMwh.get(name as never)?.[index] || 0)
  const dates = new Set([0, 7, 14, 21, 28].map((days) => date.subtract({ days }).toString()))
  const rows: Hour[] = []
  hours.startsMs.forEach((ms, index) => {
    if (!dates.has(clock(ms).date)) return
    const burnt = Object.entries(FACTORS).map(([name, factor]) => [fuel(name, index), factor] as const)
    const total = [...burnt.map(([mwh]) => mwh), ...NEUTRAL.map((name) => fuel(name, index))].reduce((a, b) => a + b, 0)
    rows.push({
      ms,
      ...clock(ms),
      demand: hours.demandMwh[index] as number,
      forecast: hours.forecastMwh[index] as number,
      // Where too little of the mix is published there is none.
      intensity: Number.isNaN(intensityGPerKwh[index])
        ? Number.NaN
        : burnt.reduce((sum, [mwh, factor]) => sum + mwh * factor, 0) / total,
      price: price?.usdPerMwh[index] ?? Number.NaN,
    })
  })
  return rows
}

/** Whatever a told day says that its series do not. Empty: nothing. */
export function findContradictions(
  input: PulseInput,
  pulse: Pulse,
  clockOf: (zone: string) => Clock = createClocks(),
): string[] {
  const rows = readHours(input, clockOf(input.hours.zone))
  const today = rows.filter(({ date }) => date === input.date.toString())
  const demands = today.filter(({ demand }) => known(demand))
  const found: string[] = []
  const check = (isTrue: boolean, claim: Claim, why: string) => {
    if (!isTrue) found.push(`${why}: ${claim.text}`)
  }
  const namedIn = ({ values }: Claim, name: string) => values.find((value) => value.name === name)
  const typicalOf = (pick: (days: readonly Hour[]) => number): number => {
    const local = new Set(demands.map((hour) => hour.local))
    const days = [7, 14, 21, 28].map((back) => {
      const date = input.date.subtract({ days: back }).toString()
      return rows.filter((hour) => hour.date === date && local.has(hour.local))
    })
    const values = days.filter((day) => day.length > 0 && day.every(({ demand }) => known(demand))).map(pick)
    values.sort((a, b) => a - b)
    if (values.length < 3) return Number.NaN
    return values.length === 3 ? (values[1] as number) : ((values[1] as number) + (values[2] as number)) / 2
  }
  const checkTypical = (claim: Claim, value: number, pick: (days: readonly Hour[]) => number) => {
    const typical = typicalOf(pick)
    const told = namedIn(claim, 'typical')
    check(told === undefined || near(told.value, typical), claim, 'not what is typical')
    if (!told) return
    const percent = (100 * (value - typical)) / typical
    if (/ close to /.test(claim.text)) check(Math.abs(percent) < 3, claim, 'not close')
    else check(claim.text.includes(percent > 0 ? ' above ' : ' below '), claim, 'wrong side')
    const isSame = claim.text.includes('the same hours')
    check(isSame === demands.length < today.length, claim, 'compares whole days with parts')
  }
  const checkCovered = (claim: Claim, of: keyof Hour) => {
    const count = today.filter((hour) => known(hour[of] as number)).length
    const says = / so far | hours published/.test(claim.text)
    check(says === count < today.length, claim, `has ${count} of ${today.length} hours`)
    if (/ so far /.test(claim.text)) check(pulse.state === 'so_far', claim, 'the day is over')
  }
  for (const claim of [pulse.headline, ...pulse.bullets]) {
    for (const problem of findUnbacked(claim, input.hours.zone)) check(false, claim, problem)
    for (const { name, value, startMs } of claim.values) {
      const hour = rows.find(({ ms }) => ms === startMs)
      const same = {
        demand: 'demand',
        peak: 'demand',
        forecast: 'forecast',
        demand_before: 'demand',
        demand_after: 'demand',
        intensity: 'intensity',
        highest_intensity: 'intensity',
        highest_price: 'price',
        lowest_price: 'price',
      } as const
      const column = same[name as keyof typeof same]
      if (column) check(hour !== undefined && near(hour[column], value), claim, `${name} is not in the series`)
    }
  }
  const max = (of: 'demand' | 'intensity' | 'price') => Math.max(...today.map((hour) => hour[of]).filter(known))
  const min = (of: 'demand' | 'intensity' | 'price') => Math.min(...today.map((hour) => hour[of]).filter(known))
  const misses = today.map(({ demand, forecast }) => Math.abs(demand - forecast)).filter(known)
  const told = (kind: string) => pulse.bullets.find((bullet) => bullet.kind === kind && bullet.values.length > 0)
  const peak = told('peak')
  if (peak) {
    check(namedIn(peak, 'demand')?.value === max('demand'), peak, 'not the highest')
    checkCovered(peak, 'demand')
    checkTypical(peak, max('demand'), (day) => Math.max(...day.map(({ demand }) => demand)))
  }
  const trough = told('trough')
  if (trough) {
    check(namedIn(trough, 'demand')?.value === min('demand'), trough, 'not the lowest')
    checkCovered(trough, 'demand')
    checkTypical(trough, min('demand'), (day) => Math.min(...day.map(({ demand }) => demand)))
  }
  const forecast = told('forecast')
  if (forecast) {
    check(namedIn(forecast, 'deviation')?.value === Math.max(...misses), forecast, 'not the largest miss')
    const [demand, expected] = [namedIn(forecast, 'demand')?.value ?? 0, namedIn(forecast, 'forecast')?.value ?? 0]
    if (/ (above|below) it\./.test(forecast.text))
      check(forecast.text.includes(demand > expected ? ' above it' : ' below it'), forecast, 'wrong side')
  } else check(misses.length === 0 || pulse.bullets.length === 5, pulse.headline, 'there is a forecast to tell')
  const ramp = told('ramp')
  const steps = today.flatMap((hour, at) => {
    const before = today[at - 1]
    return before && before.local >= 15 && hour.local <= 20 && hour.local > 15 ? [hour.demand - before.demand] : []
  })
  if (ramp) {
    const change = namedIn(ramp, 'change')?.value ?? Number.NaN
    check(Math.abs(change) === Math.max(...steps.filter(known).map(Math.abs)), ramp, 'not the largest change')
    check(ramp.text.includes(change < 0 ? ' fell ' : ' rose '), ramp, 'wrong direction')
  }
  const clean = told('cleanest')
  if (clean) check(near(namedIn(clean, 'intensity')?.value ?? Number.NaN, min('intensity')), clean, 'not the cleanest')
  const price = told('price')
  if (price) {
    check(namedIn(price, 'highest_price')?.value === max('price'), price, 'not the highest price')
    check(namedIn(price, 'lowest_price')?.value === min('price'), price, 'not the lowest price')
    checkCovered(price, 'price')
  }
  const { headline } = pulse
  check(headline.text.length <= 120, headline, `${headline.text.length} characters`)
  const named = namedIn(headline, 'peak') ?? (namedIn(headline, 'forecast') ? undefined : namedIn(headline, 'demand'))
  if (named) check(named.value === max('demand'), headline, 'not the highest')
  if (/ peaked at /.test(headline.text)) check(demands.length === today.length, headline, 'the day is not whole')
  if (named && !namedIn(headline, 'peak'))
    checkTypical(headline, named.value, (day) => Math.max(...day.map(({ demand }) => demand)))
  check(pulse.bullets.length >= 3 && pulse.bullets.length <= 5, headline, `${pulse.bullets.length} bullets`)
  return found
}

/** Numbers of a text that are not among its values, and times that none of its values is of. */
function findUnbacked({ text, values }: Claim, zone: string): string[] {
  const clocks = values.flatMap(({ startMs }) =>
    startMs === undefined ? [] : [Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(zone)],
  )
  const times = [...text.matchAll(/(\d\d):00(?! *-?\d)/g)].map(([, hour]) => Number(hour))
  const late = times.filter(
    (hour) => !clocks.some((clock) => clock.hour === hour) && !text.includes(`-${String(hour).padStart(2, '0')}:00`),
  )
  const plain = text.replaceAll(/-?\d\d:00/g, ' ').replace(/^\w+ /, '')
  const numbers = [...plain.matchAll(/\$?(-?\d[\d,]*(?:\.\d+)?)/g)].map(([, number = '']) => number.replaceAll(',', ''))
  const loose = numbers.filter((number) => {
    const decimals = number.split('.')[1]?.length ?? 0
    return !values.some(({ value }) => Math.abs(value).toFixed(decimals) === number.replace('-', ''))
  })
  return [...late.map((hour) => `no value is of ${hour}:00`), ...loose.map((number) => `${number} is no value of it`)]
}
