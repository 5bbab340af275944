import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { webBundleUrl } from '../e2e/web-bundle.ts'
import { type Serving, startServe } from '../server/start-serve.ts'
import { LONG_LAKE_POINTS, LONG_LAKE_QUARTERS, LONG_LAKE_ROWS, openLongLake } from '../support/long-lake.ts'
import type { TempLake } from '../support/temp-lake.ts'
import { interopPython } from './python.ts'

const python = interopPython()
const unless = python.path ? '' : ` (${python.reason})`
const script = fileURLToPath(new URL('flight-slices.py', import.meta.url))

let lake: TempLake
let server: Serving

beforeAll(async () => {
  if (!python.path) return
  await webBundleUrl()
  lake = await openLongLake()
  server = await startServe(lake.directory)
}, 180_000)
afterAll(async () => {
  server?.child.kill('SIGKILL')
  await server?.finished
  await lake?.[Symbol.asyncDispose]()
})

interface Read {
  parts: number[]
  same_schema: boolean
  each_once: boolean
  starts: number
  rows_of_a_start: number[]
  /** Market day → its distinct starts, its rows. */
  days: Record<string, [number, number]>
}

test.skipIf(!python.path)(
  `pyarrow reads all parts of ten million rows at once, and has each row once, on the days of 23 and 25 hours too${unless}`,
  async () => {
    const sql = 'select interval_start, interval_start_local[:10] as day, price_usd_per_mwh from ercot.rt_spp'
    const { stdout } = await promisify(execFile)(python.path ?? '', [script, String(server.flightPort), sql])
    const read = JSON.parse(stdout) as Read
    expect(read.parts.length).toBeGreaterThan(1)
    expect(read.parts.every((rows) => rows > 0)).toBe(true)
    expect(read.parts.reduce((all, rows) => all + rows, 0)).toBe(LONG_LAKE_ROWS)
    expect(read).toMatchObject({
      same_schema: true,
      each_once: true,
      starts: 4 * LONG_LAKE_QUARTERS,
      rows_of_a_start: [LONG_LAKE_POINTS],
    })
    expect(read.days['2024-03-10']).toEqual([92, 92 * LONG_LAKE_POINTS])
    expect(read.days['2024-11-03']).toEqual([100, 100 * LONG_LAKE_POINTS])
    expect(read.days['2024-05-10']).toEqual([96, 96 * LONG_LAKE_POINTS])
  },
  180_000,
)
