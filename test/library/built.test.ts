import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webBundleUrl } from '../e2e/web-bundle.ts'
import { openFlightClient } from '../server/flight/flight-client.ts'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const tsc = join(root, 'node_modules/typescript/bin/tsc')
/** What is compiled in this folder is of no use to a later run. */
const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }
const run = (args: readonly string[]) => promisify(execFile)(process.execPath, args, { cwd: folder.path, env })
const FILE = priceFileName('20260610.113005')

let folder: Awaited<ReturnType<typeof makeTempFolder>>

/** The package as `npm install gridlake` would leave it: what `npm run build` makes, beside its dependencies and nothing else. */
beforeAll(async () => {
  folder = await makeTempFolder()
  const dist = join(folder.path, 'dist')
  await run([tsc, '-p', join(root, 'tsconfig.build.json'), '--noCheck', '--outDir', dist])
  const assets = new URL('../../scripts/copy-assets.mjs', import.meta.url).href
  const copying = `(await import(${JSON.stringify(assets)})).copyAssets(${JSON.stringify(dist)})`
  await run(['--input-type=module', '-e', copying])
  await cp(await webBundleUrl(), join(dist, 'web'), { recursive: true })
  await writeFile(join(folder.path, 'package.json'), await readFile(join(root, 'package.json')))
  for (const path of await dependencies()) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true })
    // Copies: a link would lead to the place where all the others are.
    await cp(join(root, path), join(folder.path, path), { recursive: true, dereference: true })
  }
  await writeFile(join(folder.path, FILE), priceCsv('06/10/2026', 12, 2, [['HB_HOUSTON', 'HU', 21.5]]))
}, 180_000)
afterAll(() => folder?.[Symbol.asyncDispose]())

/** Folders of what is installed without the tools of development. */
async function dependencies(): Promise<string[]> {
  const { packages } = JSON.parse(await readFile(join(root, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; peer?: boolean }>
  }
  return Object.entries(packages).flatMap(([path, { dev, devOptional, peer }]) =>
    dev || devOptional || peer || path.lastIndexOf('node_modules/') > 0 ? [] : [path],
  )
}

describe('the compiled package, with its dependencies alone,', () => {
  it('ingests and answers, free SQL in its own process included', async () => {
    await writeFile(
      join(folder.path, 'use.mjs'),
      `import { openLake } from 'gridlake'
       await using lake = await openLake('lake')
       for await (const { status } of lake.ingestFiles('${FILE}')) console.log(status)
       console.log(JSON.stringify(await lake.rows('ercot.rt_spp', { columns: ['price_usd_per_mwh'] })))
       console.log(JSON.stringify(await lake.query('select count(*) as n from ercot.rt_spp')))`,
    )
    const { stdout, stderr } = await run(['use.mjs'])
    expect(stderr).toBe('')
    expect(stdout).toBe('committed\n[{"price_usd_per_mwh":21.5}]\n[{"n":1}]\n')
  })

  it('has a command that a shell can run', async () => {
    const main = join(folder.path, 'dist/cli/main.js')
    expect((await readFile(main, 'utf8')).split('\n')[0]).toBe('#!/usr/bin/env node')
    const { stdout } = await run([main, 'catalog'])
    expect(stdout).toContain('ercot.wind')
  })

  it('types its users', async () => {
    await writeFile(
      join(folder.path, 'use.ts'),
      `import { openLake } from 'gridlake'
       const lake = await openLake('lake')
       const rows = await lake.rows('ercot.rt_spp')
       export const price: number | undefined = rows[0]?.price_usd_per_mwh
       // @ts-expect-error there is no such dataset
       await lake.rows('ercot.nope')`,
    )
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--lib',
      'es2024,esnext.temporal,esnext.disposable',
      '--types',
      'node',
      '--skipLibCheck',
    ]
    const { stdout } = await run([tsc, ...options, join(folder.path, 'use.ts')])
    expect(stdout).toBe('')
  })

  it('serves pages, HTTP and Flight', async () => {
    const main = join(folder.path, 'dist/cli/main.js')
    await run([main, 'ingest', 'files', FILE, '--data', 'served'])
    const args = ['serve', '--data', 'served', '--port', '0', '--flight-port', '0']
    const server = spawn(process.execPath, [main, ...args], { cwd: folder.path, env })
    let said = ''
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    await expect.poll(() => said, { timeout: 20_000 }).toMatch(/Flight SQL at port \d+\n/)
    const [, url = '', port = ''] = / at (http:[^\s,]+), Flight SQL at port (\d+)/.exec(said) ?? []
    const rows = await fetch(`${url}/api/v1/datasets/ercot.rt_spp/rows?format=csv&columns=price_usd_per_mwh`)
    expect(await rows.text()).toBe('price_usd_per_mwh\n21.5\n')
    const page = await fetch(url, { headers: { accept: 'text/html' } })
    expect([page.status, (await page.text()).includes('</html>')]).toEqual([200, true])
    const flight = openFlightClient(Number(port))
    const table = await flight.table({ sql: 'select price_usd_per_mwh as price from ercot.rt_spp' })
    expect(table.toArray()).toEqual([{ price: 21.5 }])
    flight[Symbol.dispose]()
    server.kill('SIGTERM')
    expect((await once(server, 'exit'))[0]).toBe(0)
  })
})
