import { createLockedPool } from '../../../src/duckdb/locked/locked-pool.ts'

// Starts a pool, keeps its process idle or busy, says so, and waits to be killed.
const [directory = '', state] = process.argv.slice(2)
const pool = createLockedPool({ spillDirectory: directory })
const request = (sql: string) => ({
  views: [],
  allowedPaths: [],
  sql,
  format: 'json' as const,
  limits: { timeoutMs: 60_000, maxRows: 10, maxBytes: 1e6, memoryBytes: 2e9 },
})
const { body } = await pool.query(request('SELECT 1 AS one'))
for await (const _ of body);
if (state === 'busy') {
  pool
    .query(request('SELECT max(levenshtein(a.range::VARCHAR, b.range::VARCHAR)) FROM range(1000000) a, range(1000) b'))
    .catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 300))
}
process.stdout.write('ready\n')
