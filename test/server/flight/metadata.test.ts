import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { MARTS } from '../../../src/datasets/marts.ts'
import { encodeQuery } from '../../../src/duckdb/encode/encode-result.ts'
import { relationSql } from '../../../src/engine/relation-sql.ts'
import { viewSql } from '../../../src/engine/view-sql.ts'
import { readViewedRelation } from '../../../src/engine/viewed-relation.ts'
import { likePattern } from '../../../src/server/flight/commands/like-pattern.ts'
import { END_OF_STREAM } from '../../../src/server/flight/messages/ipc-frame.ts'
import { viewSchema } from '../../../src/server/flight/messages/view-schema.ts'
import { type FlightClient, openFlightClient } from './flight-client.ts'
import { type FlightLake, openFlightLake } from './flight-lake.ts'

let lake: FlightLake
let client: FlightClient
beforeAll(async () => {
  lake = await openFlightLake()
  client = openFlightClient(lake.port)
})
afterAll(async () => {
  client[Symbol.dispose]()
  await lake[Symbol.asyncDispose]()
})

type Names = Record<string, unknown>
const rows = async (name: string, message?: object) => (await client.ask(name, message)).toArray() as Names[]
const shapeOf = (bytes: Uint8Array) =>
  tableFromIPC(Buffer.concat([bytes, END_OF_STREAM])).schema.fields.map(
    ({ name, type }) => `${name} ${type.typeId} ${'bitWidth' in type ? type.bitWidth : ''}`,
  )

describe('tables', () => {
  const names = async (message: object) =>
    (await rows('CommandGetTables', message)).map((row) => `${row['db_schema_name']}.${row['table_name']}`)

  it('are what can be asked, by schema and name', async () => {
    expect(await names({ dbSchemaFilterPattern: 'ercot' })).toEqual(['ercot.rt_spp', 'ercot.wind'])
    expect(await names({ tableNameFilterPattern: '%f%s%' })).toEqual(['gridlake.files', 'gridlake.freshness'])
    expect(await names({ tableTypes: ['SYSTEM TABLE'] })).toHaveLength(5)
    expect(await names({ tableTypes: ['TABLE'] })).toEqual(['ercot.rt_spp', 'ercot.wind'])
    expect(await names({ catalog: 'other' })).toEqual([])
    expect(await names({ catalog: 'memory', tableNameFilterPattern: 'rt\\_spp' })).toEqual(['ercot.rt_spp'])
  })

  it('say the schema that queries return', async () => {
    const listed = await rows('CommandGetTables', { includeSchema: true })
    for (const { db_schema_name, table_name, table_schema } of listed) {
      const info = await client.info(
        client.command('CommandStatementQuery', { query: `FROM ${db_schema_name}.${table_name}` }),
      )
      expect(shapeOf(table_schema as Uint8Array)).toEqual(shapeOf(info.schema))
    }
    expect(listed).toHaveLength(7)
  })

  it('of every dataset and mart have the schema that their view has', async () => {
    const { lake: place } = lake.temp
    using session = await lake.temp.database.connect()
    for (const dataset of CATALOGUE) {
      const relation = relationSql(dataset, place.table(dataset), undefined, place.store, {})
      const stream = Buffer.concat(
        await Array.fromAsync(
          encodeQuery(session, `SELECT * FROM (${viewSql(dataset, relation.sql)}) LIMIT 0`, 'arrow'),
        ),
      )
      expect([dataset.id, shapeOf(viewSchema(dataset))]).toEqual([dataset.id, shapeOf(stream.subarray(0, -8))])
    }
    for (const mart of MARTS) {
      const relation = await readViewedRelation(place, mart, {})
      if (!relation) continue
      const stream = Buffer.concat(
        await Array.fromAsync(encodeQuery(session, `SELECT * FROM (${viewSql(mart, relation.sql)}) LIMIT 0`, 'arrow')),
      )
      expect([mart.id, shapeOf(viewSchema(mart))]).toEqual([mart.id, shapeOf(stream.subarray(0, -8))])
    }
  })
})

describe('the catalog', () => {
  it('has its schemas, table types and keys', async () => {
    expect(await rows('CommandGetCatalogs')).toEqual([{ catalog_name: 'memory' }])
    expect(await rows('CommandGetDbSchemas')).toEqual([
      { catalog_name: 'memory', db_schema_name: 'ercot' },
      { catalog_name: 'memory', db_schema_name: 'gridlake' },
    ])
    expect(await rows('CommandGetDbSchemas', { dbSchemaFilterPattern: 'e_c%' })).toHaveLength(1)
    expect((await rows('CommandGetTableTypes')).map(({ table_type }) => table_type)).toEqual([
      'SYSTEM TABLE',
      'TABLE',
      'VIEW',
    ])
    expect(
      (await rows('CommandGetPrimaryKeys', { table: 'rt_spp' })).map(({ column_name, key_sequence }) => [
        column_name,
        key_sequence,
      ]),
    ).toEqual([
      ['settlement_point', 1],
      ['settlement_point_type', 2],
      ['interval_start', 3],
    ])
    expect(await rows('CommandGetPrimaryKeys', { table: 'rt_spp', dbSchema: 'eia' })).toEqual([])
    for (const name of ['CommandGetExportedKeys', 'CommandGetImportedKeys', 'CommandGetCrossReference']) {
      const table = await client.ask(name, { table: 'rt_spp' })
      expect([table.numRows, table.schema.fields.length, table.schema.fields[12]?.name]).toEqual([0, 13, 'delete_rule'])
    }
  })

  it('can be named in SQL', async () => {
    expect(
      (await client.table({ sql: 'SELECT count(*)::INTEGER AS n FROM "memory"."ercot"."rt_spp"' })).toArray(),
    ).toEqual([{ n: 876 }])
  })

  it('has types by number', async () => {
    const types = await rows('CommandGetXdbcTypeInfo')
    expect(types.map(({ data_type }) => data_type)).toEqual(
      types.map(({ data_type }) => data_type as number).sort((a, b) => a - b),
    )
    expect(await rows('CommandGetXdbcTypeInfo', { dataType: 93 })).toMatchObject([
      { type_name: 'TIMESTAMP', sql_data_type: 9, datetime_subcode: 3, nullable: 1 },
      { type_name: 'TIMESTAMP WITH TIME ZONE', datetime_subcode: 5, literal_prefix: "TIMESTAMPTZ '" },
    ])
  })
})

describe('what the server says of itself', () => {
  it('is a union of all kinds of values', async () => {
    expect(await rows('CommandGetSqlInfo', { info: [0, 1, 3, 8, 541, 508] })).toMatchObject([
      { info_name: 0, value: 'gridlake' },
      { info_name: 1, value: '0.0.0-test' },
      { info_name: 3, value: true },
      { info_name: 8, value: 0 },
      { info_name: 508 },
      { info_name: 541, value: 0n },
    ])
    const all = await rows('CommandGetSqlInfo')
    expect(all.length).toBeGreaterThan(80)
    expect(all.map(({ info_name }) => info_name)).toEqual(
      all.map(({ info_name }) => info_name as number).sort((a, b) => a - b),
    )
    expect(await rows('CommandGetSqlInfo', { info: [99_999] })).toEqual([])
  })
})

describe('a pattern of LIKE', () => {
  it.each([
    ['%', 'anything', true],
    ['rt_spp', 'rtXspp', true],
    ['rt\\_spp', 'rtXspp', false],
    ['RT_SPP', 'rt_spp', true],
    ['a.c', 'abc', false],
    ['%(x)%', 'f(x) = 1', true],
    ['', 'x', false],
    ['100\\%', '100%', true],
    ['-/+', '-/+', true],
  ])('%s over %s', (pattern, text, wanted) => {
    expect(likePattern(pattern)(text)).toBe(wanted)
  })
})
