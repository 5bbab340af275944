import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Pulse } from '../../src/contract/schemas/authorities/pulse.ts'
import { askApi } from './ask-api.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const headlineOf = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

/** EIA publishes no times: what the lake knew then is what it had collected by then. */
const KNOWN_THEN = '2026-06-05T05:30Z'

test('a past moment shows the day as it was known then', async () => {
  const then = await askApi<Pulse>(web.url, `/api/v1/balancing-authorities/ERCO/pulse?as_of=${KNOWN_THEN}`)
  const now = await askApi<Pulse>(web.url, '/api/v1/balancing-authorities/ERCO/pulse')
  expect([then.date, now.date]).toEqual(['2026-06-04', '2026-06-10'])
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/ba/ERCO?as_of=${KNOWN_THEN}`)
  expect(await page.locator('main .banner').textContent()).toContain('As the world knew it at Fri, Jun 5, 00:30 CDT')
  expect(await headlineOf(page)).toBe(then.headline.text)
  const demand = await page.locator('.card-day tbody td:nth-child(2)').allTextContents()
  expect(demand.filter((text) => text !== '–').length).toBe(then.day.demand_hours)
})

test('what is downloaded was published by then', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/ba/ERCO?as_of=2026-06-10T15:30Z`)
  const hrefs = await page
    .locator('.card-wind a, .card-prices a')
    .filter({ hasText: 'JSON' })
    .evaluateAll((links: { getAttribute(name: string): string }[]) => links.map((link) => link.getAttribute('href')))
  expect(hrefs.length).toBe(2)
  for (const href of hrefs) {
    const { data } = await askApi<{ data: { published_at: string }[] }>(web.url, href)
    const published = data.map((row) => row.published_at).sort()
    expect(published.length).toBeGreaterThan(10)
    expect(Temporal.Instant.compare(published.at(-1) ?? '', '2026-06-10T15:30Z')).toBeLessThanOrEqual(0)
  }
})

test('leads back to now, and keeps the moment from page to page', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/ba/ERCO?as_of=${KNOWN_THEN}`)
  await page.locator('.day-nav a').first().click()
  await page.waitForURL(/date=2026-06-03/)
  expect(new URL(page.url()).searchParams.get('as_of')).toBe(KNOWN_THEN)
  await page.getByRole('link', { name: 'Back to now' }).click()
  await page.waitForURL((url) => !url.searchParams.has('as_of'))
  expect(await page.locator('main .banner').count()).toBe(0)
})

test.each([
  ['soon', 'it is not a date or time'],
  ['2027-01-01', 'it lies ahead'],
])('as of %s is refused in words, and now is shown', async (asOf, why) => {
  const response = await fetch(`${web.url}/ba/ERCO?as_of=${asOf}`)
  const html = await response.text()
  const now = await askApi<Pulse>(web.url, '/api/v1/balancing-authorities/ERCO/pulse')
  expect(response.status).toBe(400)
  expect(html).toContain(why)
  expect(html).toContain(now.headline.text.replaceAll("'", '&#x27;'))
})
