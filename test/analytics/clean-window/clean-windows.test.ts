import { describe, expect, it, test } from 'vitest'
import { findBestStart } from '../../../src/analytics/clean-window/best-start.ts'
import { findCleanWindows } from '../../../src/analytics/clean-window/clean-windows.ts'
import { findQuartiles, quartileOf } from '../../../src/analytics/clean-window/quartiles.ts'
import { joinScores, scoreForecast } from '../../../src/analytics/clean-window/score-forecast.ts'

const none = Number.NaN

describe('quartiles', () => {
  it('are interpolated between the sorted values that are known', () => {
    // Positions 0.75, 1.5 and 2.25 of 10, 20, 30, 40.
    expect(findQuartiles([40, 10, none, 30, 20])).toEqual({ q1: 17.5, q2: 25, q3: 32.5 })
    expect(findQuartiles([7])).toEqual({ q1: 7, q2: 7, q3: 7 })
    expect(findQuartiles([none])).toBeUndefined()
  })

  it('put a value on a border into the cleaner quarter', () => {
    const quartiles = { q1: 10, q2: 20, q3: 30 }
    expect([5, 10, 10.1, 20, 25, 30, 31].map((value) => quartileOf(value, quartiles))).toEqual([1, 1, 2, 2, 3, 3, 4])
  })
})

describe('clean windows', () => {
  it('are runs at or under the limit, each with its mean', () => {
    expect(findCleanWindows([100, 200, 210, 150, 90, 120, none, 100, 300], 150)).toEqual([
      { first: 0, hours: 1, meanGPerKwh: 100 },
      { first: 3, hours: 3, meanGPerKwh: 120 },
      { first: 7, hours: 1, meanGPerKwh: 100 },
    ])
  })

  it('of hours that are all alike are one', () => {
    expect(findCleanWindows([50, 50, 50], 50)).toEqual([{ first: 0, hours: 3, meanGPerKwh: 50 }])
    expect(findCleanWindows([], 50)).toEqual([])
  })
})

describe('the best start', () => {
  it('has the least mean; what it saves is against now and against the mean', () => {
    // Of two hours: 350, 250, 150, 200, 300. All five but the last: mean 250.
    expect(findBestStart([400, 300, 200, 100, 300, 300], 2)).toEqual({
      first: 2,
      hours: 2,
      meanGPerKwh: 150,
      startNowGPerKwh: 350,
      meanOfAllGPerKwh: 1600 / 6,
    })
  })

  it('is the earliest of equal ones', () => {
    expect(findBestStart([0.1, 0.2, 0.3, 0.1, 0.2, 0.3], 3)?.first).toBe(0)
    expect(findBestStart([0.3, 0.2, 0.1, 0.3, 0.2, 0.1], 3)?.first).toBe(0)
  })

  it('does not lie over hours that are not known', () => {
    expect(findBestStart([500, none, 1, none, 400, 300], 2)).toMatchObject({ first: 4, startNowGPerKwh: none })
    expect(findBestStart([1, none, 1], 2)).toBeUndefined()
    expect(findBestStart([1, 2], 3)).toBeUndefined()
  })
})

describe('a score', () => {
  it('tells error, bias, regret of the chosen window and what it saved', () => {
    // Errors +10, −20, +30, 0. The forecast chooses hour 1 (180); the best hour was 3 (150).
    expect(scoreForecast([310, 180, 330, 190], [300, 200, 300, 190], 1)).toEqual({
      hours: 4,
      maeGPerKwh: 15,
      biasGPerKwh: 5,
      meanActualGPerKwh: 247.5,
      regretGPerKwh: 10,
      savedGPerKwh: 100,
    })
  })

  test.each([
    ['nothing', [], []],
    ['an hour that is not known', [1, none], [1, 1]],
    ['an hour that did not come', [1, 1], [1]],
  ])('of %s is none', (_, forecast, actual) => {
    expect(scoreForecast(forecast, actual, 1)).toBeUndefined()
  })

  it('of several forecasts counts their hours for the error, each of them once for the regret', () => {
    const base = { biasGPerKwh: 0, meanActualGPerKwh: 100, savedGPerKwh: 5 }
    const joined = joinScores([
      { ...base, hours: 1, maeGPerKwh: 10, regretGPerKwh: 0 },
      { ...base, hours: 3, maeGPerKwh: 30, regretGPerKwh: 8 },
    ])
    expect(joined).toMatchObject({ forecasts: 2, hours: 4, maeGPerKwh: 25, regretGPerKwh: 4, savedGPerKwh: 5 })
    expect(joinScores([])).toBeUndefined()
  })
})
