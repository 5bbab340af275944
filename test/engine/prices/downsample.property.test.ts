import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { downsampleSql } from '../../../src/engine/prices/downsample-sql.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'

let temp: TempLake
beforeAll(async () => {
  temp = await openTempLake()
})
afterAll(() => temp[Symbol.asyncDispose]())

interface Row {
  location: string
  ms: number
  a: number | null
  b: number | null
}

/** Over the hour that autumn repeats in the market. */
const FIRST_MS = Temporal.Instant.from('2024-11-03T00:00:00Z').epochMilliseconds
const QUARTER_MS = 900_000

const price = fc.option(fc.integer({ min: -250, max: 5000 }), { nil: null, freq: 12 })
const series = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), price, price), { minLength: 1, maxLength: 300 })
const lake = fc.record({ one: series, two: series, points: fc.integer({ min: 10, max: 120 }) })

const rowsOf = (location: string, steps: readonly [number, number | null, number | null][]): Row[] => {
  let ms = FIRST_MS
  return steps.map(([step, a, b]) => {
    const row = { location, ms, a, b }
    ms += step * QUARTER_MS
    return row
  })
}

async function downsample(rows: readonly Row[], points: number, values: readonly string[]): Promise<Row[]> {
  using session = await temp.database.connect()
  const listed = rows
    .map(({ location, ms, a, b }) => `('${location}', make_timestamptz(${ms}000), ${a}::DOUBLE, ${b}::DOUBLE)`)
    .join(', ')
  const starts = rows.map(({ ms }) => ms)
  const extent = { firstMs: Math.min(...starts), lastMs: Math.max(...starts) }
  const sql = downsampleSql(`SELECT * FROM (VALUES ${listed}) AS t(location, interval_start, a, b)`, {
    points,
    values,
    ...extent,
  })
  return session.rows<Row>(
    `SELECT location, epoch_ms(interval_start)::DOUBLE AS ms, a, b FROM (${sql}) ORDER BY location, ms`,
  )
}

const extremes = (rows: readonly Row[], of: 'a' | 'b') => {
  const values = rows.flatMap((row) => row[of] ?? [])
  return [Math.min(...values), Math.max(...values)]
}

it.each([[['a']], [['a', 'b']]] as ['a' | 'b'][][])(
  'the lowest and highest of every series survive, as rows of their own, in order: %j',
  async (values) => {
    await fc.assert(
      fc.asyncProperty(lake, async ({ one, two, points }) => {
        const all = [...rowsOf('HB_NORTH', one), ...rowsOf('LZ_WEST', two)]
        const kept = await downsample(all, points, values)
        const known = new Set(all.map((row) => JSON.stringify(row)))
        expect(kept.filter((row) => !known.has(JSON.stringify(row)))).toEqual([])
        for (const location of ['HB_NORTH', 'LZ_WEST']) {
          const [before, after] = [all, kept].map((rows) => rows.filter((row) => row.location === location))
          if (!before || !after) throw new Error('no rows')
          for (const value of values) expect(extremes(after, value)).toEqual(extremes(before, value))
          expect([after[0]?.ms, after.at(-1)?.ms]).toEqual([before[0]?.ms, before.at(-1)?.ms])
          expect(new Set(after.map(({ ms }) => ms)).size).toBe(after.length)
          expect(after.length).toBeLessThanOrEqual(points + 2)
        }
      }),
      { numRuns: 40, seed: 5 },
    )
  },
)

it('keeps a spike of one quarter hour and its neighbours apart', async () => {
  const steps = Array.from({ length: 300 }, (_, index): [number, number, null] => [1, index === 137 ? 4999 : 25, null])
  const rows = rowsOf('HB_NORTH', steps)
  const kept = await downsample(rows, 20, ['a'])
  expect(kept.find(({ a }) => a === 4999)?.ms).toBe(FIRST_MS + 137 * QUARTER_MS)
  expect(kept.length).toBeLessThanOrEqual(22)
})
