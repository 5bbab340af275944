import { describe, expect, it } from 'vitest'
import { openSampleLake, type SampleRow, sampleRows } from './sample-lake.ts'

const FROM = '2026-10-31T05:00:00Z'
const TO = '2026-11-03T06:00:00Z'
const SPRING = ['2026-03-07T06:00:00Z', '2026-03-10T05:00:00Z'] as const
const POINTS = ['A', 'B', 'C'] as const
const smooth = (n: number, point: number) => 100 + point + (n % 24)

describe('days of 23 and 25 hours', () => {
  it('are told where a series has other than their hours', async () => {
    await using sample = await openSampleLake()
    const rows = sampleRows(FROM, TO, 60, POINTS, smooth)
    await sample.take(rows.filter(([start, point]) => !(start === '2026-11-01T07:00:00Z' && point !== 'A')))
    expect(await sample.find('dst', FROM, TO)).toEqual([
      {
        dataset: 'ercot.sample',
        rule: 'dst',
        operating_date: '2026-11-01',
        detail: "24 hours' worth of intervals on a day of 25: B, C",
      },
    ])
  })

  it('are told where an interval has no length, as ERCOT published in March, or reaches into the next', async () => {
    await using sample = await openSampleLake()
    const isChanged = ([start]: SampleRow) => start === '2026-03-08T08:00:00Z'
    const rows = sampleRows(...SPRING, 60, POINTS, smooth)
    await sample.take(rows.filter((row) => !isChanged(row)))
    await sample.take(rows.filter(isChanged), 0)
    expect(await sample.find('dst', ...SPRING)).toContainEqual(
      expect.objectContaining({
        operating_date: '2026-03-08',
        interval_start: '2026-03-08T08:00:00Z',
        detail: '3 intervals of no length: A, B, C',
      }),
    )
    await using long = await openSampleLake()
    await long.take(
      sampleRows(...SPRING, 15, POINTS, smooth).filter((row) => !isChanged(row)),
      15,
    )
    await long.take(rows.filter(isChanged), 60)
    expect(await long.find('dst', ...SPRING)).toContainEqual(
      expect.objectContaining({ detail: '3 intervals reach into the next: A, B, C' }),
    )
  })

  it('are told where rows of their documents stand twice, with one value or two', async () => {
    await using sample = await openSampleLake()
    const rows = sampleRows(FROM, TO, 60, POINTS, smooth)
    const repeated = rows.filter(([start]) => start === '2026-11-01T07:00:00Z')
    const other = rows.find(([start, point]) => start === '2026-11-01T12:00:00Z' && point === 'B') as SampleRow
    await sample.take([...rows, ...repeated, [other[0], other[1], 7]])
    expect(await sample.find('dst', FROM, TO)).toMatchObject([
      {
        operating_date: '2026-11-01',
        detail: '2 rows were set aside: the document holds this key more than once, with different values',
      },
      { operating_date: '2026-11-01', detail: expect.stringContaining("24 hours' worth"), series: 'B' },
      {
        operating_date: '2026-11-01',
        detail: '3 rows were set aside: the same row stands in the document more than once; one is kept',
      },
    ])
  })

  it('are not told of other days, whose rows are judged by other rules', async () => {
    await using sample = await openSampleLake()
    const rows = sampleRows(FROM, TO, 60, POINTS, smooth)
    await sample.take([...rows, ...rows.filter(([start]) => start.startsWith('2026-11-02T12'))])
    expect(await sample.find('dst', FROM, TO)).toEqual([])
  })
})

describe('values that look doubled beside a change of the clock', () => {
  const doubled = (hour: string, share = 1) =>
    sampleRows(FROM, TO, 15, POINTS, smooth).map(
      ([start, point, value]): SampleRow => [
        start,
        point,
        start.startsWith(hour) && POINTS.indexOf(point as 'A') < share * POINTS.length ? 2 * Number(value) : value,
      ],
    )

  it('are told in the repeated hour and in the one after it, and stay as they came', async () => {
    for (const hour of ['2026-11-01T06', '2026-11-01T07', '2026-11-01T08']) {
      await using sample = await openSampleLake()
      await sample.take(doubled(hour), 15)
      expect(await sample.find('suspect_dst', FROM, TO)).toEqual([
        {
          dataset: 'ercot.sample',
          rule: 'suspect_dst',
          operating_date: '2026-11-01',
          interval_start: `${hour}:00:00Z`,
          detail: 'about twice the mean of the hours before and after, in 3 of 3 series: A, B, C',
        },
      ])
      expect((await sample.audit(FROM, TO)).findings).toHaveLength(1)
    }
  })

  it('are not told elsewhere, nor of the lesser part of the series, nor of values that only rise', async () => {
    for (const rows of [
      doubled('2026-11-01T14'),
      doubled('2026-11-02T08'),
      doubled('2026-11-01T08', 1 / 3),
      sampleRows(FROM, TO, 15, POINTS, (n, point) => 100 + point + n * n),
    ]) {
      await using sample = await openSampleLake()
      await sample.take(rows, 15)
      expect(await sample.find('suspect_dst', FROM, TO)).toEqual([])
    }
  })
})
