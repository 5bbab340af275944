import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { Problem } from '../../src/contract/schemas/problem.ts'
import { Rows } from '../../src/contract/schemas/rows.ts'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/question.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { openSmallLake } from '../contract/open-small-lake.ts'
import type { TempLake } from '../support/temp-lake.ts'

let temp: TempLake
let engine: Engine
let http: HttpService
beforeAll(async () => {
  temp = await openSmallLake()
  engine = openEngine(temp.lake, { timeoutMs: 20_000 })
  http = await serveHttp({
    engine,
    catalogue: CATALOGUE,
    clock: { ...systemClock, now: temp.clock.now },
    log: () => {},
    source: 'twin',
    version: '0.0.0-test',
    port: 0,
  })
})
afterAll(async () => {
  await http.close()
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const form = (fields: Record<string, string>) =>
  fetch(`${http.url}/api/v1/sql`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { accept: 'text/html,application/xhtml+xml' },
  })

test('a limit gives the first rows in their order and says whether there are more', async () => {
  const client = createClient({ baseUrl: http.url })
  const sql = 'SELECT range AS n FROM range(30000) ORDER BY n DESC'
  const first = await client.sql({ sql, limit: 3 })
  expect(first.data).toEqual([{ n: 29999 }, { n: 29998 }, { n: 29997 }])
  expect(first.meta.cut).toBe(true)
  const all = await client.sql({ sql: 'SELECT range AS n FROM range(3)', limit: 3 })
  expect([all.data.length, all.meta.cut]).toEqual([3, false])
})

test('columns are told in their order, also where no row answers', async () => {
  const client = createClient({ baseUrl: http.url })
  const told = async (sql: string, limit?: number) => {
    const { data, meta } = await client.sql({ sql, ...(limit === undefined ? {} : { limit }) })
    return [data.length, meta.columns, meta.cut]
  }
  const some = 'SELECT 1 AS b, 2 AS "10", 3 AS "a}]"'
  expect(await told(some, 3)).toEqual([1, ['b', '10', 'a}]'], false])
  expect(await told(`${some} WHERE false`, 3)).toEqual([0, ['b', '10', 'a}]'], false])
  expect(await told(`${some} WHERE false`)).toEqual([0, ['b', '10', 'a}]'], undefined])
})

test('a cut answer has the values and the meta of a whole one', async () => {
  const client = createClient({ baseUrl: http.url })
  const sql = 'SELECT settlement_point, interval_start, price_usd_per_mwh FROM ercot.rt_spp ORDER BY ALL'
  const whole = await client.sql({ sql })
  const { meta, data } = await client.sql({ sql, limit: 100 })
  expect(data).toEqual(whole.data)
  expect(meta).toEqual({ ...whole.meta, cut: false })
})

test('a form is answered with the file that it names', async () => {
  const response = await form({ sql: 'SELECT 1 AS one, NULL AS two', format: 'csv', as_of: '' })
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(await response.text()).toBe('one,two\n1,\n')
  const json = Rows.parse(await (await form({ sql: 'SELECT 7 AS n', limit: '1' })).json())
  expect(json.data).toEqual([{ n: 7 }])
})

test.each([
  [{ sql: 'SELECT 1', format: 'csv', limit: '5' }, 'usage.invalid_argument', 'limit cuts answers in JSON'],
  [{ sql: 'SELECT 1', limit: 'many' }, 'usage.invalid_argument', 'limit'],
  [{ sql: 'SELECT 1', surprise: 'x' }, 'usage.invalid_argument', 'surprise'],
  [{ sql: 'DROP TABLE ercot.rt_spp' }, 'query.forbidden', 'DROP is not a SELECT'],
  [{ sql: 'SELEC 1', limit: '5' }, 'query.syntax', 'LINE 1'],
])('%j is refused', async (fields, code, detail) => {
  const problem = Problem.parse(await (await form(fields as Record<string, string>)).json())
  expect(problem.code).toBe(code)
  expect(problem.detail).toContain(detail)
})
