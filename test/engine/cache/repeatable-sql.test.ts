import { expect, test } from 'vitest'
import { openDatabase } from '../../../src/duckdb/database.ts'
import { isRefusedFunction } from '../../../src/duckdb/locked/allowed-sql.ts'
import { isRepeatableSql } from '../../../src/engine/cache/repeatable-sql.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

test('no function that DuckDB itself calls volatile, or the same only within one query, passes for repeatable', async () => {
  await using folder = await makeTempFolder()
  const database = await openDatabase({ memoryBytes: 64e6, spillDirectory: folder.path })
  const session = await database.connect()
  const functions = await session.rows<{ name: string }>(
    `SELECT DISTINCT function_name AS name FROM duckdb_functions()
     WHERE function_type = 'scalar' AND stability <> 'CONSISTENT' AND regexp_matches(function_name, '^\\w+$')`,
  )
  session[Symbol.dispose]()
  database.close()
  const names = functions.map(({ name }) => name).filter((name) => !isRefusedFunction(name))
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => isRepeatableSql(`select ${name}(1) from ercot.rt_spp`))).toEqual([])
})

test('words count wherever they stand; longer words are other words', () => {
  expect(isRepeatableSql("select avg(price_usd_per_mwh) from ercot.rt_spp where settlement_point = 'HB_WEST'")).toBe(
    true,
  )
  expect(isRepeatableSql('select known_at, nowhere from t')).toBe(true)
  expect(isRepeatableSql('select * from t where ts > CURRENT_DATE - 1')).toBe(false)
  expect(isRepeatableSql('select * from t USING SAMPLE 10')).toBe(false)
})
