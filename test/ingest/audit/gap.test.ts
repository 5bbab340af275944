import { describe, expect, it } from 'vitest'
import { defineSample, openSampleLake, type SampleRow, sampleRows } from './sample-lake.ts'

const FROM = '2026-06-10T05:00:00Z'
const TO = '2026-06-13T05:00:00Z'

describe('gap', () => {
  it('says nothing of rows that are all there, on days of 23 and 25 hours either', async () => {
    for (const [from, to] of [
      [FROM, TO],
      ['2026-03-07T06:00:00Z', '2026-03-10T05:00:00Z'],
      ['2026-10-31T05:00:00Z', '2026-11-03T06:00:00Z'],
    ] as const) {
      await using sample = await openSampleLake()
      await sample.take(sampleRows(from, to, 15, ['A', 'B']), 15)
      expect((await sample.audit(from, to)).findings).toEqual([])
    }
  })

  it('counts the intervals that no series has, day by day', async () => {
    await using sample = await openSampleLake()
    const rows = sampleRows(FROM, TO, 60, ['A', 'B'])
    await sample.take(rows.filter(([start]) => !(start >= '2026-06-12T02:00' && start < '2026-06-12T08:00')))
    expect(await sample.find('gap', FROM, TO)).toEqual([
      {
        dataset: 'ercot.sample',
        rule: 'gap',
        operating_date: '2026-06-11',
        interval_start: '2026-06-12T02:00:00Z',
        detail: '3 of 24 intervals have no row, 42 of 48 rows are there: A, B',
      },
      expect.objectContaining({
        operating_date: '2026-06-12',
        interval_start: '2026-06-12T05:00:00Z',
        detail: '3 of 24 intervals have no row, 42 of 48 rows are there: A, B',
      }),
    ])
  })

  it('sees the second pass of the repeated hour missing, and the day has 25 hours', async () => {
    await using sample = await openSampleLake()
    const rows = sampleRows('2026-11-01T05:00:00Z', '2026-11-02T06:00:00Z', 60)
    await sample.take(rows.filter(([start]) => start !== '2026-11-01T07:00:00Z'))
    expect(await sample.find('gap', '2026-11-01T05:00:00Z', '2026-11-02T06:00:00Z')).toMatchObject([
      { operating_date: '2026-11-01', detail: '1 of 25 intervals have no row, 24 of 25 rows are there', series: 'A' },
    ])
  })

  it('names the series that lacks some, between its own first and last alone', async () => {
    await using sample = await openSampleLake()
    const rows = sampleRows(FROM, TO, 60, ['A', 'B', 'began', 'ended']).filter(
      ([start, point]) =>
        !(point === 'B' && start >= '2026-06-11T10:00' && start < '2026-06-11T14:00') &&
        !(point === 'began' && start < '2026-06-11T20:00') &&
        !(point === 'ended' && start > '2026-06-11T20:00'),
    )
    await sample.take(rows)
    expect(await sample.find('gap', FROM, TO)).toEqual([
      {
        dataset: 'ercot.sample',
        rule: 'gap',
        operating_date: '2026-06-11',
        series: 'B',
        detail: expect.stringContaining('some intervals lack a series'),
      },
    ])
  })

  it('takes the length of intervals from the rows, where it changes too', async () => {
    await using sample = await openSampleLake()
    await sample.take(sampleRows(FROM, '2026-06-11T17:00:00Z', 15), 15)
    const fives = sampleRows('2026-06-11T17:00:00Z', TO, 5)
    await sample.take(fives, 5)
    expect((await sample.audit(FROM, TO)).findings).toEqual([])
    await using holed = await openSampleLake()
    const isHole = ([start]: SampleRow) => start === '2026-06-10T12:00:00Z' || start === '2026-06-12T12:00:00Z'
    await holed.take(
      sampleRows(FROM, '2026-06-11T17:00:00Z', 15).filter((row) => !isHole(row)),
      15,
    )
    await holed.take(
      fives.filter((row) => !isHole(row)),
      5,
    )
    expect(await holed.find('gap', FROM, TO)).toMatchObject([
      { interval_start: '2026-06-10T12:00:00Z', detail: expect.stringContaining('1 of 96 intervals') },
      { interval_start: '2026-06-12T12:00:00Z', detail: expect.stringContaining('1 of 288 intervals') },
    ])
  })

  it('of moments is a silence of more than three times their cadence', async () => {
    await using sample = await openSampleLake(defineSample({ cadence: 'PT5M' }))
    const rows = sampleRows(FROM, TO, 5).map(([start, ...rest]): SampleRow => [start.replace(':00Z', ':13Z'), ...rest])
    const without = (from: string, to: string) => (row: SampleRow) => !(row[0] > from && row[0] < to)
    await sample.take(
      rows
        .filter(without('2026-06-11T10:00:30', '2026-06-11T10:15:00'))
        .filter(without('2026-06-12T10:00:30', '2026-06-12T10:20:00')),
      0,
    )
    expect(await sample.find('gap', FROM, TO)).toMatchObject([
      {
        operating_date: '2026-06-12',
        interval_start: '2026-06-12T10:00:13Z',
        detail: 'no row for 20 minutes, until 2026-06-12T10:20Z',
      },
    ])
  })

  it('of what happens now and then is a silence too, not each interval without it', async () => {
    await using sample = await openSampleLake()
    // Each constraint binds for two hours of six.
    const rows = sampleRows(FROM, TO, 15, ['A', 'B', 'C']).filter(([start, point]) => {
      const hour = Number(start.slice(11, 13)) % 6
      return hour === 'ABC'.indexOf(point) || hour === 'ABC'.indexOf(point) + 1
    })
    await sample.take(rows, 15)
    expect(await sample.find('gap', FROM, TO)).toEqual([])
    await using silent = await openSampleLake()
    await silent.take(
      rows.filter(([start]) => !start.startsWith('2026-06-11T1')),
      15,
    )
    expect(await silent.find('gap', FROM, TO)).toMatchObject([{ operating_date: '2026-06-11' }])
  })

  it('of places in several zones is told by their own days', async () => {
    const zones = { EAST: 'America/New_York', WEST: 'America/Los_Angeles' }
    await using sample = await openSampleLake(defineSample({ zone: { column: 'point', zones } }))
    const rows = sampleRows(FROM, TO, 60, ['EAST', 'WEST'])
    await sample.take(rows.filter(([start]) => start !== '2026-06-11T05:00:00Z'))
    expect(await sample.find('gap', FROM, TO)).toMatchObject([
      { operating_date: '2026-06-10', series: 'WEST' },
      { operating_date: '2026-06-11', series: 'EAST' },
    ])
  })
})
