import { once } from 'node:events'
import { glob, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ENGINE_DEFAULTS } from '../../src/engine/engine.ts'
import { checkLake } from '../../src/jobs/check-lake.ts'
import { openWorkplace } from '../../src/jobs/open-workplace.ts'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { gridlake, jsonLines, startGridlake } from './run-gridlake.ts'

const DOCUMENTS = 600
const POINTS = 600

let folder: Awaited<ReturnType<typeof makeTempFolder>>
let inbox: string

/** A week of prices: some seconds of work. */
beforeAll(async () => {
  folder = await makeTempFolder()
  inbox = join(folder.path, 'inbox')
  await mkdir(inbox)
  const start = Temporal.ZonedDateTime.from('2026-09-01T00:00[America/Chicago]')
  const points = Array.from({ length: POINTS }, (_, at) => [`NODE_${at}`, 'RN', at % 90] as const)
  for (let at = 0; at < DOCUMENTS; at++) {
    const time = start.add({ minutes: 15 * at })
    const date = `${String(time.month).padStart(2, '0')}/${String(time.day).padStart(2, '0')}/${time.year}`
    const stamp = `${time.toPlainDate().toString().replaceAll('-', '')}.${time.toPlainTime().toString().replaceAll(':', '')}`
    const text = priceCsv(date, time.hour + 1, time.minute / 15 + 1, points)
    await writeFile(join(inbox, priceFileName(stamp)), text)
  }
})
afterAll(() => folder[Symbol.asyncDispose]())

/** Ends reading after the first piece, as `head -1` does; what the process then said, and how it ended. */
async function readOnce(args: readonly string[]) {
  const { child, finished } = startGridlake(args)
  if (child.stdout) {
    await once(child.stdout, 'data')
    child.stdout.destroy()
  }
  return finished
}

describe('a reader that goes away', () => {
  it('ends a long answer without a word', async () => {
    const sql = 'select range, range + 1 from range(900000)'
    const ended = await readOnce(['query', sql, '--format', 'csv', '--data', join(folder.path, 'none')])
    expect(ended).toMatchObject({ code: 141, stderr: '' })
  })

  it('ends a list of files without a word', async () => {
    const ended = await readOnce(['ingest', 'files', inbox, '--data', join(folder.path, 'piped')])
    expect(ended.stderr).toBe('')
    // 0 where the lines had all been written by then.
    expect([0, 141]).toContain(ended.code)
  })

  it('a full disk is said', async () => {
    const full = await gridlake(['query', 'select 1', '--data', join(folder.path, 'none'), '-o', '/dev/full'])
    expect(full).toMatchObject({ code: 74, stderr: expect.stringContaining('(lake.full)') })
  })
})

/** The moments at which an ingest is stopped, by what then stands in its folder. */
const MOMENTS = [
  ['reads', join('tmp', '*-batch', 'all.csv*')],
  ['sorts', join('tmp', '*-part.parquet')],
  ['has kept the originals', join('raw', '**', '*.zip')],
] as const

/** Waits until a file of this pattern stands in the folder. */
async function untilThere(pattern: string, within: string) {
  const found = async () => (await Array.fromAsync(glob(pattern, { cwd: within }))).length > 0
  await vi.waitFor(async () => expect(await found(), pattern).toBe(true), { timeout: 60_000, interval: 5 })
}

describe('Ctrl-C', () => {
  it.each(MOMENTS)('ends an ingest that %s at once and leaves the lake good', async (moment, pattern) => {
    const data = join(folder.path, `stopped when it ${moment}`)
    const { child, finished } = startGridlake(['ingest', 'files', inbox, '--data', data])
    await untilThere(pattern, data)
    const asked = performance.now()
    child.kill('SIGINT')
    expect((await finished).code).toBe(130)
    expect(performance.now() - asked).toBeLessThan(5_000)
    const again = await gridlake(['ingest', 'files', inbox, '--data', data, '--json'])
    expect(again.code).toBe(0)
    const last = jsonLines<{ summary?: { files: number } }>(again.stdout).at(-1)
    expect(last?.summary).toMatchObject({ files: DOCUMENTS, unknownFiles: 0, filesWithQuarantine: 0 })
    await using place = await openWorkplace({
      dataDirectory: data,
      memoryBytes: 5e8,
      queryTimeoutMs: ENGINE_DEFAULTS.timeoutMs,
      queryMaxRows: ENGINE_DEFAULTS.maxRows,
      queryMaxBytes: ENGINE_DEFAULTS.maxBytes,
      queryMemoryBytes: ENGINE_DEFAULTS.memoryBytes,
    })
    expect((await checkLake(place.lake, { originals: true })).problems).toEqual([])
    const [prices] = await place.engine.status()
    expect(prices?.rows).toBe(DOCUMENTS * POINTS)
  })
})
