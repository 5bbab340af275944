import { expect, test } from 'vitest'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { findViolations } from './find-violations.ts'
import { openWeb } from './open-web.ts'
import { serveFixture } from './serve-fixture.ts'

const web = openWeb(serveFixture)

test('opened before anything was collected, the page says so and shows the day by itself once there is one', async () => {
  const { page, complaints } = await web.openPage()
  await page.goto(web.url)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Collecting the first data')
  expect(await (await fetch(web.url)).text()).toContain('<noscript><meta http-equiv="refresh"')
  expect(await findViolations(page)).toEqual([])
  const now = web.served.clock.now()
  await web.served.collect(now.subtract({ hours: 6 }), now, [
    findDataset('eia.region_data'),
    findDataset('eia.fuel_type'),
  ])
  await page.locator('.card-day').waitFor({ timeout: 40_000 })
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(
    /^ERCO demand .* was highest at 10:00 CDT/,
  )
  expect(complaints).toEqual([])
})
