import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeQuery } from '../../../src/duckdb/encode/encode-result.ts'
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts'
import { readAll } from '../read-all.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const ROWS = 60_000

/** Text of 0 to 40 bytes by its row, NULL at some rows, as SQL and as the same in JavaScript. */
const MIXES: readonly (readonly [what: string, sql: string, expected: (row: number) => string | null])[] = [
  ['short', `repeat('x', range % 13)`, (row) => 'x'.repeat(row % 13)],
  ['long', `'a settlement point ' || range`, (row) => `a settlement point ${row}`],
  ['short and long in turns', `'p' || repeat('0', range % 23) || range`, (row) => `p${'0'.repeat(row % 23)}${row}`],
  [
    'long with nulls between',
    `CASE WHEN range % 3 > 0 THEN 'a settlement point ' || range END`,
    (row) => (row % 3 > 0 ? `a settlement point ${row}` : null),
  ],
  [
    'short, long, empty and nulls',
    `CASE range % 4 WHEN 0 THEN 'p' || range WHEN 1 THEN 'a settlement point ' || range WHEN 2 THEN '' END`,
    (row) => [`p${row}`, `a settlement point ${row}`, '', null][row % 4] ?? null,
  ],
  ['equal and long', `'one and the same name'`, () => 'one and the same name'],
  [
    'of several bytes a letter',
    `'Zürich 🦆 ' || range % 7 || repeat('é', range % 9)`,
    (row) => `Zürich 🦆 ${row % 7}${'é'.repeat(row % 9)}`,
  ],
]

describe('Arrow strings', () => {
  for (const [what, sql, expected] of MIXES) {
    it(`hold every row's text: ${what}`, async () => {
      const query = `SELECT ${sql} AS flat, [${sql}, 'end'] AS list, {'a': ${sql}} AS struct FROM range(${ROWS})`
      const table = tableFromIPC(await readAll(encodeQuery(database.session, query, 'arrow')))
      const flat = table.getChild('flat')
      const list = table.getChild('list')
      const struct = table.getChild('struct')
      const wrong: number[] = []
      for (let row = 0; row < ROWS; row++) {
        const text = expected(row)
        const nested = list.at(row) as ArrayLike<unknown>
        const inside = (struct.at(row) as { a: unknown }).a
        if (flat.at(row) !== text || nested[0] !== text || nested[1] !== 'end' || inside !== text) wrong.push(row)
      }
      expect([table.numRows, wrong]).toEqual([ROWS, []])
    })
  }

  it('come right from a table in memory, where equal strings share their bytes, and in any order', async () => {
    const { session } = database
    await session.run(
      `CREATE OR REPLACE TABLE named AS SELECT range AS id, CASE WHEN hash(range) % 5 = 0 THEN 'HB_WEST' ELSE 'a resource node, number ' || hash(range) % 600 END AS name FROM range(${ROWS})`,
    )
    const query = 'SELECT id::INTEGER AS id, name FROM named ORDER BY hash(id)'
    const table = tableFromIPC(await readAll(encodeQuery(session, query, 'arrow')))
    const names = await session.rows<{ id: number; name: string }>('SELECT id::INTEGER AS id, name FROM named')
    const byId = new Map(names.map(({ id, name }) => [id, name]))
    const rows = table.toArray() as { id: number; name: string }[]
    expect(rows.length).toBe(ROWS)
    expect(rows.filter(({ id, name }) => byId.get(id) !== name)).toEqual([])
  })
})
