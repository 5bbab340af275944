import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { readTables } from '../../../src/ingest/read-tables.ts'

/** Real documents beside the checkout, where there are any. */
const captures = new URL('../../../../shared/data/', import.meta.url)
const present = existsSync(captures)
const why = present ? '' : ' (skipped: no captures beside the checkout)'

const read = (path: string) =>
  readTables(path.split('/').at(-1) ?? '', readFileSync(new URL(path, captures)), CATALOGUE)

async function readOne(path: string) {
  const found = await read(path)
  if ('code' in found) throw new Error(`${found.code}: ${found.reason}`)
  expect(found).toHaveLength(1)
  const [table] = found
  const [header = '', ...lines] = Buffer.from(table?.csv ?? [])
    .toString()
    .trimEnd()
    .split('\n')
  return { id: table?.dataset.id, table, header, lines }
}

describe.skipIf(!present)(`real JSON${why}`, () => {
  it.each([
    [
      'ercot/dashboards/ERCOT.json',
      386,
      8,
      '2024-11-24T14:09:57Z',
      '2024-11-23 00:05:00-0600',
      '2024-11-24 08:10:00-0600',
    ],
    [
      'ercot/dashboards/ERCOT_generation.json',
      369,
      8,
      '2025-10-09T11:46:00Z',
      '2025-10-08 00:05:00-0500',
      '2025-10-09 06:45:00-0500',
    ],
    [
      'ercot/dashboards/excerpts/fuel-mix.excerpt.json',
      4,
      8,
      '2026-09-06T22:11:00Z',
      '2026-09-05 00:00:00-0500',
      '2026-09-06 00:05:00-0500',
    ],
  ])('%s is the fuel mix of %i stamps', async (path, stamps, fuels, published, first, last) => {
    const { id, table, lines } = await readOne(path)
    expect(id).toBe('ercot.fuel_mix')
    expect(table).toMatchObject({ documentRows: stamps, claims: 'nothing', published: { basis: 'capture' } })
    expect(String(table?.published?.at)).toBe(published)
    expect(lines).toHaveLength(stamps * fuels)
    const times = [...new Set(lines.map((line) => line.split(',')[0]))]
    expect(times).toHaveLength(stamps)
    expect([times.at(0), times.at(-1)]).toEqual([first, last])
  })

  it.each([
    ['np3-565-cd--lf_by_model_weather_zone--current.json', 'ercot.load_forecast', '2026-09-05T09:30:00Z'],
    ['np4-191-cd--dam_shadow_prices--current.json', 'ercot.dam_shadow_prices', undefined],
    ['np4-191-cd--dam_shadow_prices--historical.json', 'ercot.dam_shadow_prices', undefined],
    ['np6-322-cd--sced_system_lambda--current.json', 'ercot.sced_system_lambda', undefined],
    ['np6-86-cd--shdw_prices_bnd_trns_const--current.json', 'ercot.sced_shadow_prices', undefined],
    ['np6-86-cd--shdw_prices_bnd_trns_const--historical.json', 'ercot.sced_shadow_prices', undefined],
  ])('%s is a page of %s', async (name, dataset, published) => {
    const { id, table, header, lines } = await readOne(`ercot/excerpts/tinyercot/api/${name}`)
    expect([id, lines.length, table?.claims]).toEqual([dataset, 1, 'nothing'])
    expect(header).toBe(table?.wire.header.join(','))
    expect(table?.published?.at.toString()).toBe(published)
  })

  it.each([
    ['US-FLA-FPC_US-FLA-FPL_exchange.json', 'eia.interchange', 25, undefined],
    ['eia_generation_PACW_2024-01-31_to_2024-02-29_20250710_161150.json', 'eia.fuel_type', 3485, undefined],
    ['eia_oregon_comprehensive__00_200.json', 'eia.region_data', 169, undefined],
    ['eia_oregon_comprehensive__01_200.json', 'eia.fuel_type', 845, undefined],
    ['raw_loader_demand_test__00_200.json', 'eia.fuel_type', 725, undefined],
  ])('%s is a body of %s with %i rows', async (name, dataset, rows, claims) => {
    const { id, table, lines } = await readOne(`eia/v2-api/${name}`)
    expect([id, lines.length, table?.claims]).toEqual([dataset, rows, claims])
  })

  it('every other dashboard and listing is refused as unknown, with its reason', async () => {
    const folder = 'ercot/dashboards/excerpts/'
    const dashboards = readdirSync(new URL(folder, captures)).filter((name) => /^(?!fuel-mix).*json$/.test(name))
    const api = 'ercot/excerpts/tinyercot/api/'
    const lists = [
      `${api}archive-np3-988-er-excerpt.json`,
      `${api}bundle-np4-190-cd-excerpt.json`,
      'ercot/public-api/as_reports_21_days_ago__00_200.json',
      'ercot/mis-listing/dam-annual-list_13060_20260905.json',
      `${api}np4-742-cd--wpp_hrly_actual_fcast_geo--current.json`,
      'ercot/dashboards/ERCOT_demand.json',
    ]
    for (const path of [...dashboards.map((name) => folder + name), ...lists]) {
      const found = await read(path)
      expect([path, 'code' in found && found.code, 'code' in found && found.dataset]).toEqual([
        path,
        'data.unknown_file',
        undefined,
      ])
      expect('code' in found && found.reason).toBeTruthy()
    }
    expect(dashboards.length).toBeGreaterThan(10)
  })
})
