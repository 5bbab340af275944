import type { Dataset } from '../datasets/dataset.ts'
import type { Session } from '../duckdb/database.ts'
import { sqlName } from '../duckdb/sql-text.ts'

/** One posting holds a key once: a second row of the same values is dropped, rows that differ are all set aside. Resolves to whether there were any. */
export async function rejectDuplicates(session: Session, dataset: Dataset): Promise<boolean> {
  if (!(await findSuspects(session, dataset))) return false
  const keys = dataset.key.map(sqlName)
  const key = ['doc', ...keys].join(', ')
  const names = dataset.columns.map(({ name }) => sqlName(name))
  const others = ['interval_end', ...names.filter((name) => !keys.includes(name))]
  const values = ['interval_start', 'interval_end', ...names]
  await session.run(`CREATE OR REPLACE TEMP TABLE repeated AS SELECT ${key}, count(DISTINCT (${others.join(', ')})) AS versions
    FROM parsed SEMI JOIN suspects USING (doc) GROUP BY ${key} HAVING count(*) > 1`)
  const [{ n } = { n: 0 }] = await session.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM repeated')
  if (n === 0) return false
  await session.run(`INSERT INTO rejected SELECT doc, NULL, NULL, NULL,
      CASE WHEN versions > 1 THEN 'the document holds this key more than once, with different values' ELSE 'the same row stands in the document more than once; one is kept' END,
      struct_pack(${values.map((name) => `${name} := parsed.${name}`).join(', ')})::VARCHAR FROM parsed JOIN repeated USING (${key})
      QUALIFY versions > 1 OR row_number() OVER (PARTITION BY ${key}) > 1`)
  await session.run(`CREATE OR REPLACE TEMP TABLE single AS SELECT parsed.* FROM parsed LEFT JOIN repeated USING (${key})
      WHERE coalesce(versions, 1) = 1 QUALIFY versions IS NULL OR row_number() OVER (PARTITION BY ${key}) = 1`)
  await session.run('CREATE OR REPLACE TEMP VIEW parsed AS SELECT * FROM single')
  return true
}

/**
 * Makes `suspects(doc)`: documents that may hold a key twice; resolves to whether there are any. Most list their rows by interval
 * and location, each once, or twice in a row with another key (LZ and LZEW), and come in one piece: one pass over neighbours
 * proves those, at a twentieth of the cost of grouping by key.
 */
async function findSuspects(session: Session, { key, location }: Dataset): Promise<boolean> {
  const order = ['interval_start', ...(location && key.includes(location) ? [sqlName(location)] : [])]
  const rest = key.map(sqlName).filter((name) => !order.includes(name))
  const before = (name: string) => `"before ${name.replaceAll('"', '')}"`
  const twoBefore = (name: string) => `"two before ${name.replaceAll('"', '')}"`
  const columns = ['doc', ...order, ...rest].flatMap((name) => [
    name,
    `lag(${name}) OVER () AS ${before(name)}`,
    `lag(${name}, 2) OVER () AS ${twoBefore(name)}`,
  ])
  const same = (of: (name: string) => string) => order.map((name) => `${name} = ${of(name)}`).join(' AND ')
  const isPair = `${same(before)} AND (${rest.map((name) => `${name} <> ${before(name)}`).join(' OR ') || 'false'})
    AND (doc <> coalesce(${twoBefore('doc')}, -1) OR NOT (${same(twoBefore)}))`
  const isAfter = `(${order.join(', ')}) > (${order.map(before).join(', ')})`
  // One row for each run of a document's rows, and one for each row that proves nothing.
  await session.run(`CREATE OR REPLACE TEMP TABLE suspects AS SELECT doc FROM (SELECT ${columns.join(', ')} FROM parsed)
    WHERE doc IS DISTINCT FROM ${before('doc')} OR (${isAfter} OR (${isPair})) IS NOT TRUE GROUP BY doc HAVING count(*) > 1`)
  const [{ n } = { n: 1 }] = await session.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM suspects')
  return n > 0
}
