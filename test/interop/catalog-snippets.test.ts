import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSnippets } from '../../src/web/catalog/snippets.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { interopPython } from './python.ts'
import { type Doors, serveDoors } from './serve-doors.ts'

const { path: python, reason } = interopPython()
const run = promisify(execFile)
const CLIENT = new URL('../../src/client/client.ts', import.meta.url)
const POINT = 'HB_NORTH'
/** Until noon, five minutes after it. */
const QUARTERS_OF_NOV_2 = 48

let doors: Doors
let folder: AsyncDisposable & { path: string }

beforeAll(async () => {
  ;[folder, doors] = await Promise.all([makeTempFolder(), serveDoors()])
})

afterAll(async () => {
  await doors?.[Symbol.asyncDispose]()
  await folder?.[Symbol.asyncDispose]()
})

/** What a snippet of the page prints where its reader runs it; only the port of Flight is a test's own. */
async function printed(name: string, asked: { asOf?: string } = {}): Promise<string> {
  const snippets = writeSnippets({
    dataset: 'ercot.rt_spp',
    origin: doors.httpUrl,
    from: '2026-11-02',
    asOf: asked.asOf,
    place: { column: 'settlement_point', value: POINT },
  })
  const code = snippets.find((one) => one.name === name)?.code.replace(':50051', `:${doors.flightPort}`) ?? ''
  const go = async (program: string, args: readonly string[]) =>
    (await run(program, args, { cwd: folder.path, timeout: 20_000 })).stdout
  if (name === 'curl') return go('bash', ['-euc', code])
  if (name !== 'TypeScript') return go(python ?? '', ['-c', code])
  const file = join(folder.path, 'snippet.ts')
  // The package is not built here: its client stands in its place. What the snippet has at its end is written.
  const module = code.replace("'gridlake/client'", `'${CLIENT}'`)
  await writeFile(file, `${module}\nconsole.log(newest, meta.versions)\n`)
  return go(process.execPath, [file])
}

async function newestPrice(): Promise<number> {
  const answer = await fetch(
    `${doors.httpUrl}/api/v1/datasets/ercot.rt_spp/rows?from=2026-11-02&settlement_point=${POINT}`,
  )
  const { data } = (await answer.json()) as { data: { price_usd_per_mwh: number }[] }
  expect(data).toHaveLength(QUARTERS_OF_NOV_2)
  return data.at(-1)?.price_usd_per_mwh ?? Number.NaN
}

test('the curl snippet prints the rows', async () => {
  const [header, ...rows] = (await printed('curl')).trimEnd().split('\n')
  expect(header).toContain('price_usd_per_mwh')
  expect(rows).toHaveLength(QUARTERS_OF_NOV_2)
  expect(rows.every((row) => row.includes(POINT))).toBe(true)
})

test('the TypeScript snippet has the newest row and the table version', async () => {
  const text = await printed('TypeScript')
  expect(text).toContain(`price_usd_per_mwh: ${await newestPrice()}`)
  expect(text).toMatch(/\{ 'ercot\.rt_spp': \d+ \}/)
})

test('the snippet as of a moment prints what was known then', async () => {
  const rows = (await printed('curl', { asOf: '2026-11-02T12:00:00Z' })).trimEnd().split('\n').slice(1)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.length).toBeLessThan(QUARTERS_OF_NOV_2)
})

test.skipIf(!python)(`the Python snippet prints the newest rows${python ? '' : ` (not run: ${reason})`}`, async () => {
  const text = await printed('Python')
  expect(text.match(/'settlement_point': 'HB_NORTH'/g)).toHaveLength(5)
  expect(text).toContain(`'price_usd_per_mwh': ${await newestPrice()}`)
})

test.skipIf(!python)(`the DuckDB snippet prints rows${python ? '' : ` (not run: ${reason})`}`, async () => {
  const text = await printed('DuckDB')
  expect(text).toContain('interval_start')
  expect(text).toMatch(/20 rows/)
})
