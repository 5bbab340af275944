import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { webBundleUrl } from '../e2e/web-bundle.ts'
import { openFlightClient } from '../server/flight/flight-client.ts'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)
const FILE = priceFileName('20260610.113005')

let folder: Awaited<ReturnType<typeof makeTempFolder>>

/** The package as `npm install gridlake` would leave it: what `npm run build` makes, beside its dependencies and nothing else. */
beforeAll(async () => {
  folder = await makeTempFolder()
  const dist = join(folder.path, 'dist')
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  await run(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--noCheck', '--outDir', dist])
  const assets = new URL('../../scripts/copy-assets.mjs', import.meta.url).href
  const copying = `(await import(${JSON.stringify(assets)})).copyAssets(${JSON.stringify(dist)})`
  await run(process.execPath, ['--input-type=module', '-e', copying])
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

it('ingests, and serves pages, HTTP and Flight with its dependencies alone', async () => {
  const main = join(folder.path, 'dist/cli/main.js')
  await run(process.execPath, [main, 'ingest', 'files', FILE, '--data', 'lake'], { cwd: folder.path })
  const args = ['serve', '--data', 'lake', '--port', '0', '--flight-port', '0']
  const server = spawn(process.execPath, [main, ...args], { cwd: folder.path })
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
