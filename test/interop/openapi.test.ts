import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROUTES } from '../../src/contract/routes.ts'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/question.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { openSmallLake } from '../contract/open-small-lake.ts'
import type { TempLake } from '../support/temp-lake.ts'

const command = fileURLToPath(new URL('../../.venv/bin/schemathesis', import.meta.url))
const configFile = fileURLToPath(new URL('schemathesis.toml', import.meta.url))

let temp: TempLake
let engine: Engine
let http: HttpService
beforeAll(async () => {
  if (!existsSync(command)) throw new Error('no schemathesis here: run test/interop/make-venv.sh')
  temp = await openSmallLake()
  engine = openEngine(temp.lake, { timeoutMs: 5_000 })
  const place = { engine, catalogue: CATALOGUE, clock: { ...systemClock, now: temp.clock.now }, log: () => {} }
  http = await serveHttp({ ...place, source: 'twin', version: '0.0.0-test', port: 0 })
})
afterAll(async () => {
  await http.close()
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

it('schemathesis finds nothing that breaks our own description', { timeout: 170_000 }, async () => {
  const bounds = ['--max-examples', '3', '--seed', '1', '--phases', 'examples,coverage,fuzzing', '--no-color']
  const options = ['--config-file', configFile, 'run', `${http.url}/api/v1/openapi.json`, '-c', 'all', ...bounds]
  const { code, said } = await run(options, temp.directory)
  expect(code, said.slice(-6000)).toBe(0)
  // All but the address of the description itself.
  expect(said).toContain(`Tested: ${Object.keys(ROUTES).length - 1}`)
})

function run(options: readonly string[], directory: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(command, options, { cwd: directory, timeout: 160_000, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), said: stdout + stderr })
    })
  })
}
