import { describe, expect, it } from 'vitest'
import { eiaRegionData } from '../../../src/datasets/eia/region-data.ts'
import { readTables } from '../../../src/ingest/read-tables.ts'
import { linesOf, readTable } from './read-table.ts'
import { sampleDataset } from './sample-datasets.ts'

const wall = { kind: 'wall-stamp', stamp: 'stamp', format: 'iso' } as const
const api = { epoch: 'api', format: 'ercot-api-json', time: wall, map: { what: 'what', price: 'price' } } as const
const plain = sampleDataset('test.plain', /plain/, { ...api, header: ['stamp', 'what', 'price'] })
const posting = sampleDataset('test.posting', /posting/, {
  ...api,
  header: ['posted', 'stamp', 'what', 'price'],
  optional: ['price'],
  posted: 'posted',
})
const mix = sampleDataset('test.mix', /fuel-mix/, {
  epoch: '2024',
  format: 'ercot-fuel-mix-json',
  header: ['timestamp', 'fuel', 'gen', 'hsl', 'seasonalCapacity', 'reported'],
  time: { kind: 'offset-stamp', stamp: 'timestamp', minutes: 0 },
  map: { what: 'fuel', price: 'gen' },
  ignore: ['hsl', 'seasonalCapacity', 'reported'],
})
const interchange = sampleDataset('test.interchange', /interchange/, {
  epoch: 'v2',
  format: 'eia-json',
  header: ['period', 'fromba', 'value'],
  time: { kind: 'utc-hour-ending', period: 'period' },
  map: { what: 'fromba', price: 'value' },
})
const all = [plain, posting, mix, eiaRegionData, interchange]

const bytes = (body: unknown) => Buffer.from(JSON.stringify(body))
const page = (names: readonly string[], data: readonly unknown[], more: object = {}) => ({
  _meta: { totalRecords: data.length },
  report: { reportEMIL: 'NP0-1-CD' },
  fields: names.map((name) => ({ name })),
  data,
  ...more,
})
const refusalOf = async (name: string, body: unknown) => {
  const found = await readTables(name, bytes(body), all)
  if (!('code' in found)) throw new Error('it was read')
  return [found.dataset?.id, found.code, found.reason]
}

describe("a page of ERCOT's API", () => {
  it('becomes a CSV in the order of the wire, claiming nothing', async () => {
    const body = page(
      ['what', 'price', 'stamp'],
      [
        [' A, "B"', 1.5, '2026-09-05T19:25:23'],
        [true, null, '2026-09-05T19:30:23'],
      ],
    )
    expect(await linesOf('page.json', bytes(body), all)).toEqual([
      'stamp,what,price',
      '2026-09-05T19:25:23," A, ""B""",1.5',
      '2026-09-05T19:30:23,true,',
    ])
    const found = await readTable('page.json', bytes(body), all)
    expect(found).toMatchObject({ dataset: plain, claims: 'nothing', empty: false })
    expect(found).not.toHaveProperty('published')
    expect('place' in found && found.place?.(3)).toBe('data[1]')
  })

  it('is a table for each posting, each published by the Central clock', async () => {
    const body = page(
      ['posted', 'stamp', 'what', 'price'],
      [
        ['2026-01-05T04:30:00', '2026-01-06T00:00:00', 'A', 1],
        ['2026-09-05T04:30:00', '2026-09-06T00:00:00', 'A', 2],
        ['2026-01-05T04:30:00', '2026-01-06T01:00:00', 'A', 3],
      ],
    )
    const found = await readTables('page.json', bytes(body), all)
    if ('code' in found) throw new Error(found.reason)
    const shown = found.map(({ published, csv, place }) => [
      String(published?.at),
      published?.basis,
      Buffer.from(csv)
        .toString()
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(',').at(-1)),
      place?.(2),
    ])
    expect(shown).toEqual([
      ['2026-01-05T10:30:00Z', 'document', ['1', '3'], 'data[0]'],
      ['2026-09-05T09:30:00Z', 'document', ['2'], 'data[1]'],
    ])
  })

  it('may lack optional fields, and may be empty', async () => {
    const lacking = page(['posted', 'stamp', 'what'], [['2026-01-05T04:30:00', '2026-01-06T00:00:00', 'A']])
    expect((await linesOf('page.json', bytes(lacking), all))[1]).toBe('2026-01-05T04:30:00,2026-01-06T00:00:00,A,')
    const empty = await readTable('page.json', bytes(page(['stamp', 'what', 'price'], [])), all)
    expect(empty).toMatchObject({ dataset: plain, empty: true })
  })

  it.each([
    ['unknown fields', page(['a', 'b'], [[1, 2]]), undefined, 'data.unknown_file', 'a page of NP0-1-CD'],
    [
      'a row of other length',
      page(
        ['stamp', 'what', 'price'],
        [
          [1, 2, 3],
          [1, 2],
        ],
      ),
      'test.plain',
      'source.schema_drift',
      'data[1] is not a list of the 3 fields',
    ],
    [
      'a posting without time',
      page(['posted', 'stamp', 'what', 'price'], [['soon', '', 'A', 1]]),
      'test.posting',
      'data.invalid_file',
      'data[0]: posted is no time: soon',
    ],
    [
      'archives',
      { product: { emilId: 'NP3-988-ER' }, archives: [{ docId: 1 }] },
      undefined,
      'data.unknown_file',
      'list of the archives of NP3-988-ER',
    ],
    [
      'bundles',
      { product: { emilId: 'NP4-190-CD' }, bundles: [{ docId: -1 }] },
      undefined,
      'data.unknown_file',
      'list of the bundles of NP4-190-CD',
    ],
    [
      'a MIS listing',
      { ListDocsByRptTypeRes: { DocumentList: [] } },
      undefined,
      'data.unknown_file',
      'names documents and holds no rows',
    ],
    ['a list', [1, 2], undefined, 'data.unknown_file', 'no object'],
    ['anything else', { a: 1, b: 2 }, undefined, 'data.unknown_file', 'JSON of no dataset; it has: a, b'],
  ])('is refused for %s', async (_, body, dataset, code, reason) => {
    expect(await refusalOf('page.json', body)).toEqual([dataset, code, expect.stringContaining(reason)])
  })
})

describe("ERCOT's fuel mix", () => {
  const lastUpdated = '2024-11-24 08:09:57-0600'
  const body = (data: object, more: object = {}) => ({ lastUpdated, data, ...more })

  it('is a row for each stamp and fuel, on the nearest five minutes', async () => {
    const data = {
      '2024-11-23': {
        '2024-11-23 00:04:57-0600': {
          'Coal and Lignite': { gen: 1.5, hsl: 2, seasonalCapacity: 3 },
          Wind: { gen: -0.1 },
        },
        '2024-11-23 23:59:57-0600': { Wind: { gen: 0 } },
      },
      '2024-11-24': {
        '2024-11-24 08:07:30-0600': { Wind: { gen: 4 } },
        '2024-11-24 08:07:29-0600': { Wind: { gen: 5 } },
      },
    }
    expect(await linesOf('x.json', bytes(body(data, { types: [], monthlyCapacity: {} })), all)).toEqual([
      'timestamp,fuel,gen,hsl,seasonalCapacity,reported',
      '2024-11-23 00:05:00-0600,Coal and Lignite,1.5,2,3,2024-11-23 00:04:57-0600',
      '2024-11-23 00:05:00-0600,Wind,-0.1,,,2024-11-23 00:04:57-0600',
      '2024-11-24 00:00:00-0600,Wind,0,,,2024-11-23 23:59:57-0600',
      '2024-11-24 08:10:00-0600,Wind,4,,,2024-11-24 08:07:30-0600',
      '2024-11-24 08:05:00-0600,Wind,5,,,2024-11-24 08:07:29-0600',
    ])
    expect(await readTable('x.json', bytes(body(data)), all)).toMatchObject({
      documentRows: 4,
      claims: 'nothing',
      published: { at: Temporal.Instant.from('2024-11-24T14:09:57Z'), basis: 'capture' },
    })
  })

  it('keeps the passes of the repeated hour apart', async () => {
    const wind = { Wind: { gen: 1 } }
    const data = { '2024-11-03': { '2024-11-03 01:59:58-0500': wind, '2024-11-03 01:59:58-0600': wind } }
    const lines = await linesOf('x.json', bytes(body(data)), all)
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual([
      '2024-11-03 02:00:00-0500',
      '2024-11-03 02:00:00-0600',
    ])
  })

  const stamped = (fuels: object) => ({ '2024-11-23': { '2024-11-23 00:04:57-0600': fuels } })
  it.each([
    [
      'an unknown key',
      body(stamped({ Wind: { gen: 1 } }), { units: 'MW' }),
      'test.mix',
      'source.schema_drift',
      'unknown key: units',
    ],
    [
      'an unknown quantity',
      body(stamped({ Wind: { gen: 1, lsl: 2 } })),
      'test.mix',
      'source.schema_drift',
      'Wind: unknown content: lsl',
    ],
    ['a bare number', body(stamped({ Wind: 1 })), 'test.mix', 'source.schema_drift', 'unknown content: no object'],
    [
      'no time of its own',
      { lastUpdated: 'today', data: stamped({ Wind: { gen: 1 } }) },
      'test.mix',
      'source.schema_drift',
      'lastUpdated is no time: today',
    ],
    ['no stamps', body({ '2024-11-23': {} }), 'test.mix', 'source.empty', 'no stamp'],
    [
      'another dashboard',
      { lastUpdated, data: { frequency: [] } },
      undefined,
      'data.unknown_file',
      'that no dataset takes',
    ],
    [
      'another dashboard of other keys',
      { lastUpdated, previousDay: {} },
      undefined,
      'data.unknown_file',
      'previousDay',
    ],
  ])('is refused for %s', async (_, document, dataset, code, reason) => {
    expect(await refusalOf('x.json', document)).toEqual([dataset, code, expect.stringContaining(reason)])
  })
})

describe("a body of the EIA's API", () => {
  const rows = [{ period: '2023-01-01T00', fromba: 'FPC', value: -329 }]

  it('is told by its columns, also inside a wrapper, and claims nothing unless it is whole', async () => {
    const claims = async (body: unknown) => {
      const found = await readTable('region-data.json', bytes(body), all)
      if ('code' in found) throw new Error(found.reason)
      return [found.dataset.id, found.claims]
    }
    const whole = { response: { total: '1', data: rows } }
    expect(await claims(whole)).toEqual(['test.interchange', undefined])
    expect(await claims({ metadata: {}, api_response: whole })).toEqual(['test.interchange', undefined])
    expect(await claims({ response: { total: 2, data: rows } })).toEqual(['test.interchange', 'nothing'])
    expect(await claims({ response: { data: rows } })).toEqual(['test.interchange', 'nothing'])
    expect(await claims({ ...whole, warnings: [{}] })).toEqual(['test.interchange', 'nothing'])
    expect(await claims({ response: { ...whole.response, warnings: [{}] } })).toEqual(['test.interchange', 'nothing'])
  })

  it('without rows is of the route that was asked, or of the dataset that it is named for', async () => {
    const empty = { response: { total: 0, data: [] } }
    const asked = { ...empty, request: { command: '/v2/electricity/rto/region-data/data/' } }
    expect(await readTable('x.json', bytes(asked), all)).toMatchObject({
      dataset: eiaRegionData,
      empty: true,
      claims: 'nothing',
    })
    expect(await readTable('interchange.json', bytes(empty), all)).toMatchObject({ dataset: interchange, empty: true })
    expect(await readTable('x.json', bytes(empty), [interchange])).toMatchObject({ dataset: interchange, empty: true })
    expect(await refusalOf('x.json', empty)).toEqual([
      undefined,
      'data.unknown_file',
      expect.stringContaining('without rows'),
    ])
  })

  it.each([
    [
      'a row of other columns',
      { response: { data: [...rows, { period: 1 }] } },
      'test.interchange',
      'source.schema_drift',
      'row 1 has other columns: period',
    ],
    [
      'a row that is none',
      { response: { data: [...rows, 7] } },
      'test.interchange',
      'source.schema_drift',
      'row 1 has other columns: none',
    ],
    [
      'unknown columns',
      { response: { data: [{ a: 1 }] } },
      undefined,
      'data.unknown_file',
      'no dataset has these columns: a',
    ],
    ['an error', { error: { code: 'API_KEY_INVALID', message: 'x' } }, undefined, 'source.auth', 'API_KEY_INVALID: x'],
    ['an error in words', { error: 'Not found.', code: 404 }, undefined, 'source.unavailable', 'Not found.'],
    ['no rows at all', { response: {} }, undefined, 'data.unknown_file', 'response.data'],
  ])('is refused for %s', async (_, document, dataset, code, reason) => {
    expect(await refusalOf('x.json', document)).toEqual([dataset, code, expect.stringContaining(reason)])
  })

  it('is refused for another header under the name of a dataset', async () => {
    const found = await refusalOf('region-data.json', { response: { data: [{ period: 1, respondent: 2 }] } })
    expect(found).toEqual(['eia.region_data', 'source.schema_drift', expect.stringContaining('missing columns')])
  })
})
