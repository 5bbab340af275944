import { describe, expect, it } from 'vitest'
import { defineSample, openSampleLake, type SampleRow, sampleRows } from './sample-lake.ts'

const FROM = '2026-06-10T05:00:00Z'
const TO = '2026-06-13T05:00:00Z'
const FUELS = ['COL', 'NUC', 'SUN', 'WND'] as const
const AFTER = '2026-06-13T06:30:00Z'

describe('incomplete hours', () => {
  const without = (late: (row: SampleRow) => boolean) =>
    sampleRows(FROM, TO, 60, FUELS).filter((row) => row[0] < '2026-06-13T02' || !late(row))

  it('are the newest ones that lack series of the day before', async () => {
    await using sample = await openSampleLake()
    await sample.take(
      without(([start, fuel]) => (fuel === 'SUN' ? start >= '2026-06-13T03' : start > '2026-06-13T03:30')),
    )
    expect(await sample.find('incomplete-hour', FROM, AFTER)).toEqual([
      {
        dataset: 'ercot.sample',
        rule: 'incomplete-hour',
        operating_date: '2026-06-12',
        interval_start: '2026-06-13T03:00:00Z',
        series: 'SUN',
        detail: '1 of 4 series that the day before had are not there in the hour of 2026-06-13T03:00Z',
      },
    ])
  })

  it('say when they are due where that is to come', async () => {
    await using sample = await openSampleLake(defineSample({ lag: 'PT5H' }))
    await sample.take(without(([start, fuel]) => start > '2026-06-13T03:30' && fuel !== 'COL'))
    expect(await sample.find('incomplete-hour', FROM, AFTER)).toMatchObject([
      { detail: expect.stringMatching(/^3 of 4 series .*, due by 2026-06-13T10:00Z: NUC, SUN, WND$/) },
    ])
  })

  it('are those whose value has not come: null is no value, and no zero', async () => {
    await using sample = await openSampleLake()
    const rows = sampleRows(FROM, TO, 60, FUELS)
    await sample.take(
      rows.map(([start, fuel, value]) => [start, fuel, start > '2026-06-13T03:30' && fuel === 'WND' ? null : value]),
    )
    expect(await sample.find('incomplete-hour', FROM, AFTER)).toMatchObject([{ series: 'WND' }])
  })

  it('are not those in which a series that ended is missing', async () => {
    await using sample = await openSampleLake()
    await sample.take(
      sampleRows(FROM, TO, 60, FUELS).filter(([start, fuel]) => fuel !== 'NUC' || start < '2026-06-11T12'),
    )
    expect((await sample.audit(FROM, AFTER)).findings).toEqual([])
  })
})

describe('a repeated day', () => {
  const rows = sampleRows(FROM, TO, 60, FUELS, (n, fuel) => 100 * fuel + ((n * 37) % 101))
  const repeat = (from: string, to: string, which: (fuel: string) => boolean = () => true) =>
    rows.map(([start, fuel, value]): SampleRow => {
      if (start < from || start >= to || !which(fuel)) return [start, fuel, value]
      const before = Temporal.Instant.from(start).subtract({ hours: 24 }).toString()
      return [start, fuel, rows.find(([other, same]) => other === before && same === fuel)?.[2] ?? null]
    })

  it('is told of local days and of UTC days', async () => {
    for (const [from, to, date] of [
      ['2026-06-11T05', '2026-06-12T05', '2026-06-11'],
      ['2026-06-12T00', '2026-06-13T00', '2026-06-11'],
    ] as const) {
      await using sample = await openSampleLake()
      await sample.take(repeat(from, to))
      expect(await sample.find('repeated-day', FROM, TO)).toEqual([
        {
          dataset: 'ercot.sample',
          rule: 'repeated-day',
          operating_date: date,
          interval_start: `${from}:00:00Z`,
          detail: `24 of 24 hours from ${from}:00Z equal those of the day before: COL, NUC, SUN, WND`,
        },
      ])
    }
  })

  it('is told from 20 hours on, of the series alone that it is', async () => {
    await using sample = await openSampleLake()
    await sample.take(repeat('2026-06-11T05', '2026-06-12T01', (fuel) => fuel === 'COL'))
    expect(await sample.find('repeated-day', FROM, TO)).toMatchObject([{ series: 'COL' }])
    await using less = await openSampleLake()
    await less.take(repeat('2026-06-11T05', '2026-06-12T00'))
    expect(await less.find('repeated-day', FROM, TO)).toEqual([])
  })

  it('is not a day of one value, nor a schedule of few, nor a forecast', async () => {
    const day = sampleRows(FROM, TO, 60, ['flat', 'tie'], (n, point) => (point === 0 ? 1200 : n % 24 < 8 ? 0 : -30))
    await using sample = await openSampleLake()
    await sample.take(day)
    expect((await sample.audit(FROM, TO)).findings).toEqual([])
    await using forecast = await openSampleLake(defineSample({ kind: 'forecast' }))
    await forecast.take(repeat('2026-06-11T05', '2026-06-12T05'))
    expect(await forecast.find('repeated-day', FROM, TO)).toEqual([])
  })

  it('looks at the day before the range', async () => {
    await using sample = await openSampleLake()
    await sample.take(repeat('2026-06-12T05', '2026-06-13T05'))
    expect(await sample.find('repeated-day', '2026-06-12T05:00:00Z', TO)).toHaveLength(1)
  })
})
