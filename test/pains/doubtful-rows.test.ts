import { expect, it } from 'vitest'
import { eiaFuelType } from '../../src/datasets/eia/fuel-type.ts'
import { eiaRegionData } from '../../src/datasets/eia/region-data.ts'
import { ercotDamSpp } from '../../src/datasets/ercot/dam-spp.ts'
import { ercotFuelMix } from '../../src/datasets/ercot/fuel-mix.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import type { Finding } from '../../src/ingest/audit/finding.ts'
import { readRows } from '../support/read-rows.ts'
import { openTwinLake } from './twin-lake.ts'

const AUTUMN = { now: '2026-11-02T07:00:00Z', from: '2026-10-31T17:00:00Z' }
const of = (findings: readonly Finding[], rule: string) => findings.filter((finding) => finding.rule === rule)

it('#5 the autumn day as published well has 25 hours and no finding, hourly and by quarters', async () => {
  await using place = await openTwinLake(AUTUMN.now)
  for (const { id } of [ercotDamSpp, ercotRtSpp]) {
    await place.take(id, AUTUMN.from)
    expect((await place.audit(id, AUTUMN.from)).findings).toEqual([])
  }
})

it('#5 rows of the repeated hour that stand twice: one is kept, and the day is told', async () => {
  await using place = await openTwinLake(AUTUMN.now)
  await place.order({ match: 'mis-download', fault: 'doubled-repeated-hour' })
  const { rowsQuarantined } = await place.take(ercotDamSpp.id, AUTUMN.from)
  expect(rowsQuarantined).toBeGreaterThan(0)
  expect((await place.audit(ercotDamSpp.id, AUTUMN.from)).findings).toEqual([
    {
      dataset: ercotDamSpp.id,
      rule: 'dst',
      operating_date: '2026-11-01',
      detail: `${rowsQuarantined} rows were set aside: the same row stands in the document more than once; one is kept`,
    },
  ])
})

it('#5 the hour ending 03:00 with doubled values is suspect_dst, and its values stay as they came', async () => {
  await using place = await openTwinLake(AUTUMN.now)
  await using right = await openTwinLake(AUTUMN.now)
  await place.order({ match: 'mis-download', fault: 'doubled-hour-three' })
  for (const each of [place, right]) await each.take(ercotDamSpp.id, AUTUMN.from)
  const { findings } = await place.audit(ercotDamSpp.id, AUTUMN.from)
  expect(findings).toMatchObject([
    { rule: 'suspect_dst', operating_date: '2026-11-01', interval_start: '2026-11-01T08:00:00Z' },
  ])
  const [wrong, truth] = await Promise.all(
    [place, right].map(async ({ temp }) =>
      (await readRows(temp.lake, ercotDamSpp, ['interval_start', 'price_usd_per_mwh'])).filter(({ interval_start }) =>
        String(interval_start).startsWith('2026-11-01T08'),
      ),
    ),
  )
  expect(wrong?.map((row) => Number(row.price_usd_per_mwh))).toEqual(
    truth?.map((row) => expect.closeTo(2 * Number(row.price_usd_per_mwh), 6)),
  )
})

it('#18 an interval of the fuel mix that is split over two stamps is one interval', async () => {
  const now = '2026-06-15T18:00:00Z'
  await using place = await openTwinLake(now)
  await using right = await openTwinLake(now)
  await place.order({ match: 'dashboard', fault: 'split-interval' })
  const rows = await Promise.all(
    [place, right].map(async (each) => {
      await each.take(ercotFuelMix.id, '2026-06-15T15:00:00Z')
      return readRows(each.temp.lake, ercotFuelMix, ['interval_start', 'fuel', 'gen_mw'])
    }),
  )
  expect(rows[0]).toEqual(rows[1])
  using session = await place.temp.database.connect()
  const [file] = (await place.temp.lake.table(ercotFuelMix).snapshot())?.files.keys() ?? []
  const address = place.temp.lake.store.address(`${place.temp.lake.table(ercotFuelMix).folder}/${file}`)
  const printed = await session.rows(
    `SELECT interval_start FROM read_parquet('${address}') GROUP BY interval_start HAVING count(DISTINCT reported_at) > 1`,
  )
  expect(printed).toHaveLength(1)
})

it('#22 a newest hour of which only coal, hydro and nuclear are there is incomplete until the others come', async () => {
  const [now, from] = ['2026-06-15T18:00:00Z', '2026-06-13T16:00:00Z']
  await using place = await openTwinLake(now)
  await place.order({ match: 'eia', fault: 'partial-newest-hour', times: 9 })
  await place.take(eiaFuelType.id, from)
  const [found, ...others] = of((await place.audit(eiaFuelType.id, from)).findings, 'incomplete-hour')
  expect(others).toEqual([])
  expect(found).toMatchObject({ detail: expect.stringMatching(/SUN|WND|NG|OTH/) })
  expect(found?.detail).not.toMatch(/COL|NUC|WAT/)
  await fetch(`${place.url}/twin/faults`, { method: 'DELETE' })
  place.set('2026-06-15T18:05:00Z')
  await place.take(eiaFuelType.id, from)
  expect(of((await place.audit(eiaFuelType.id, from)).findings, 'incomplete-hour')).toEqual([])
})

it('#22 a newest reading of the fuel mix without most of its fuels is incomplete', async () => {
  await using place = await openTwinLake('2026-06-15T18:00:00Z')
  await place.take(ercotFuelMix.id, '2026-06-14T05:00:00Z')
  expect((await place.audit(ercotFuelMix.id)).findings).toEqual([])
  place.set('2026-06-15T18:11:30Z')
  await place.order({ match: 'dashboard', fault: 'partial-newest-hour' })
  await place.take(ercotFuelMix.id, '2026-06-14T05:00:00Z')
  expect((await place.audit(ercotFuelMix.id)).findings).toMatchObject([
    {
      rule: 'incomplete-hour',
      interval_start: '2026-06-15T18:10:00Z',
      detail: expect.stringMatching(/^5 of 8 series .* Natural Gas/),
    },
  ])
})

it('#23 a day that the EIA sends twice is told of every series, a day as it came is not', async () => {
  const [now, from] = ['2026-06-16T06:00:00Z', '2026-06-14T00:00:00Z']
  await using place = await openTwinLake(now)
  await place.take(eiaRegionData.id, from)
  const right = of((await place.audit(eiaRegionData.id, from)).findings, 'repeated-day')
  expect(right).toEqual([])
  place.set('2026-06-16T06:10:00Z')
  await place.order({ match: 'eia', fault: 'repeated-day', times: 20, day: '2026-06-15' })
  await place.take(eiaRegionData.id, from)
  const { findings, metrics } = await place.audit(eiaRegionData.id, from)
  expect(of(findings, 'repeated-day')).toMatchObject([
    {
      operating_date: '2026-06-14',
      interval_start: expect.stringMatching(/^2026-06-1(4T23|5T00):00:00Z$/),
      detail: expect.stringMatching(/^24 of 24 hours from .* and \d+ more$/),
    },
  ])
  expect(metrics.length).toBeGreaterThan(10)
})

it('#23 weeks that the EIA misses are counted, day by day of each authority', async () => {
  await using place = await openTwinLake('2026-06-03T18:00:00Z')
  await place.take(eiaRegionData.id, '2026-06-03T00:00:00Z')
  place.set('2026-06-12T18:00:00Z')
  await place.take(eiaRegionData.id, '2026-06-12T00:00:00Z')
  const days = of((await place.audit(eiaRegionData.id, '2026-06-03T00:00:00Z')).findings, 'gap').filter(({ detail }) =>
    detail.startsWith('24 of 24 intervals have no row'),
  )
  const dates = [...new Set(days.map(({ operating_date }) => operating_date))]
  expect(dates).toEqual(expect.arrayContaining(['2026-06-07', '2026-06-08', '2026-06-09', '2026-06-10']))
  expect(dates.filter((date) => date < '2026-06-05' || date > '2026-06-11')).toEqual([])
})
