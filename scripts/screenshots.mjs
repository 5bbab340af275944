// node scripts/run.mjs scripts/screenshots.mjs: takes the pictures in docs/images from the twin, at a moment when hubs are apart.
import { mkdir, readFile } from 'node:fs/promises'
import { launchBrowser, openPage } from '../test/e2e/browser.ts'
import { serveFixture } from '../test/e2e/serve-fixture.ts'
import { inRoot } from './root.mjs'

const PICTURES = [
  { name: 'home-light.png', colorScheme: 'light', path: '/' },
  { name: 'home-dark.png', colorScheme: 'dark', path: '/' },
  { name: 'home-as-of.png', colorScheme: 'light', path: '/?as_of=2026-06-09T18:00' },
]

const folder = inRoot('docs', 'images')
await mkdir(folder, { recursive: true })
const { version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'))
const served = await serveFixture({ looksUtc: ['2026-06-09T23:00Z', '2026-06-10T18:07Z'], hoursBack: 50, version })
const browser = await launchBrowser()
for (const { name, colorScheme, path } of PICTURES) {
  const { page } = await openPage(browser, { colorScheme, viewport: { width: 1440, height: 900 } })
  await page.goto(`${served.url}${path}`, { waitUntil: 'networkidle' })
  await page.screenshot({ path: `${folder}/${name}`, fullPage: true })
  await page.context().close()
  console.log(`docs/images/${name}`)
}
await browser.close()
await served[Symbol.asyncDispose]()
