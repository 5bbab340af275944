import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tableFromIPC } from '@uwdata/flechette'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/duckdb/database.ts'
import { createLockedPool, type LockedPool } from '../../../src/duckdb/locked/locked-pool.ts'
import { readAll, readText } from '../read-all.ts'
import { createGuardedLake, type GuardedLake } from './guarded-lake.ts'

const ENDLESS = 'SELECT max(a.range * b.range) AS x FROM range(1000000000) a, range(1000) b'

let lake: GuardedLake
let pool: LockedPool
beforeAll(async () => {
  lake = await createGuardedLake()
  pool = createLockedPool({ spillDirectory: join(lake.directory, 'spill'), size: 2 })
})
afterAll(async () => {
  await pool.close()
  await lake.remove()
})

const ask = async (sql: string, more: Parameters<GuardedLake['request']>[1] = {}, signal?: AbortSignal) =>
  (await pool.query(lake.request(sql, more), signal)).body

const ordered = 'SELECT id FROM ercot.rt_spp ORDER BY id % 10 DESC, id -- the order of the query'
const expectedIds = Array.from({ length: 1000 }, (_, id) => id).sort((a, b) => (b % 10) - (a % 10) || a - b)

describe('a locked query', () => {
  it('answers in every format, in its own order', async () => {
    expect(JSON.parse(await readText(await ask(ordered))).map(({ id }: { id: number }) => id)).toEqual(expectedIds)
    expect(JSON.parse(await readText(await ask(ordered, { wrap: { meta: { basis: 'any' } } }))).meta).toEqual({
      basis: 'any',
      columns: ['id'],
    })
    expect((await readText(await ask(ordered, { format: 'ndjson' }))).split('\n')).toHaveLength(1001)
    expect((await readText(await ask(ordered, { format: 'csv' }))).trim().split('\n').slice(1).map(Number)).toEqual(
      expectedIds,
    )
    expect(await readText(await ask(ordered, { format: 'table' }))).toContain('… 960 more rows')
    expect(
      Array.from(tableFromIPC(await readAll(await ask(ordered, { format: 'arrow' }))).toColumns()['id'] ?? []),
    ).toEqual(expectedIds)
  })

  it('answers in Parquet through a scratch file that it may write', async () => {
    const file = join(lake.directory, 'answer.parquet')
    await writeFile(file, await readAll(await ask(ordered, { format: 'parquet' })))
    const database = await openDatabase({ memoryBytes: 200e6, spillDirectory: join(lake.directory, 'spill') })
    using session = await database.connect()
    const rows = await session.rows<{ id: number }>(`SELECT id FROM '${file}'`)
    expect(rows.map(({ id }) => id)).toEqual(expectedIds)
    database.close()
  })

  it('is refused beyond its rows or bytes', async () => {
    await expect(ask('FROM range(1001)', { limits: { maxRows: 1000 } })).rejects.toMatchObject({
      code: 'query.too_large',
    })
    await expect(ask('FROM range(1001)', { limits: { maxRows: 1000 }, format: 'parquet' })).rejects.toMatchObject({
      code: 'query.too_large',
    })
    await expect(ask('FROM range(1001)', { limits: { maxBytes: 1000 } })).rejects.toMatchObject({
      code: 'query.too_large',
    })
    const large = ask('FROM range(90000000)', { limits: { maxRows: 1_000_000, maxBytes: 1e9 } })
    await expect(large.then(readAll)).rejects.toMatchObject({ code: 'query.too_large' })
  })

  it('throws from its body what goes wrong after the first bytes', async () => {
    const body = await ask(
      `SELECT CASE WHEN range = 499999 THEN error('boom') ELSE range::VARCHAR END AS x FROM range(500000)`,
      { limits: { maxRows: 1e6 } },
    )
    await expect(readAll(body)).rejects.toMatchObject({
      code: 'query.syntax',
      message: expect.stringContaining('boom'),
    })
  })

  it('does not run ahead of a slow reader, and gives all to it', async () => {
    const body = await ask(`SELECT range AS id, repeat('x', 100) AS text FROM range(300000)`, {
      format: 'csv',
      limits: { maxRows: 1e6, maxBytes: 1e9 },
    })
    let lines = 0
    for await (const piece of body) {
      if (lines === 0) await new Promise((resolve) => setTimeout(resolve, 200))
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines++
    }
    expect(lines).toBe(300_001)
  })

  it('ends with its signal, before and after the first bytes', async () => {
    await expect(ask(ENDLESS, {}, AbortSignal.timeout(100))).rejects.toMatchObject({ code: 'cancelled' })
    await expect(ask(ENDLESS, {}, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' })
    const stop = new AbortController()
    const body = await ask('FROM range(100000000000)', { limits: { maxRows: 1e12, maxBytes: 1e12 } }, stop.signal)
    await body.next()
    stop.abort()
    await expect(body.next()).rejects.toMatchObject({ code: 'cancelled' })
    expect(JSON.parse(await readText(await ask('SELECT 1 AS one')))).toEqual([{ one: 1 }])
  })

  it('ends when its reader leaves', async () => {
    for await (const piece of await ask('FROM range(100000000000)', { limits: { maxRows: 1e12, maxBytes: 1e12 } })) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
    expect(JSON.parse(await readText(await ask('SELECT 1 AS one')))).toEqual([{ one: 1 }])
  })

  it('waits for its turn, and times out waiting', async () => {
    const blockers = [ask(ENDLESS, { limits: { timeoutMs: 1500 } }), ask(ENDLESS, { limits: { timeoutMs: 1500 } })].map(
      (each) => each.catch((error) => error.code),
    )
    const late = await ask('SELECT 1 AS one', { limits: { timeoutMs: 300 } }).catch((error) => error)
    expect(late).toMatchObject({ code: 'query.timeout', message: expect.stringContaining('its turn') })
    const patient = readText(await ask('SELECT 1 AS one'))
    expect(await Promise.all(blockers)).toEqual(['query.timeout', 'query.timeout'])
    expect(JSON.parse(await patient)).toEqual([{ one: 1 }])
  })

  it('answers many at once, each its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        JSON.parse(await readText(await ask(`SELECT ${at} AS at, count(*) AS n FROM ercot.rt_spp WHERE id < ${at}`))),
      ),
    )
    expect(answers).toEqual(Array.from({ length: 20 }, (_, at) => [{ at, n: at }]))
  })

  it('says that the lake is damaged when a file of its view is', async () => {
    const damaged = join(lake.directory, 'lake/damaged.parquet')
    await writeFile(damaged, 'not parquet at all')
    const views = ['CREATE SCHEMA ercot', `CREATE VIEW ercot.bad AS SELECT * FROM read_parquet(['${damaged}'])`]
    await expect(ask('FROM ercot.bad', { views, allowedPaths: [damaged] })).rejects.toMatchObject({
      code: 'lake.corrupt',
    })
  })
})

describe('processes', () => {
  it('see nothing of the environment, and end with the pool', async () => {
    const own = createLockedPool({ spillDirectory: join(lake.directory, 'own'), size: 1 })
    const { body } = await own.query(lake.request('SELECT 1 AS one'))
    await readAll(body)
    const processes = execFileSync('ps', ['-A', '-o', 'pid=,args=']).toString().split('\n')
    const [child] = processes.filter((line) => line.includes(join(lake.directory, 'own')))
    const shown = execFileSync('ps', [
      'eww',
      '-o',
      'command=',
      '-p',
      String(Number.parseInt(child ?? '', 10)),
    ]).toString()
    expect(shown).toContain(join(lake.directory, 'own'))
    expect(shown).not.toMatch(/\b(PATH|HOME|TZ)=/)
    const running = own.query(lake.request(ENDLESS)).catch((error) => error)
    await own.close()
    expect(await running).toMatchObject({ code: 'cancelled' })
    expect(await readdir(join(lake.directory, 'own'))).toEqual([])
    await expect(own.query(lake.request('SELECT 1'))).rejects.toMatchObject({ code: 'cancelled' })
  })

  it.each(['idle', 'busy'])('%s, leave no orphan when their parent is killed', async (state) => {
    const script = fileURLToPath(new URL('./doomed-parent.ts', import.meta.url))
    const parent = spawn(process.execPath, [script, join(lake.directory, `doomed-${state}`), state], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(parent.stdout, 'data')
    const children = childrenOf(parent.pid as number)
    expect(children).toHaveLength(1)
    parent.kill('SIGKILL')
    await expect.poll(() => children.filter(isRunning), { timeout: 5000 }).toEqual([])
    await expect.poll(() => readdir(join(lake.directory, `doomed-${state}`)), { timeout: 5000 }).toEqual([])
  })
})

function childrenOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=']).toString().trim().split('\n')
  return lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child ? [child] : []))
}

function isRunning(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)])
      .toString()
      .trim()
    return state !== '' && !state.startsWith('Z')
  } catch {
    return false
  }
}
