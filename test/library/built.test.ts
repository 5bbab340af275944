import { execFile } from 'node:child_process'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const run = promisify(execFile)

let folder: Awaited<ReturnType<typeof makeTempFolder>>

/** The package as it is published: compiled, beside the modules it depends on. */
beforeAll(async () => {
  folder = await makeTempFolder()
  await run(process.execPath, [
    tsc,
    '-p',
    join(root, 'tsconfig.build.json'),
    '--noCheck',
    '--outDir',
    join(folder.path, 'dist'),
  ])
  await symlink(join(root, 'node_modules'), join(folder.path, 'node_modules'))
  await writeFile(join(folder.path, 'package.json'), await readFile(join(root, 'package.json')))
  await writeFile(
    join(folder.path, priceFileName('20260610.113005')),
    priceCsv('06/10/2026', 12, 2, [['HB_HOUSTON', 'HU', 21.5]]),
  )
}, 120_000)
afterAll(() => folder[Symbol.asyncDispose]())

describe('the compiled package', () => {
  it('ingests and answers, free SQL in its own process included', async () => {
    await writeFile(
      join(folder.path, 'use.mjs'),
      `import { openLake } from 'gridlake'
       await using lake = await openLake('lake')
       for await (const { status } of lake.ingestFiles('${priceFileName('20260610.113005')}')) console.log(status)
       console.log(JSON.stringify(await lake.rows('ercot.rt_spp', { columns: ['price_usd_per_mwh'] })))
       console.log(JSON.stringify(await lake.query('select count(*) as n from ercot.rt_spp')))`,
    )
    const { stdout, stderr } = await run(process.execPath, ['use.mjs'], { cwd: folder.path })
    expect(stderr).toBe('')
    expect(stdout).toBe('committed\n[{"price_usd_per_mwh":21.5}]\n[{"n":1}]\n')
  })

  it('has a command that a shell can run', async () => {
    const main = join(folder.path, 'dist/cli/main.js')
    expect((await readFile(main, 'utf8')).split('\n')[0]).toBe('#!/usr/bin/env node')
    const { stdout } = await run(process.execPath, [main, 'catalog'], { cwd: folder.path })
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
    const { stdout } = await run(process.execPath, [tsc, ...options, join(folder.path, 'use.ts')], { cwd: folder.path })
    expect(stdout).toBe('')
  })
})
