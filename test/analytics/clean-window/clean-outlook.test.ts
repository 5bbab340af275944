import { describe, expect, it } from 'vitest'
import { CARBON_FACTORS } from '../../../src/analytics/carbon/carbon-factors.ts'
import { backtest } from '../../../src/analytics/clean-window/backtest.ts'
import { makeCleanOutlook } from '../../../src/analytics/clean-window/clean-outlook.ts'
import { type FuelVersion, fuelsKnownAt } from '../../../src/analytics/clean-window/fuel-history.ts'
import { HOUR_MS } from '../../../src/analytics/clean-window/hour-series.ts'
import { intensityOfResidual, readResidualMix } from '../../../src/analytics/clean-window/residual-mix.ts'

const ZONE = 'America/Chicago'
const NOW_MS = Temporal.Instant.from('2024-06-12T18:07Z').epochMilliseconds
const CURRENT_MS = Temporal.Instant.from('2024-06-12T18:00Z').epochMilliseconds
const LAG_HOURS = 30
const factors = CARBON_FACTORS.direct

/** 40 days of gas and solar, each hour published 30 hours after it ended; gas follows `gasMwh` of the local hour. */
function history(gasMwh: (hour: number, date: string) => number, days = 40) {
  const startMs = CURRENT_MS - days * 24 * HOUR_MS
  const hours = days * 24
  const versions: FuelVersion[] = Array.from({ length: hours - LAG_HOURS }, (_, index) => {
    const at = startMs + index * HOUR_MS
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ZONE)
    const publishedMs = at + (LAG_HOURS + 1) * HOUR_MS
    const gas = gasMwh(local.hour, local.toPlainDate().toString())
    return [
      { code: 'NG', startMs: at, publishedMs, mwh: gas },
      { code: 'SUN', startMs: at, publishedMs, mwh: 1000 - gas },
    ]
  }).flat()
  return { startMs, hours, versions }
}

const outlookOf = (made: ReturnType<typeof history>, loadHours = 2) =>
  makeCleanOutlook(
    { history: made, outlook: undefined, outlooks: new Map(), zone: ZONE, factors },
    { momentMs: NOW_MS, horizonHours: 24, loadHours },
  )

describe('what was known at a moment', () => {
  it('is of each hour and source the last publication until then', () => {
    const made = {
      startMs: 0,
      hours: 2,
      versions: [
        { code: 'SUN', startMs: 0, publishedMs: 10, mwh: 5 },
        { code: 'SNB', startMs: 0, publishedMs: 10, mwh: 2 },
        { code: 'SUN', startMs: 0, publishedMs: 20, mwh: 6 },
        { code: 'SUN', startMs: HOUR_MS, publishedMs: 20, mwh: 1 },
        { code: 'SUN', startMs: HOUR_MS, publishedMs: 30, mwh: Number.NaN },
      ],
    }
    const solar = (atMs: number) => [...(fuelsKnownAt(made, atMs).get('solar') ?? [])]
    expect(fuelsKnownAt(made, 9)).toEqual(new Map())
    expect(solar(10)).toEqual([7, Number.NaN])
    expect(solar(20)).toEqual([8, 1])
    expect(solar(30)).toEqual([8, Number.NaN])
  })
})

describe('an outlook', () => {
  // Clean from 10:00 to 13:00 local: 100 of 1000 MWh are gas, 43.5 g/kWh; else 435.
  const duck = history((hour) => (hour >= 10 && hour < 13 ? 100 : 1000))

  it('finds the window of every day, tomorrow as the current hour is 13:00', () => {
    const outlook = outlookOf(duck)
    expect(outlook?.currentMs).toBe(CURRENT_MS)
    expect(outlook?.ahead.map(({ gPerKwh }) => gPerKwh)).toEqual([...Array(21).fill(435), 43.5, 43.5, 43.5])
    expect(outlook?.windowLimitGPerKwh).toBe(435)
    expect(outlook?.best).toMatchObject({ first: 21, hours: 2, meanGPerKwh: 43.5, startNowGPerKwh: 435 })
    expect(outlook?.newest.startMs).toBe(CURRENT_MS - (LAG_HOURS + 1) * HOUR_MS)
    expect(outlook?.past.filter(({ kind }) => kind === 'estimated')).toHaveLength(LAG_HOURS)
    expect(outlook?.comparison?.cleanerThanShare).toBe(0)
  })

  it('repeats itself without an error, so its past skill is perfect', () => {
    const outlook = outlookOf(duck)
    // The first of 40 days has no day before it.
    expect(outlook?.mornings).toHaveLength(14)
    expect(outlook?.mornings.every(({ score }) => score.maeGPerKwh === 0 && score.regretGPerKwh === 0)).toBe(true)
    expect(outlook?.mornings[0]?.score.savedGPerKwh).toBe(435 - 43.5)
  })

  it('of no generation is none', () => {
    expect(outlookOf({ ...duck, versions: [] })).toBeUndefined()
  })
})

describe('a backtest', () => {
  it('does not see what was published after the morning', () => {
    // On and after June 8 all is gas: forecasts made before they could know of it are wrong.
    const turned = history((hour, date) => (date >= '2024-06-08' ? 1000 : hour >= 10 && hour < 13 ? 100 : 1000))
    const known = fuelsKnownAt(turned)
    const gas = known.get('gas') ?? new Float64Array(0)
    const actual = { startMs: turned.startMs, values: gas.map((mwh) => (mwh / 1000) * 435) }
    const scores = backtest('seasonal-naive', { history: turned, actual, outlooks: new Map(), zone: ZONE, factors }, 3)
    const of = (date: string) =>
      scores.find(({ morningMs }) =>
        Temporal.Instant.fromEpochMilliseconds(morningMs).toZonedDateTimeISO(ZONE).toPlainDate().equals(date),
      )?.score
    expect(of('2024-06-07')).toMatchObject({ maeGPerKwh: 0 })
    // Three hours of 24 are wrong by 435 − 43.5.
    expect(of('2024-06-08')?.maeGPerKwh).toBeCloseTo((3 * 391.5) / 24, 8)
    expect(of('2024-06-10')?.maeGPerKwh).toBeCloseTo((3 * 391.5) / 24, 8)
  })

  it('is made at 06:00 of the wall clock on both sides of a change', () => {
    const made = history(() => 500)
    const shift = Temporal.Instant.from('2024-11-06T18:00Z').epochMilliseconds - CURRENT_MS
    const moved = {
      ...made,
      startMs: made.startMs + shift,
      versions: made.versions.map((version) => ({
        ...version,
        startMs: version.startMs + shift,
        publishedMs: version.publishedMs + shift,
      })),
    }
    const actual = { startMs: moved.startMs, values: new Float64Array(moved.hours - LAG_HOURS).fill(217.5) }
    const inputs = { history: moved, actual, outlooks: new Map(), zone: ZONE, factors }
    const mornings = backtest('seasonal-naive', inputs, 1).map(({ morningMs }) =>
      Temporal.Instant.fromEpochMilliseconds(morningMs).toZonedDateTimeISO(ZONE),
    )
    expect(new Set(mornings.map(({ hour, minute }) => `${hour}:${minute}`))).toEqual(new Set(['6:0']))
    expect(new Set(mornings.map(({ offset }) => offset))).toEqual(new Set(['-05:00', '-06:00']))
  })
})

describe('a residual', () => {
  it('is met by what runs through, then by the mix that follows', () => {
    const fuels = new Map([
      ['nuclear', Float64Array.of(100, 100)],
      ['gas', Float64Array.of(300, 100)],
      ['coal', Float64Array.of(100, 100)],
      ['wind', Float64Array.of(900, 0)],
    ] as const)
    const mix = readResidualMix(fuels, factors)
    if (!mix) expect.fail('there is a mix')
    expect(mix.steadyMwh).toBe(100)
    // (400 × 435 + 200 × 1048) / 600.
    expect(mix.followingGPerKwh).toBeCloseTo(383_600 / 600, 8)
    // Load 500, wind 200: residual 300, of which 200 follow.
    expect(intensityOfResidual(mix, 500, 200, 0)).toBeCloseTo((200 * 383_600) / 600 / 500, 8)
    expect(intensityOfResidual(mix, 500, 450, 100)).toBe(0)
    expect(intensityOfResidual(mix, Number.NaN, 450, 100)).toBeNaN()
    expect(readResidualMix(new Map([['wind', Float64Array.of(1)]]), factors)).toBeUndefined()
  })
})
