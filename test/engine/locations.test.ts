import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ercotDamSpp } from '../../src/datasets/ercot/dam-spp.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { createLocationIndex } from '../../src/engine/locations/location-index.ts'
import { kindsOf } from '../../src/engine/locations/location-kind.ts'
import type { Engine } from '../../src/engine/question.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { openPriceLake } from '../support/price-lake.ts'
import { regionCapture } from '../support/region-capture.ts'
import type { TempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

let temp: TempLake
let engine: Engine
beforeAll(async () => {
  temp = await openPriceLake()
  engine = openEngine(temp.lake)
})
afterAll(async () => {
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const dayAhead = (day: string, point: string) => ({
  ...windPosting(`${day}T00:00:00Z`, {}),
  dataset: ercotDamSpp.id,
  name: `np4-190 ${day} ${point}.csv`,
  bytes: Buffer.from(
    `DeliveryDate,HourEnding,SettlementPoint,SettlementPointPrice,DSTFlag\n${day.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')},01:00,${point},1,N\n`,
  ),
})

describe('locations', () => {
  it('are told once each, with what they are and where they are spoken of', async () => {
    const locations = await engine.locations()
    expect(locations.map(({ name, kind }) => [name, kind])).toEqual([
      ['ECRS', 'ancillary_service'],
      ['HB_NORTH', 'hub'],
      ['LZ_NORTH', 'load_zone'],
      ['NODE_1', 'resource_node'],
      ['NSPIN', 'ancillary_service'],
      ['REGDN', 'ancillary_service'],
      ['REGUP', 'ancillary_service'],
      ['RRS', 'ancillary_service'],
    ])
    expect(locations[2]).toEqual({
      name: 'LZ_NORTH',
      kind: 'load_zone',
      types: ['LZ', 'LZEW'],
      datasets: ['ercot.rt_spp', 'ercot.dam_spp'],
      firstInterval: '2025-12-31T06:00:00Z',
      lastInterval: '2026-11-03T05:00:00Z',
    })
    expect(locations[0]?.firstInterval).toBe('2026-01-01T06:00:00Z')
  })

  it('new ones are found with their documents, one of which may be asked for at once', async () => {
    const index = createLocationIndex(temp.lake)
    expect(await index.missing(ercotDamSpp, ['HB_NORTH', 'DC_E'])).toEqual(['DC_E'])
    await ingestDocuments(temp.lake, [dayAhead('2026-11-05', 'DC_E')])
    expect(await index.missing(ercotDamSpp, ['HB_NORTH', 'DC_E'])).toEqual([])
    expect((await index.places(ercotDamSpp)).get('DC_E')).toMatchObject({ firstUs: Date.UTC(2026, 10, 5, 6) * 1000 })
    expect((await engine.locations()).find(({ name }) => name === 'DC_E')?.kind).toBe('dc_tie')
  })
})

describe('balancing authorities', () => {
  it('are places too, and the regions that they make up', async () => {
    const values = [
      ['2026-11-01T12', 'ERCO', 'D', 40_000],
      ['2026-11-01T12', 'TEX', 'D', 40_000],
    ] as const
    await ingestDocuments(temp.lake, [regionCapture('2026-11-01T14:00:00Z', values)])
    const found = (await engine.locations()).filter(({ datasets }) => datasets.includes('eia.region_data'))
    expect(found).toEqual([
      {
        name: 'ERCO',
        kind: 'balancing_authority',
        types: [],
        datasets: ['eia.region_data'],
        firstInterval: '2026-11-01T11:00:00Z',
        lastInterval: '2026-11-01T11:00:00Z',
      },
      expect.objectContaining({ name: 'TEX', kind: 'region' }),
    ])
  })
})

describe('kinds', () => {
  it.each([
    ['settlement_point', 'HB_BUSAVG', ['SH'], 'hub'],
    ['settlement_point', 'HB_PAN', [], 'hub'],
    ['settlement_point', 'LZ_AEN', [], 'load_zone'],
    ['settlement_point', 'DC_N', ['LZ_DC'], 'dc_tie'],
    ['settlement_point', 'X_RN', ['RN'], 'resource_node'],
    ['settlement_point', 'X_ALL', [], 'resource_node'],
    ['respondent', 'ERCO', [], 'balancing_authority'],
    ['from_ba', 'US48', [], 'region'],
  ])('%s %s %j is a %s', (column, name, types, kind) => {
    expect(kindsOf(column)?.(name, new Set(types))).toBe(kind)
  })

  it('a constraint, a fuel or a model is no place', () => {
    for (const column of ['constraint_name', 'fuel', 'model', undefined]) expect(kindsOf(column)).toBeUndefined()
  })
})
