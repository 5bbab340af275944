import { describe, expect, it } from 'vitest'
import type { Span } from '../../src/core/time/utc-offset-sql.ts'
import type { Dataset } from '../../src/datasets/dataset.ts'
import { eiaRegionData } from '../../src/datasets/eia/region-data.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { viewColumns, viewSql } from '../../src/engine/view-sql.ts'
import { openTempLake } from '../support/temp-lake.ts'

interface LocalReading {
  start: string
  hour_ending: number
  delivery_interval: number
  repeated_hour: boolean
  local: string
}

/** The day's intervals as Temporal reads them. */
function readDay(date: string, zone: string, minutes: number): LocalReading[] {
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime(zone)
  const readings: LocalReading[] = []
  for (let at = midnight; at.toPlainDate().equals(midnight.toPlainDate()); at = at.add({ minutes })) {
    readings.push({
      start: at.toInstant().toString(),
      hour_ending: at.hour + 1,
      delivery_interval: Math.floor(at.minute / 15) + 1,
      repeated_hour: at.subtract({ hours: 1 }).toPlainDateTime().equals(at.toPlainDateTime()),
      local: at.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    })
  }
  return readings
}

/** The same day as the dataset's view reads it; `column` decides the zone, `span` what is known of the times. */
async function viewDay(dataset: Dataset, starts: readonly string[], column: Record<string, string> = {}, span?: Span) {
  const own = dataset.columns.map(({ name }) => `, ${name in column ? `'${column[name]}'` : 'NULL'} AS "${name}"`)
  const values = starts.map((start) => `(TIMESTAMPTZ '${start.replace('T', ' ').replace('Z', '+00')}')`)
  const relation = `SELECT interval_start, NULL AS interval_end, NULL AS operating_date${own.join('')}, now() AS published_at, '' AS published_at_basis,
    now() AS ingested_at, '' AS receipt, 1 AS parser_version, false AS withdrawn FROM (VALUES ${values.join(', ')}) AS v(interval_start)`
  await using temp = await openTempLake()
  using session = await temp.database.connect()
  const rows = await session.rows<{ interval_start: string } & Omit<LocalReading, 'start'>>(
    `SELECT interval_start, hour_ending, delivery_interval, repeated_hour, interval_start_local AS local FROM (${viewSql(dataset, relation, span)}) ORDER BY interval_start`,
  )
  return rows.map(({ interval_start, ...rest }) => ({ start: interval_start.replace('.000Z', 'Z'), ...rest }))
}

describe('market-local columns', () => {
  it.each([
    ['2026-03-08', 92],
    ['2026-11-01', 100],
    ['2026-07-01', 96],
  ])('of ERCOT prices on %s: %i quarter hours', async (date, count) => {
    const expected = readDay(date, 'America/Chicago', 15)
    expect(expected).toHaveLength(count)
    const starts = expected.map(({ start }) => start)
    expect(await viewDay(ercotRtSpp, starts)).toEqual(expected)
    const span = { from: Temporal.Instant.from(starts[0] ?? ''), to: Temporal.Instant.from(starts.at(-1) ?? '') }
    expect(await viewDay(ercotRtSpp, starts, {}, span)).toEqual(expected)
  })

  it.each([
    ['ERCO', 'America/Chicago', 25],
    ['CISO', 'America/Los_Angeles', 25],
    ['ISNE', 'America/New_York', 25],
    ['PACE', 'America/Denver', 25],
    ['AZPS', 'America/Phoenix', 24],
    ['NOBODY', 'UTC', 24],
  ])('of the EIA at %s, in %s, on the day of autumn: %i hours', async (respondent, zone, count) => {
    for (const [date, hours] of [
      ['2026-11-01', count],
      ['2026-03-08', 48 - count],
    ] as const) {
      const expected = readDay(date, zone, 60)
      expect(expected).toHaveLength(hours)
      expect(
        await viewDay(
          eiaRegionData,
          expected.map(({ start }) => start),
          { respondent },
        ),
      ).toEqual(expected)
    }
  })

  it('mark the second pass of 01:00 to 02:00, and nothing else of the year', async () => {
    const day = readDay('2026-11-01', 'America/Chicago', 15)
    const repeated = day.filter(({ repeated_hour }) => repeated_hour).map(({ start }) => start)
    expect(repeated).toEqual([
      '2026-11-01T07:00:00Z',
      '2026-11-01T07:15:00Z',
      '2026-11-01T07:30:00Z',
      '2026-11-01T07:45:00Z',
    ])
    const hours = Array.from({ length: 8760 }, (_, hour) =>
      Temporal.Instant.from('2026-01-01T06:00:00Z').add({ hours: hour }).toString(),
    )
    const marked = (await viewDay(ercotWind, hours)).filter(({ repeated_hour }) => repeated_hour)
    expect(marked.map(({ start }) => start)).toEqual(['2026-11-01T07:00:00Z'])
  })
})

describe('viewColumns', () => {
  it('has lead_hours for forecasts alone, and names no column twice', () => {
    for (const dataset of [ercotRtSpp, ercotWind, eiaRegionData]) {
      const names = viewColumns(dataset).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect(names.includes('lead_hours')).toBe(dataset.kind === 'forecast')
      for (const { name } of dataset.columns) expect(names).toContain(name)
      expect(names).not.toContain('withdrawn')
    }
  })
})
