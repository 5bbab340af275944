import type { Document } from '../../src/datasets/document.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { AUTHORITIES } from '../../src/twin/eia/authority.ts'
import { createFuelValues } from '../../src/twin/eia/fuel-values.ts'
import { createRegionValues } from '../../src/twin/eia/region-values.ts'
import { createGrid } from '../../src/twin/grid/grid.ts'
import { openTempLake, type TempLake } from './temp-lake.ts'

const HOUR_MS = 3_600_000

export interface TwinEiaOptions {
  now: string
  authorities: readonly string[]
  /** Hours that start in these ranges. */
  ranges: readonly (readonly [from: string, to: string])[]
}

interface Line {
  period: string
  respondent: string
  code: string
  mwh: number
}

/** A lake of the twin's demand and generation by fuel, each range in one document published at its end. ERCO is slow: its fuels are dispatched. */
export async function openTwinEiaLake({ now, authorities, ranges }: TwinEiaOptions): Promise<TempLake> {
  const temp = await openTempLake(now)
  const grid = createGrid(1)
  const [regions, fuels] = [createRegionValues(grid), createFuelValues(grid)]
  const places = authorities.map((code) => AUTHORITIES.findIndex((authority) => authority.code === code))
  for (const [from, to] of ranges) {
    const [first, end] = [from, to].map((text) => Temporal.Instant.from(text).epochMilliseconds / HOUR_MS) as [
      number,
      number,
    ]
    const demand: Line[] = []
    const generation: Line[] = []
    for (let hour = first; hour < end; hour++) {
      const period = Temporal.Instant.fromEpochMilliseconds((hour + 1) * HOUR_MS)
        .toString()
        .slice(0, 13)
      const values = regions.hourAt(hour, (end + 48) * HOUR_MS)
      for (const [at, place] of places.entries()) {
        const respondent = authorities[at] as string
        const { D, NG } = values[place] ?? { D: 0, NG: 0 }
        demand.push({ period, respondent, code: 'D', mwh: D })
        for (const [code, mwh] of Object.entries(fuels(place, hour, NG)))
          generation.push({ period, respondent, code, mwh })
      }
    }
    await ingestDocuments(temp.lake, [eiaPage('region', to, demand), eiaPage('fuel', to, generation)])
  }
  return temp
}

/** A document of EIA's API about `region` or `fuel` values. */
export function eiaPage(kind: 'region' | 'fuel', capturedAt: string, lines: readonly Line[]): Document {
  const [type, name] = kind === 'region' ? ['type', 'type-name'] : ['fueltype', 'type-name']
  const data = lines.map(({ period, respondent, code, mwh }) => ({
    period,
    respondent,
    'respondent-name': respondent,
    [type]: code,
    [name]: code,
    value: String(mwh),
    'value-units': 'megawatthours',
  }))
  const product = kind === 'region' ? 'region-data' : 'fuel-type-data'
  const at = Temporal.Instant.from(capturedAt)
  return {
    dataset: kind === 'region' ? 'eia.region_data' : 'eia.fuel_type',
    source: 'eia-v2',
    product,
    id: `${product} ${capturedAt} ${lines.length}`,
    name: `${product} ${capturedAt}.json`,
    bytes: Buffer.from(JSON.stringify({ response: { total: String(data.length), frequency: 'hourly', data } })),
    publishedAt: at,
    publishedAtBasis: 'capture',
    obtainedAt: at,
    origin: 'test',
    claims: 'nothing',
  }
}
