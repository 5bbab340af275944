import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { launchBrowser, openPage } from './browser.ts'
import { findViolations } from './find-violations.ts'
import { type Served, serveFixture } from './serve-fixture.ts'

let served: Served
let browser: Browser

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serveFixture(), launchBrowser()])
})

afterAll(async () => {
  await browser?.close()
  await served?.[Symbol.asyncDispose]()
})

test('opened before anything was collected, the page says so and shows the day by itself once there is one', async () => {
  const { page, complaints } = await openPage(browser, {})
  await page.goto(served.url)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Collecting the first data')
  expect(await (await fetch(served.url)).text()).toContain('<noscript><meta http-equiv="refresh"')
  expect(await findViolations(page)).toEqual([])
  const now = served.clock.now()
  await served.collect(now.subtract({ hours: 6 }), now, [findDataset('eia.region_data'), findDataset('eia.fuel_type')])
  await page.locator('.card-day').waitFor({ timeout: 40_000 })
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(
    /^ERCO demand .* was highest at 10:00 CDT/,
  )
  expect(complaints).toEqual([])
  await page.context().close()
})
