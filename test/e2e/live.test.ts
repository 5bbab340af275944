import { expect, test } from 'vitest'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { findViolations } from './find-violations.ts'
import { openWeb } from './open-web.ts'
import { serveWebLake } from './serve-web-lake.ts'

const web = openWeb()

test('new data are shown without a reload, in every window; not over a past moment', async () => {
  const { page, complaints } = await web.openPage({ viewport: { width: 1440, height: 900 } })
  const past = (await web.openPage()).page
  await Promise.all([page.goto(`${web.url}/status`), past.goto(`${web.url}/status?as_of=2026-06-10T12:00Z`)])
  for (const window of [page, past]) {
    await window.locator('html[data-ready]').waitFor({ state: 'attached' })
    await window.evaluate('window.stayed = true')
  }
  const before = await page.locator('main').textContent()
  const pastRequests: string[] = []
  past.on('request', (request) => pastRequests.push(request.url()))
  const asked = page.waitForResponse((response) => response.url().includes('.data'))
  const now = web.served.clock.now()
  await web.served.collect(now, now.add({ minutes: 16 }), [findDataset('ercot.rt_spp')])
  web.served.clock.advance({ seconds: 2 })
  await asked
  await expect.poll(() => page.locator('main').textContent(), { timeout: 20_000 }).not.toBe(before)
  expect(await page.evaluate('window.stayed')).toBe(true)
  expect(pastRequests.filter((url) => url.includes('.data'))).toEqual([])
  expect(complaints).toEqual([])
})

test('a server that goes away is said so and the page stays; where events cannot come, it asks', async () => {
  const { page } = await web.openPage()
  const state = { refuses: false, away: false }
  await page.route(/\/live$|\/api\/v1\/health/, async (route) => {
    if (state.away) return route.abort()
    if (state.refuses && route.request().url().endsWith('/live')) return route.fulfill({ status: 503 })
    return route.continue()
  })
  state.refuses = true
  await page.clock.install()
  await page.goto(`${web.url}/status`)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  const asked = page.waitForRequest(/\/api\/v1\/health/)
  await page.clock.runFor(16_000)
  await asked
  state.away = true
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  await page.clock.runFor(16_000)
  await page.getByText('The server has not answered').waitFor()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(heading)
  state.away = false
  state.refuses = false
  await page.clock.runFor(46_000)
  await page.getByText('The server has not answered').waitFor({ state: 'detached' })
})

test('a link is held back while the server is away: the page stays, and the link opens once the server is there again', async () => {
  const first = await serveWebLake()
  const { page } = await web.openPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${first.url}/help`)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  await page.goto(`${first.url}/status`)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  await page.evaluate('window.stayed = true')
  const heading = page.getByRole('heading', { level: 1 })
  const before = await heading.textContent()
  const status = page.getByRole('status').filter({ hasText: 'The server has not answered' })
  const catalogue = page.getByRole('navigation').getByRole('link', { name: 'Catalogue' })
  await first[Symbol.asyncDispose]()
  await catalogue.click()
  await status.getByText('What you asked for opens as soon as it answers.').waitFor()
  expect(await status.textContent()).toMatch(
    /not answered since \d\d:\d\d CDT\. This is what it said at Wed, Jun 10, 13:07 CDT\./,
  )
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Stay here' }).click()
  await status.getByText('What you asked for').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Try again' }).click()
  await catalogue.click()
  await page.getByRole('button', { name: 'Stay here' }).waitFor()
  expect([page.url(), await heading.textContent()]).toEqual([`${first.url}/status`, before])
  await using again = await serveWebLake({ port: Number(new URL(first.url).port) })
  await page.waitForURL(`${again.url}/catalog`, { timeout: 20_000 })
  await expect.poll(() => heading.textContent(), { timeout: 10_000 }).not.toBe(before)
  await status.waitFor({ state: 'detached' })
  await page.goBack()
  await expect.poll(() => heading.textContent(), { timeout: 10_000 }).toBe(before)
  expect(await page.evaluate('window.stayed')).toBe(true)
})
