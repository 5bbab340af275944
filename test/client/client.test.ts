import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { hasCode } from '../../src/core/errors.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { MARTS } from '../../src/datasets/marts.ts'
import { apiFixture } from '../server/api-fixture.ts'

function connect() {
  const fixture = apiFixture()
  const client = createClient({
    baseUrl: 'http://lake.example',
    fetch: async (input, init) => fixture.api.fetch(new Request(input, init)),
  })
  return { ...fixture, client }
}

test('asks for rows with every part of a question', async () => {
  const { client, asked } = connect()
  const answer = await client.rows<{ price_usd_per_mwh: number }>({
    dataset: 'ercot.rt_spp',
    from: Temporal.Instant.from('2026-11-20T14:00:00Z'),
    to: '2026-11-20T08:30',
    columns: ['price_usd_per_mwh'],
    filter: { settlement_point: ['HB_NORTH', 'A,B', ''] },
    blocks: ['7x8', '2x16'],
    asOf: '2026-11-20T08:59',
    basis: 'any',
    limit: 10,
  })
  expect(answer.data).toEqual([{ price_usd_per_mwh: 21 }, { price_usd_per_mwh: 21.15 }])
  expect(answer.meta.as_of).toBe('2026-11-20T14:59:00Z')
  expect(asked[0]?.filter).toEqual({ settlement_point: ['HB_NORTH', 'A,B', ''] })
  expect(asked[0]?.blocks).toEqual(['7x8', '2x16'])
})

test('reads health, the catalogue, one dataset and SQL', async () => {
  const { client } = connect()
  expect((await client.health()).status).toBe('ok')
  expect((await client.datasets()).datasets).toHaveLength(CATALOGUE.length + MARTS.length)
  expect((await client.dataset('ercot.wind')).kind).toBe('forecast')
  const answer = await client.sql({ sql: 'select 1', timeoutMs: 99, maxRows: 7 })
  expect(answer.data).toEqual([{ sql: 'select 1', timeout_ms: 99, max_rows: 7 }])
})

test('gives bytes in another format', async () => {
  const { client } = connect()
  const body = await client.rowsAs('csv', { dataset: 'ercot.rt_spp', columns: ['settlement_point'], limit: 1 })
  expect(await new Response(body).text()).toBe('settlement_point\nHB_HOUSTON')
})

test('throws what the server says', async () => {
  const { client } = connect()
  await expect(client.dataset('ercot.none')).rejects.toMatchObject({
    code: 'dataset.unknown',
    context: { httpStatus: 404 },
  })
  await expect(client.rows({ dataset: 'ercot.wind' })).rejects.toSatisfy((error) => hasCode(error, 'data.not_ingested'))
  await expect(client.rows({ dataset: 'ercot.rt_spp', columns: ['prize_usd_per_mwh'] })).rejects.toMatchObject({
    hint: 'did you mean price_usd_per_mwh?',
  })
})

test('a server that is not there is source.unavailable, a cancelled request is cancelled', async () => {
  const client = createClient({ baseUrl: 'http://127.0.0.1:9' })
  await expect(client.health()).rejects.toMatchObject({ code: 'source.unavailable' })
  await expect(client.health(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
})
