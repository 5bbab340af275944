import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { findViolations } from './find-violations.ts'
import { type Served, serveFixture } from './serve-fixture.ts'

let served: Served
let browser: Browser

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serveFixture(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await served[Symbol.asyncDispose]()
})

const REFRESH_MS = 15_500

test('opened before anything was collected, the page says so and shows data by itself once there are some', async () => {
  const { page, complaints } = await openPage(browser, {})
  await page.clock.install()
  await page.goto(served.url)
  await page.waitForLoadState('networkidle')
  expect(await page.locator('.bare-collecting').count()).toBe(3)
  expect(await (await fetch(served.url)).text()).toContain('<noscript><meta http-equiv="refresh"')
  expect(await findViolations(page)).toEqual([])
  const now = served.clock.now()
  await served.collect(now.subtract({ hours: 3 }), now)
  await page.clock.runFor(REFRESH_MS)
  await page.locator('.card-prices .plot svg').first().waitFor({ state: 'attached' })
  expect(await page.locator('.bare-collecting').count()).toBe(0)
  expect(await page.locator('.figure .value').count()).toBe(12)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a server that cannot be reached is said so, and the page stays', async () => {
  const { page } = await openPage(browser, {})
  await page.clock.install()
  await page.goto(served.url)
  await page.waitForLoadState('networkidle')
  const cards = await page.locator('.cards').textContent()
  await page.context().setOffline(true)
  await page.clock.runFor(REFRESH_MS)
  await page.getByText('The server cannot be reached.').waitFor()
  expect(await page.locator('.cards').textContent()).toBe(cards)
  await page.context().setOffline(false)
  await page.clock.runFor(REFRESH_MS)
  await page.getByText('The server cannot be reached.').waitFor({ state: 'detached' })
  await page.context().close()
})
