import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Dataset } from '../../src/datasets/dataset.ts'
import { eiaFuelType } from '../../src/datasets/eia/fuel-type.ts'
import { ercotSolar } from '../../src/datasets/ercot/solar.ts'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { capturePath, withCapture } from '../sources/capture-path.ts'
import { readRows } from '../support/read-rows.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { openTwinLake } from './twin-lake.ts'

/** The middle of what the sun made, hours of `zone`'s clock: rows whose end was taken for their start are an hour late. */
async function solarNoon(
  lake: Lake,
  dataset: Dataset,
  column: string,
  zone: string,
  where: Record<string, string> = {},
) {
  const names = Object.keys(where)
  const rows = await readRows(lake, dataset, ['interval_start', 'interval_end', column, ...names])
  let energy = 0
  let weighted = 0
  for (const row of rows) {
    const value = Number(row[column] ?? 0)
    if (value <= 0 || names.some((name) => row[name] !== where[name])) continue
    const [start, end] = [row['interval_start'], row['interval_end']].map((text) => Temporal.Instant.from(String(text)))
    const wall = (start as Temporal.Instant).toZonedDateTimeISO(zone)
    const half = (end as Temporal.Instant).since(start as Temporal.Instant).total('hours') / 2
    energy += value
    weighted += value * (wall.hour + wall.minute / 60 + half)
  }
  return weighted / energy
}

const CAPTURES = 'eia/v2-api'

withCapture(CAPTURES)('#20 the sun of PACW, as the EIA really answered, stands highest at its noon', async () => {
  await using temp = await openTempLake()
  const files = readdirSync(capturePath(CAPTURES)).filter((name) => name.includes('generation_PACW'))
  expect(files).not.toEqual([])
  const paths = files.map((name) => join(capturePath(CAPTURES), name))
  for await (const report of ingestFiles(temp.lake, paths)) expect(report.status).toBe('committed')
  const noon = await solarNoon(temp.lake, eiaFuelType, 'value_mwh', 'America/Los_Angeles', {
    respondent: 'PACW',
    fuel_type: 'SUN',
  })
  // In February the sun culminates at 12:20 Pacific standard time over Oregon, 122° west.
  expect(noon).toBeGreaterThan(11.9)
  expect(noon).toBeLessThan(12.6)
})

test('#20 the sun of the EIA and of ERCOT agree on their noon to a quarter of an hour', async () => {
  await using place = await openTwinLake('2026-06-18T06:00:00Z')
  await place.take(eiaFuelType.id, '2026-06-16T05:00:00Z')
  await place.take(ercotSolar.id, '2026-06-18T04:00:00Z')
  const { lake } = place.temp
  const zone = 'America/Chicago'
  const eia = await solarNoon(lake, eiaFuelType, 'value_mwh', zone, { respondent: 'ERCO', fuel_type: 'SUN' })
  const ercot = await solarNoon(lake, ercotSolar, 'gen_system_wide_mw', zone)
  expect(Math.abs(eia - ercot)).toBeLessThan(0.25)
  // In June the sun culminates at 13:40 Central daylight time over Texas, 100° west.
  expect(ercot).toBeGreaterThan(13.1)
  expect(ercot).toBeLessThan(14.1)
})
