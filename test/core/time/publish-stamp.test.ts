import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPublishStamp, parsePublishStamp } from '../../../src/core/time/publish-stamp.ts'

const read = (name: string, zone?: string) => parsePublishStamp(name, zone)?.toString()

describe('the publish stamp in a name', () => {
  test.each([
    ['cdr.00013028.0000000000000000.20250313.125509732.WPPHRLYAVGACTNP4732_csv.zip', '2025-03-13T17:55:09.732Z'],
    ['cdr.00013028.0000000000000000.20250313.135509.WPPHRLYAVGACTNP4732.csv', '2025-03-13T18:55:09Z'],
    ['cdr.00013028.0000000000000000.20250306.005508240.WPPHRLYAVGACTNP4732_csv.zip', '2025-03-06T06:55:08.24Z'],
    ['1045038225.ext.00013057.0000000000000000.20241018.031331.2_Day_AS_Disclosure.zip', '2024-10-18T08:13:31Z'],
    ['cdr.00012300.0000000000000000.20260625.004020.LMPSROSNODENP6788_20260625_004018.csv', '2026-06-25T05:40:20Z'],
    [
      'archive.zip/cdr.00012301.0000000000000000.20240101.000012.SPPHLZNP6905_20240101_0000.csv',
      '2024-01-01T06:00:12Z',
    ],
    ['cdr.00012301.0000000000000000.20241103.013012345.SPPHLZNP6905_20241103_0130_csv', '2024-11-03T06:30:12.345Z'],
    ['cdr.00012301.0000000000000000.20241103.013012345.SPPHLZNP6905_20241103_0130xhr_csv', '2024-11-03T07:30:12.345Z'],
    ['cdr.00012301.0000000000000000.20241103.013012.SPPHLZNP6905_20241103_0130_csvXHR.zip', '2024-11-03T07:30:12Z'],
    ['cdr.00012301.0000000000000000.20241103.033012.SPPHLZNP6905_xhr.csv', '2024-11-03T09:30:12Z'],
    ['cdr.00012301.0000000000000000.20240310.023000.SPPHLZNP6905.csv', '2024-03-10T08:30:00Z'],
  ])('%s', (name, expected) => {
    expect(read(name)).toBe(expected)
  })

  test.each([
    'SPPHLZNP6905_20260904_1130_csv',
    'NP4-732-CD.csv',
    'cdr.00013028.0000000000000000.20251313.125509.X.csv',
    'cdr.00013028.0000000000000000.20250230.125509.X.csv',
    'cdr.00013028.0000000000000000.20250313.245509.X.csv',
    'cdr.00013028.0000000000000000.20250313.125960.X.csv',
    'cdr.00013028.0000000000000000.47121231.000000.X.csv',
    'cdr.00013028.0000000000000000.20250313.1255097.X.csv',
    'x20250313.125509.csv',
    '',
  ])('%j has none', (name) => {
    expect(parsePublishStamp(name)).toBeUndefined()
  })

  test('reads the wall clock of another zone', () => {
    expect(read('x.20250313.125509.csv', 'America/New_York')).toBe('2025-03-13T16:55:09Z')
  })

  test('what is written is read back, in both passes of the repeated hour too', () => {
    const [from, to, fall] = ['2007-01-01T00:00Z', '2031-01-01T00:00Z', '2024-11-03T05:00Z'].map(
      (text) => Temporal.Instant.from(text).epochMilliseconds,
    )
    const moment = fc.oneof(
      fc.integer({ min: from ?? 0, max: to ?? 0 }),
      fc.nat(4 * 3_600_000).map((ms) => (fall ?? 0) + ms),
    )
    fc.assert(
      fc.property(moment, fc.boolean(), (ms, milliseconds) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds ? ms : Math.floor(ms / 1000) * 1000)
        const { date, time, repeatedHour } = formatPublishStamp(instant, { milliseconds })
        const name = `cdr.00012301.0000000000000000.${date}.${time}.SPPHLZNP6905${repeatedHour ? 'xhr' : ''}_csv.zip`
        expect(read(name)).toBe(instant.toString())
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  test('is written with or without milliseconds', () => {
    const instant = Temporal.Instant.from('2025-03-13T17:55:09.732Z')
    expect(formatPublishStamp(instant, { milliseconds: true })).toEqual({
      date: '20250313',
      time: '125509732',
      repeatedHour: false,
    })
    expect(formatPublishStamp(instant, { milliseconds: false })).toEqual({
      date: '20250313',
      time: '125509',
      repeatedHour: false,
    })
    const second = Temporal.Instant.from('2024-11-03T07:00:00Z')
    expect(formatPublishStamp(second, { milliseconds: true })).toEqual({
      date: '20241103',
      time: '010000000',
      repeatedHour: true,
    })
  })
})
