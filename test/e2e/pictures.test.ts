import { readdir, readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openWeb } from './open-web.ts'

interface Picture {
  /** Its file in docs/images. */
  name: string
  path: string
  colorScheme: 'light' | 'dark'
  width?: number
  height?: number
}

/** What docs and the README show. */
const PICTURES: readonly Picture[] = [
  { name: 'pulse', path: '/ba/ERCO?date=2026-06-09', colorScheme: 'light', height: 1180 },
  { name: 'pulse-phone', path: '/ba/CISO?date=2026-06-09', colorScheme: 'dark', width: 390, height: 1180 },
  { name: 'prices', path: '/prices?s=HB_NORTH,HB_WEST', colorScheme: 'dark', height: 1430 },
  { name: 'heatmap', path: '/prices/heatmap?s=HB_WEST,HB_NORTH', colorScheme: 'light' },
  { name: 'fuel-mix', path: '/fuel-mix?ba=CISO&range=7d', colorScheme: 'dark' },
  { name: 'clean', path: '/clean?ba=CISO', colorScheme: 'light' },
  { name: 'ducks', path: '/ducks?ba=CISO', colorScheme: 'light' },
  { name: 'status', path: '/status', colorScheme: 'dark', height: 1180 },
  { name: 'catalog', path: '/catalog/ercot.rt_spp', colorScheme: 'light' },
  { name: 'as-of', path: '/ba/ERCO?as_of=2026-06-10T12:00:00Z', colorScheme: 'light' },
]

const folder = new URL('../../docs/images/', import.meta.url)

const web = openWeb()

/** With GRIDLAKE_PICTURES=1 (`npm run docs -- --pictures`) the pictures are written; else it is seen that they can be taken. */
const writes = process.env['GRIDLAKE_PICTURES'] === '1'

test.each(PICTURES)('$name, $colorScheme', async ({ name, path, colorScheme, width = 1440, height = 900 }) => {
  const { page, complaints } = await web.openPage({
    colorScheme,
    viewport: { width, height },
    reducedMotion: 'reduce',
  })
  const response = await page.goto(`${web.url}${path}`)
  expect(response?.status()).toBe(200)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  const picture = await page.screenshot({ animations: 'disabled' })
  // A picture with something on it does not pack as well as a blank one.
  expect(picture.length).toBeGreaterThan((width * height) / 40)
  expect(complaints).toEqual([])
  if (writes) await writeFile(new URL(`${name}.png`, folder), picture)
})

test('what docs and README show are these pictures', async () => {
  const names = PICTURES.map(({ name }) => `${name}.png`)
  expect((await readdir(folder)).sort()).toEqual(names.sort())
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const shown = [...readme.matchAll(/docs\/images\/([\w-]+\.png)/g)].map(([, name]) => name)
  expect(shown.length).toBeGreaterThan(0)
  for (const name of shown) expect(names).toContain(name)
})
