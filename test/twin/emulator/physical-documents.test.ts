import { describe, expect, test } from 'vitest'
import { decodeTime } from '../../../src/core/time/decode-time.ts'
import type { Dataset } from '../../../src/datasets/dataset.ts'
import { ercotLoadByForecastZone } from '../../../src/datasets/ercot/load-by-forecast-zone.ts'
import { ercotLoadByWeatherZone } from '../../../src/datasets/ercot/load-by-weather-zone.ts'
import { ercotLoadForecast } from '../../../src/datasets/ercot/load-forecast.ts'
import { ercotLoadForecastByForecastZone } from '../../../src/datasets/ercot/load-forecast-by-forecast-zone.ts'
import { ercotOutageCapacity } from '../../../src/datasets/ercot/outage-capacity.ts'
import { ercotSolar } from '../../../src/datasets/ercot/solar.ts'
import { cellsOf, isCsv, openTwin } from './twin-fixture.ts'

const ZONE = 'America/Chicago'

interface Expected {
  dataset: Dataset
  report: number
  name: RegExp
  hour: RegExp
  /** Rows of one interval. */
  rowsEach: number
  /** Intervals in a posting at noon of the day after a change day: spring, autumn. */
  intervals: readonly [spring: number, autumn: number]
}

const DOCUMENTS: readonly Expected[] = [
  {
    dataset: ercotLoadByWeatherZone,
    report: 13101,
    name: /\.055000\.ACTUALSYSLOADWZNP6345\.csv$/,
    hour: /^(0[1-9]|1\d|2[0-4]):00$/,
    rowsEach: 1,
    intervals: [23, 25],
  },
  {
    dataset: ercotLoadByForecastZone,
    report: 14836,
    name: /\.055000\.ACTUALSYSLOADFZNP6346\.csv$/,
    hour: /^(0[1-9]|1\d|2[0-4]):00$/,
    rowsEach: 1,
    intervals: [23, 25],
  },
  {
    dataset: ercotLoadForecast,
    report: 14837,
    name: /\.113000\.LFMODWEATHERNP3565\.csv$/,
    hour: /^([1-9]|1\d|2[0-4]):00$/,
    rowsEach: 8,
    intervals: [192, 192],
  },
  {
    dataset: ercotLoadForecastByForecastZone,
    report: 12311,
    name: /\.113000\.LFCCONGESTNP3560\.csv$/,
    hour: /^([1-9]|1\d|2[0-4]):00$/,
    rowsEach: 1,
    intervals: [192, 192],
  },
  {
    dataset: ercotSolar,
    report: 13483,
    name: /\.1155\d\d\.PVGRHRLYAVGACTNP4737\.csv$/,
    hour: /^(0[1-9]|1\d|2[0-4])$/,
    rowsEach: 1,
    intervals: [216, 216],
  },
  {
    dataset: ercotOutageCapacity,
    report: 13103,
    name: /\.1200\d\d\.HRLYRESOUTCAPNP3233\.csv$/,
    hour: /^(0[1-9]|1\d|2[0-4])$/,
    rowsEach: 1,
    intervals: [168, 168],
  },
]

describe('documents of load, sun and outages', () => {
  for (const { dataset, report, name, hour, rowsEach, intervals } of DOCUMENTS) {
    for (const [at, noon] of ['2026-03-09T17:05Z', '2026-11-02T18:05Z'].entries()) {
      test(`${dataset.id} of ${noon.slice(0, 10)}: header, hours and their number`, async () => {
        const { list, download } = openTwin(noon)
        const [newest] = (await list(report)).filter(isCsv)
        const document = await download(newest?.DocID)
        expect(document.name).toMatch(name)
        expect(document.zip.length).toBe(Number(newest?.ContentSize))
        const wire = dataset.wire[0] as Dataset['wire'][number]
        expect(document.text.split('\n')[0]).toBe(wire.header.join(','))
        const starts = cellsOf(document.text).map((cells) => {
          expect(cells.length).toBe(wire.header.length)
          expect(cells[1]).toMatch(hour)
          const decoded = decodeTime(wire.time, toFields(wire.header, cells), ZONE, wire.dateFormat)
          if ('invalid' in decoded) throw new Error(decoded.invalid)
          return decoded.start.epochMilliseconds
        })
        const distinct = [...new Set(starts)]
        expect(distinct.length).toBe(intervals[at])
        expect(starts.length).toBe(distinct.length * rowsEach)
        // Whole hours without a gap, in the order of time.
        distinct.forEach((ms, index) => {
          expect(ms - (distinct[0] as number)).toBe(index * 3_600_000)
        })
      })
    }
  }

  test('an outage document lists the hour that autumn repeats once: it has no flag to tell the passes apart', async () => {
    const { list, download } = openTwin('2026-10-31T18:05Z')
    const [newest] = (await list(13103)).filter(isCsv)
    const rows = cellsOf((await download(newest?.DocID)).text)
    expect(rows.filter(([date, ending]) => date === '11/01/2026' && ending === '02').length).toBe(1)
    expect(rows.length).toBe(167)
  })

  test('a forecast by forecast zone adds up to the model in use, its header ends in four blanks', async () => {
    const { list, download } = openTwin('2026-06-15T18:05Z')
    const newest = async (report: number) => (await download((await list(report)).filter(isCsv)[0]?.DocID)).text
    const zones = await newest(12311)
    expect(zones.split('\n')[0]).toMatch(/,DSTFlag {4}$/)
    const inUse = cellsOf(await newest(14837)).filter((cells) => cells.at(-2) === 'Y')
    cellsOf(zones).forEach((cells, index) => {
      expect(cells.slice(0, 2)).toEqual(inUse[index]?.slice(0, 2))
      expect(Math.abs(Number(cells[6]) - Number(inUse[index]?.[10]))).toBeLessThan(0.001)
      expect(Math.abs(cells.slice(2, 6).reduce((sum, mw) => sum + Number(mw), 0) - Number(cells[6]))).toBeLessThan(
        0.001,
      )
    })
  })

  test('a load forecast names one model in use in every hour', async () => {
    const { list, download } = openTwin('2026-06-15T18:05Z')
    const [newest] = (await list(14837)).filter(isCsv)
    const rows = cellsOf((await download(newest?.DocID)).text)
    expect(rows.filter((cells) => cells.at(-2) === 'Y').length).toBe(rows.length / 8)
    expect(new Set(rows.map((cells) => cells.at(-2)))).toEqual(new Set(['Y', 'N']))
  })
})

function toFields(header: readonly string[], cells: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(header.map((field, index) => [field, cells[index]]))
}
