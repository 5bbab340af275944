import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../src/duckdb/database.ts'
import type { LockedRequest } from '../../../src/duckdb/locked/locked-request.ts'

export interface GuardedLake {
  directory: string
  /** In the lake and seen by the view; in the lake and not; outside; a link from the lake to the outside. */
  files: { part: string; other: string; log: string; secret: string; link: string }
  request(
    sql: string,
    more?: Partial<Omit<LockedRequest, 'limits'>> & { limits?: Partial<LockedRequest['limits']> },
  ): LockedRequest
  /** Path and content of every file in the lake and beside it. */
  fingerprint(): Promise<Record<string, string>>
  remove(): Promise<void>
}

/** A folder that looks like a lake, with things beside it that nobody may see. */
export async function createGuardedLake(): Promise<GuardedLake> {
  const directory = await mkdtemp(join(tmpdir(), 'gridlake-locked-'))
  const lake = join(directory, 'lake')
  const files = {
    part: join(lake, 'ercot.rt_spp/part.parquet'),
    other: join(lake, 'ercot.rt_spp/other.parquet'),
    log: join(lake, 'ercot.rt_spp/_delta_log/0.json'),
    secret: join(directory, 'outside/secret.csv'),
    link: join(lake, 'link.csv'),
  }
  for (const folder of ['lake/ercot.rt_spp/_delta_log', 'outside'])
    await mkdir(join(directory, folder), { recursive: true })
  await writeFile(files.log, '{"secret":1}\n')
  await writeFile(files.secret, 'a,b\n1,2\n')
  await symlink(files.secret, files.link)
  const database = await openDatabase({ memoryBytes: 200e6, spillDirectory: join(directory, 'spill') })
  using session = await database.connect()
  await session.run(
    `COPY (SELECT range AS id, 'HB_' || range % 5 AS point, range / 4 AS price FROM range(1000)) TO '${files.part}'`,
  )
  await session.run(`COPY (SELECT 1 AS id) TO '${files.other}'`)
  database.close()
  return {
    directory,
    files,
    request: (sql, { limits, ...more } = {}) => ({
      views: ['CREATE SCHEMA ercot', `CREATE VIEW ercot.rt_spp AS SELECT * FROM read_parquet(['${files.part}'])`],
      allowedPaths: [files.part],
      sql,
      format: 'json',
      limits: { timeoutMs: 10_000, maxRows: 100_000, maxBytes: 10e6, memoryBytes: 600e6, ...limits },
      ...more,
    }),
    async fingerprint() {
      const entries = await readdir(directory, { recursive: true, withFileTypes: true })
      const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
      const contents = await Promise.all(
        paths.filter((path) => !path.includes('/spill/')).map(async (path) => [path, await readFile(path, 'base64')]),
      )
      return Object.fromEntries(contents)
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}
