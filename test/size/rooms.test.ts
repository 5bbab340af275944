import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** The table of rooms, written down a second time: the rules must say the same. */
const TABLE: Readonly<Record<string, string>> = {
  core: '',
  datasets: 'core',
  contract: 'core datasets',
  config: 'core',
  duckdb: 'core',
  sources: 'core datasets',
  lake: 'core datasets duckdb',
  engine: 'core datasets duckdb lake',
  ingest: 'core datasets duckdb sources lake engine',
  analytics: 'core datasets engine',
  features: 'core datasets engine analytics',
  market: 'core datasets engine analytics features',
  jobs: 'core datasets duckdb sources lake engine ingest analytics features market',
  library: 'core datasets duckdb sources lake engine ingest analytics features market jobs',
  server: 'core datasets contract config engine analytics features market jobs',
  client: 'core contract',
  web: 'core contract client',
  cli: 'core datasets contract config duckdb sources lake engine ingest analytics features market jobs library server client twin',
  twin: 'core datasets',
}
const ROOMS = Object.keys(TABLE)

/** File → its text and the rules it must break; none: it must pass. */
const PLANTED: Readonly<Record<string, { text: string; rules: readonly string[] }>> = {
  'src/attic/old.ts': { text: `import '../core/room.ts'`, rules: ['known-room'] },
  'src/contract/takes-data.ts': {
    text: `import { room } from '../datasets/room.ts'\nexport const x = room`,
    rules: ['contract-takes-types-only'],
  },
  'src/core/reads.ts': { text: `import 'node:fs'`, rules: ['browser-safe'] },
  'src/contract/reads.ts': { text: `import 'node:path'`, rules: ['browser-safe'] },
  'src/client/reads.ts': { text: `import 'node:os'`, rules: ['browser-safe'] },
  'src/ingest/calls-out.ts': { text: `import 'node:https'`, rules: ['http-owner'] },
  'src/lake/calls-out.ts': { text: `import 'node:http'`, rules: ['http-owner'] },
  'src/sources/http/calls-out.ts': { text: `import 'node:https'`, rules: [] },
  'src/server/answers.ts': { text: `import 'node:http'`, rules: [] },
  'src/engine/queries.ts': { text: `import '@duckdb/node-api'`, rules: ['owner-duckdb'] },
  'src/engine/types-of-duckdb.ts': {
    text: `import type { Json } from '@duckdb/node-api'\nexport type X = Json`,
    rules: ['owner-duckdb'],
  },
  'src/duckdb/queries.ts': { text: `import '@duckdb/node-api'`, rules: [] },
  'src/web/routes/draws.ts': { text: `import '@observablehq/plot'`, rules: ['owner-charts'] },
  'src/web/charts/draws.ts': { text: `import '@observablehq/plot'`, rules: [] },
  'src/jobs/answers.ts': { text: `import 'hono'`, rules: ['owner-hono'] },
  'src/jobs/serves.ts': { text: `import '@hono/node-server'`, rules: ['owner-hono'] },
  'src/twin/answers.ts': { text: `import 'hono'`, rules: [] },
  'src/server/commands.ts': { text: `import 'commander'`, rules: ['owner-commander'] },
  'src/cli/commands.ts': { text: `import 'commander'\nimport 'pino'`, rules: [] },
  'src/lake/logs.ts': { text: `import 'pino'`, rules: ['owner-pino'] },
  'src/server/logs.ts': { text: `import 'pino'`, rules: [] },
  'src/server/renders.ts': { text: `import 'react'`, rules: ['no-dev-dependency-shipped', 'owner-react'] },
  'src/web/renders.tsx': { text: `import 'react'\nimport 'react-dom/server'`, rules: [] },
  'src/lake/time.ts': { text: `import 'temporal-polyfill'`, rules: ['owner-polyfill'] },
  'src/core/time.ts': { text: `import 'temporal-polyfill'`, rules: [] },
  'src/jobs/tests-itself.ts': { text: `import 'fast-check'`, rules: ['no-dev-dependency-shipped'] },
  'src/server/web/dev.ts': { text: `import 'vite'`, rules: [] },
  'src/server/web/built.ts': { text: `import 'vite'`, rules: ['no-dev-dependency-shipped'] },
  'src/jobs/undeclared.ts': { text: `import 'rolldown'`, rules: ['declared-in-package-json'] },
  'src/jobs/lost.ts': { text: `import './nowhere.ts'`, rules: ['resolvable'] },
  'src/jobs/egg.ts': { text: `import './hen.ts'`, rules: ['no-circle'] },
  // A circle is reported once, from its first file.
  'src/jobs/hen.ts': { text: `import './egg.ts'`, rules: [] },
}

interface Violation {
  rule: { name: string }
  from: string
}

let folder = ''
let broken: ReadonlyMap<string, readonly string[]>

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gridlake-rooms-'))
  for (const name of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json', 'tsconfig.web.json'])
    cpSync(join(ROOT, name), join(folder, name))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const from of ROOMS) {
    plant(`src/${from}/room.ts`, 'export const room = 1')
    for (const to of ROOMS) if (to !== from) plant(edge(from, to), `import type {} from '../${to}/room.ts'`)
  }
  for (const [file, { text }] of Object.entries(PLANTED)) plant(file, text)
  broken = cruise()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a room sees what the table names and nothing else', () => {
  test.each(ROOMS)('%s', (from) => {
    const refused = ROOMS.filter((to) => to !== from && broken.has(edge(from, to)))
    const seen = new Set(TABLE[from]?.split(' '))
    expect(refused).toEqual(ROOMS.filter((to) => to !== from && !seen.has(to)))
    for (const to of refused) expect(broken.get(edge(from, to))).toEqual([`room-${from}`])
  })
})

describe('owners and the rest', () => {
  test.each(Object.keys(PLANTED))('%s', (file) => {
    expect(broken.get(file) ?? []).toEqual(PLANTED[file]?.rules)
  })
})

function edge(from: string, to: string): string {
  return `src/${from}/sees-${to}.ts`
}

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), `${text}\n`)
}

function cruise(): ReadonlyMap<string, readonly string[]> {
  const command = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const ran = spawnSync(process.execPath, [command, 'src', '--output-type', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const { summary } = JSON.parse(ran.stdout) as { summary: { violations: Violation[] } }
  const found = new Map<string, string[]>()
  for (const { rule, from } of summary.violations)
    found.set(from, [...new Set([...(found.get(from) ?? []), rule.name])].sort())
  return found
}
