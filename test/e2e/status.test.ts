import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const client = () => createClient({ baseUrl: web.url })

test('without JavaScript each dataset stands with its age, its rows and when more is due, as the API has them', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/status`)
  const { datasets } = await client().status()
  const rows = page.locator('.card-standing tbody tr')
  expect(await rows.count()).toBe(datasets.length)
  for (const { id, rows: count, last_day: day } of datasets.filter(({ version }) => version !== null)) {
    const cells = await page
      .locator('.card-standing tbody tr', { has: page.getByRole('link', { name: id, exact: true }) })
      .locator('td')
      .allTextContents()
    expect([cells[4], cells[5]]).toEqual([count.toLocaleString('en-US'), day.rows.toLocaleString('en-US')])
  }
  const prices = await page.locator('.card-standing tbody tr', { hasText: 'ercot.rt_spp' }).textContent()
  expect(prices).toMatch(/Fresh.*4 min old, every 15 minutes.*Jun 10, 13:02 CDT.*Jun 10, 13:17 CDT.*Jun 10, 12:45 CDT/)
  expect(prices).toMatch(/\d+ files?, [\d.]+ [kM]B/)
  expect(await page.locator('.card-standing tbody tr', { hasText: 'ercot.rt_lmp' }).textContent()).toContain(
    'never collected',
  )
  expect(await page.locator('.card-server').textContent()).toContain('1,000,000 rows')
})

test.each([
  ['2024-03-10', 23, '01:00 CST', '03:00 CDT'],
  ['2024-11-03', 25, '01:00 CDT', '01:00 CST'],
])('the gap calendar of %s has %d hours, in a link that says it all', async (day, hours, second, third) => {
  const { page, complaints } = await web.openPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${web.url}/status?s=ercot.rt_spp&from=${day}&to=${day}`)
  const calendar = await client().gaps({
    dataset: 'ercot.rt_spp',
    from: day,
    to: Temporal.PlainDate.from(day).add({ days: 1 }).toString(),
  })
  expect(calendar.counts).toMatchObject({ present: hours, partial: 0, absent: 0 })
  expect(calendar.days[0]?.hours.slice(1, 3).map(({ local }) => local)).toEqual([second, third])
  expect(await page.locator('.plot-wide .gap-present').count()).toBe(hours)
  expect(await page.locator('.plot-wide svg').getAttribute('aria-label')).toContain(
    `of ${hours} hours of America/Chicago ${hours} whole`,
  )
  await page.locator('.card-gaps summary').click()
  expect(await page.locator('.card-gaps tbody tr').allTextContents()).toEqual([`${day}${hours}${hours}——`])
  expect(await page.getByLabel('Dataset', { exact: true }).inputValue()).toBe('ercot.rt_spp')
  expect(complaints).toEqual([])
})

test('another dataset and other days are chosen by a plain form', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/status?tz=utc`)
  await page.getByLabel('Dataset', { exact: true }).selectOption('eia.region_data')
  await page.getByLabel('From', { exact: true }).fill('2026-06-01')
  await page.getByLabel('To', { exact: true }).fill('2026-06-03')
  await page.locator('.card-gaps').getByRole('button', { name: 'Show' }).click()
  expect(new URL(page.url()).search).toBe('?tz=utc&s=eia.region_data&from=2026-06-01&to=2026-06-03')
  expect(await page.locator('#gaps-title').textContent()).toBe('Gap calendar of eia.region_data')
  expect(await page.locator('.plot-wide .gap-present').count()).toBe(72)
})

test('what was not known yet is not shown as of an earlier moment', async () => {
  const html = await (
    await fetch(`${web.url}/status?s=ercot.rt_spp&as_of=2026-06-10T11:31&from=2026-06-10&to=2026-06-10`)
  ).text()
  const calendar = await client().gaps({
    dataset: 'ercot.rt_spp',
    from: '2026-06-10',
    to: '2026-06-11',
    asOf: '2026-06-10T11:31',
  })
  expect(calendar.counts).toMatchObject({ present: 11, pending: 13 })
  expect(html).toContain('of 24 hours of America/Chicago 11 whole, 0 in part, 0 missing, 13 not due yet')
})

test('a dataset that there is not leads to the nearest', async () => {
  const response = await fetch(`${web.url}/status?s=ercot.rtspp`)
  expect(response.status).toBe(404)
  const html = await response.text()
  expect(html).toContain('Did you mean ercot.rt_spp?')
  expect(html).toContain('href="/status?s=ercot.rt_spp"')
})

test('the feed has the events of the API under their lasting names', async () => {
  const response = await fetch(`${web.url}/status.rss`)
  expect(response.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
  const feed = await response.text()
  const { events } = await client().statusEvents()
  const guids = [...feed.matchAll(/<guid isPermaLink="false">([^<]+)<\/guid>/g)].map(([, guid]) => guid)
  expect(guids).toEqual(events.map(({ id }) => id))
  expect(new Set(guids).size).toBe(guids.length)
  expect(guids.length).toBeGreaterThan(0)
  const page = await (await fetch(`${web.url}/status`)).text()
  expect(page).toContain('type="application/rss+xml"')
  expect(page).toContain(events[0]?.title)
})
