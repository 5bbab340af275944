import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FlightLake, openFlightLake } from '../server/flight/flight-lake.ts'
import { interopPython } from './python.ts'

const python = interopPython()
const beside = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const ROWS = 10_000_000

interface Check {
  check: string
  ok: boolean
  said: unknown
}

let lake: FlightLake
const checks: Check[] = []

beforeAll(async () => {
  lake = await openFlightLake()
  if (!python.path) return
  const child = spawn(python.path, [
    beside('flight-conformance.py'),
    String(lake.port),
    beside('flight-cases.json'),
    String(ROWS),
  ])
  let lines = ''
  let complaint = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    lines += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaint += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`flight-conformance.py ended with ${code}: ${complaint.slice(-2000)}`)
  checks.push(
    ...lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Check),
  )
}, 240_000)
afterAll(async () => lake[Symbol.asyncDispose]())

const sums = (name: string) =>
  (checks.find(({ check }) => check === name)?.said as { sums: unknown[] } | undefined)?.sums

const unless = python.path ? '' : ` (${python.reason})`

test.skipIf(!python.path)(`pyarrow.flight and ADBC get what the cases say${unless}`, () => {
  expect(checks.filter(({ ok }) => !ok)).toEqual([])
  const names = checks.map(({ check }) => check)
  expect(names.filter((name) => name.startsWith('pyarrow'))).toHaveLength(25)
  expect(names.filter((name) => name.startsWith('adbc'))).toHaveLength(29)
})

test.skipIf(!python.path)(`ten million rows are those of DuckDB${unless}`, async () => {
  using session = await lake.temp.database.connect()
  const [own] = await session.rows<Record<string, unknown>>(
    `SELECT count(*) AS n, sum(range) AS ids, count(*) FILTER (range % 10 = 0) AS nulls, (sum(range / 4) FILTER (range % 10 <> 0)) AS prices, sum(range / 4) AS x FROM range(${ROWS})`,
  )
  expect(sums('pyarrow: many rows')?.slice(0, 4)).toEqual([own?.['n'], own?.['ids'], own?.['nulls'], own?.['prices']])
  expect(sums('adbc: many rows')).toEqual([own?.['n'], own?.['ids'], own?.['x']])
})

test.skipIf(!python.path)(`no call failed by a defect${unless}`, () => {
  expect(lake.logged.filter(({ level }) => level !== 'debug')).toEqual([])
})
