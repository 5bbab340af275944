import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTempFolder } from '../support/temp-folder.ts'
import { interopJdbc } from './jdbc.ts'
import { interopPython } from './python.ts'
import { type Recipe, readRecipes } from './read-recipes.ts'
import { importRecipe, type RecipeMeans, runRecipe } from './run-recipe.ts'
import { type Doors, serveDoors } from './serve-doors.ts'

const { path: python = '', reason: noPython } = interopPython()
const { jar = '', reason: noJdbc } = interopJdbc()
const reason = noPython ?? noJdbc
const recipes = readRecipes(readFileSync(new URL('../../docs/clients.md', import.meta.url), 'utf8'))

const YESTERDAY = "operating_date = date '2026-11-01'"
const QUARTERS_OF_YESTERDAY = 100
const HOURS_OF_YESTERDAY = 25

let doors: Doors
let means: RecipeMeans
let folder: AsyncDisposable & { path: string }

beforeAll(async () => {
  if (reason) return
  folder = await makeTempFolder()
  doors = await serveDoors()
  means = {
    python,
    jdbcJar: jar,
    directory: folder.path,
    httpPort: new URL(doors.httpUrl).port,
    flightPort: doors.flightPort,
  }
})
afterAll(async () => {
  await doors?.[Symbol.asyncDispose]()
  await folder?.[Symbol.asyncDispose]()
})

/** What the engine itself says. */
async function ask<Row = Record<string, unknown>>(sql: string): Promise<Row[]> {
  const { body } = await doors.workplace.engine.sql({ sql }, 'json')
  let text = ''
  for await (const chunk of body) text += Buffer.from(chunk).toString()
  return (JSON.parse(text) as { data: Row[] }).data
}

async function scalar<Value>(sql: string): Promise<Value> {
  const [row] = await ask(sql)
  return Object.values(row ?? {})[0] as Value
}

const linesOf = (text: string) => text.trimEnd().split('\n')
/** A path of the page's address, asked as a browser or a spreadsheet does. */
const fetchFrom = (text: string) => fetch(/https?:[^")\s]+/.exec(text)?.[0] ?? '')

type Check = (printed: string, recipe: Recipe) => Promise<void>

const CHECKS: Readonly<Record<string, Check>> = {
  async 'curl-prices'(printed) {
    const [header, ...rows] = linesOf(printed)
    expect(header).toMatch(/^location,.*price_usd_per_mwh/)
    expect(rows).toHaveLength(QUARTERS_OF_YESTERDAY)
  },
  async 'curl-as-of'(printed) {
    const { meta, data } = JSON.parse(printed) as { meta: { as_of: string }; data: { published_at: string }[] }
    expect(meta.as_of).toBe('2026-11-02T06:00:00Z')
    expect(data.length).toBeGreaterThan(24)
    expect(data.every(({ published_at }) => published_at <= meta.as_of)).toBe(true)
  },
  async 'curl-sql'(printed) {
    const { data } = JSON.parse(printed) as { data: unknown[] }
    expect(data).toEqual(
      await ask(
        "select settlement_point, count(*) as intervals, max(price_usd_per_mwh) as highest from ercot.rt_spp where settlement_point in ('HB_BUSAVG', 'HB_HOUSTON', 'HB_HUBAVG', 'HB_NORTH', 'HB_PAN', 'HB_SOUTH', 'HB_WEST') group by all order by 1",
      ),
    )
    expect(data).toHaveLength(7)
  },
  async 'pandas-csv'(printed) {
    const row = (name: string) =>
      linesOf(printed)
        .find((line) => line.startsWith(name))
        ?.split(/\s+/)
        .slice(1)
        .map(Number)
    expect(row('count')).toEqual([HOURS_OF_YESTERDAY, HOURS_OF_YESTERDAY])
    const highest = await ask<{ high: number }>(
      `select max(price_usd_per_mwh) as high from ercot.dam_spp where settlement_point in ('HB_HOUSTON', 'HB_NORTH') and ${YESTERDAY} group by settlement_point order by settlement_point`,
    )
    expect(row('max')).toEqual(highest.map(({ high }) => expect.closeTo(high, 5)))
  },
  async 'duckdb-parquet'(printed) {
    const [hours, mean] = printed
      .replace(/[[\]()]/g, '')
      .split(',')
      .map(Number)
    expect(hours).toBe(HOURS_OF_YESTERDAY)
    const by = (dataset: string) =>
      `select avg(price_usd_per_mwh) from ercot.${dataset} where settlement_point = 'HB_WEST' and ${YESTERDAY}`
    expect(mean).toBeCloseTo((await scalar<number>(by('rt_spp'))) - (await scalar<number>(by('dam_spp'))), 6)
  },
  async 'pyarrow-flight'(printed) {
    const hours = await scalar<number>("select count(*) from ercot.dam_spp where settlement_point = 'HB_WEST'")
    expect(linesOf(printed)).toEqual([String(QUARTERS_OF_YESTERDAY), `{'n': [${hours}]}`])
  },
  async 'adbc-pandas'(printed) {
    const where = "settlement_point = 'HB_NORTH' and hour_ending <= 6"
    const rows = await ask<{ price: number }>(
      `select price_usd_per_mwh as price from ercot.rt_spp where ${where} order by interval_start`,
    )
    expect(rows.length).toBeGreaterThan(40)
    const printedPrices = linesOf(printed)
      .slice(1)
      .map((line) => Number(line.split(/\s+/).at(-1)))
    expect(printedPrices).toEqual(rows.map(({ price }) => price))
  },
  async 'adbc-polars'(printed) {
    const rows = await ask<{ p: string; n: number }>(
      "select settlement_point as p, count(*) as n from ercot.dam_spp where settlement_point like 'LZ%' group by all order by all",
    )
    const shown = [...printed.matchAll(/│ (LZ\w+)\s+┆ (\d+)\s+│/g)].map(([, p, n]) => ({ p, n: Number(n) }))
    expect(rows.length).toBeGreaterThan(5)
    expect(shown).toEqual(rows)
  },
  async 'adbc-as-of'(printed) {
    const [, ...parts] = /datetime\((\d+), (\d+), (\d+), (\d+), (\d+)/.exec(printed) ?? []
    const [year, month, day, hour, minute] = parts.map(Number)
    expect([year, month, day]).toEqual([2026, 11, 2])
    expect((hour ?? 99) * 60 + (minute ?? 0)).toBeLessThanOrEqual(6 * 60)
    expect((hour ?? 99) * 60 + (minute ?? 0)).toBeGreaterThan(5 * 60)
  },
  async sqlalchemy(printed) {
    expect(linesOf(printed)[0]).toContain("'ercot'")
    expect(printed).toMatch(/\n4 +\S/)
  },
  async jdbc(printed) {
    const rows = await ask<{ at: string; price: number }>(
      "select interval_start as at, price_usd_per_mwh as price from ercot.rt_spp where settlement_point = 'HB_HOUSTON' order by 1 desc limit 4",
    )
    expect(linesOf(printed).map((line) => line.split(' '))).toEqual(
      rows.map(({ at, price }) => [at, String(price)].map((text) => expect.stringMatching(new RegExp(`^${text}`)))),
    )
  },
  async superset(printed) {
    const [tables, count] = linesOf(printed)
    expect(tables).toContain("'rt_spp'")
    expect(Number(count)).toBe(
      await scalar<number>("select count(*) from ercot.rt_spp where settlement_point = 'HB_WEST'"),
    )
  },
  async grafana(printed) {
    const query = JSON.parse(printed) as {
      url: string
      root_selector: string
      columns: { selector: string; type: string }[]
    }
    const url = query.url
      .replace(/\$\{__from:date:iso\}/, '2026-11-01T05:00:00.000Z')
      .replace(/\$\{__to:date:iso\}/, '2026-11-02T06:00:00.000Z')
    const answer = (await (await fetch(url)).json()) as Record<string, Record<string, unknown>[]>
    const rows = answer[query.root_selector] ?? []
    expect(rows).toHaveLength(QUARTERS_OF_YESTERDAY)
    for (const { selector, type } of query.columns) {
      for (const row of rows) {
        const value = type === 'timestamp' ? Date.parse(String(row[selector])) : row[selector]
        expect(Number.isFinite(value)).toBe(true)
      }
    }
  },
  async next(_printed, recipe) {
    const { GET } = await importRecipe<{ GET(request: Request): Promise<Response> }>(recipe, means)
    const response = await GET(new Request('http://localhost:3000/api/prices?hub=HB_WEST'))
    const { versions, prices } = (await response.json()) as { versions: object; prices: { location: string }[] }
    expect(prices).toHaveLength(QUARTERS_OF_YESTERDAY)
    expect(new Set(prices.map(({ location }) => location))).toEqual(new Set(['HB_WEST']))
    expect(Object.keys(versions)).toEqual(['ercot.rt_spp'])
  },
  async sheets(printed) {
    const response = await fetchFrom(printed)
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
    expect(linesOf(await response.text())).toHaveLength(HOURS_OF_YESTERDAY + 1)
  },
  async excel(printed) {
    const response = await fetchFrom(printed)
    const sheet = unzipSync(new Uint8Array(await response.arrayBuffer()))['xl/worksheets/sheet1.xml']
    expect(
      Buffer.from(sheet ?? [])
        .toString()
        .match(/<row /g),
    ).toHaveLength(QUARTERS_OF_YESTERDAY + 1)
  },
}

test('every block of the page is a recipe that is run, or says why not', () => {
  const ids = recipes.filter(({ notRun }) => !notRun).map(({ id }) => id)
  expect(ids).toEqual(Object.keys(CHECKS))
  expect(recipes.filter(({ notRun }) => notRun).map(({ language }) => language)).toEqual(['r'])
})

describe.skipIf(reason)(`docs/clients.md${reason ? ` (not run: ${reason})` : ''}`, () => {
  test.each(recipes.filter(({ id }) => id))('$id', async (recipe) => {
    const check = CHECKS[recipe.id ?? '']
    expect(check).toBeDefined()
    await check?.(await runRecipe(recipe, means), recipe)
  })
})
