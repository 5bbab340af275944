import { expect, test } from 'vitest'
import type { PriceHeatmapRow } from '../../src/contract/schemas/prices-summary.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const
const usd = (value: number): string => `${value < 0 ? '−' : ''}$${Math.abs(value).toLocaleString('en-US', TWO)}`
const ask = async (query: string): Promise<PriceHeatmapRow[]> => {
  const response = await fetch(new URL(`/api/v1/prices/heatmap?locations=HB_NORTH&${query}`, web.url))
  return ((await response.json()) as { data: PriceHeatmapRow[] }).data
}

test.each([
  ['2024-03-10', 'market', 'America/Chicago', 23],
  ['2024-03-10', 'utc', 'UTC', 24],
  ['2024-03-10', 'mine', 'America/Los_Angeles', 23],
  ['2024-11-03', 'market', 'America/Chicago', 25],
  ['2024-11-03', 'utc', 'UTC', 24],
  ['2024-11-03', 'mine', 'America/Los_Angeles', 25],
])('the heat map of %s in %s time has the hours of %s: %i', async (day, tz, zone, hours) => {
  const next = Temporal.PlainDate.from(day).add({ days: 1 })
  const rows = await ask(`zone=${zone}&from=${day}&to=${next}`)
  expect(rows.map(({ date }) => date)).toEqual(Array(hours).fill(day))
  const start = Temporal.PlainDate.from(day).toZonedDateTime(zone).toInstant()
  expect(rows.map(({ interval_start }) => interval_start)).toEqual(
    rows.map((_, hour) => start.add({ hours: hour }).toString()),
  )
  const { page, complaints } = await web.openPage({ viewport: { width: 1300, height: 900 } })
  await page.goto(`${web.url}/prices/heatmap?s=HB_NORTH&from=${day}&to=${day}&tz=${tz}`)
  const cells = page.locator(`.as-table tr[data-day="${day}"] td`)
  const expected = Array.from({ length: Math.max(hours, 24) }, (_, slot) => {
    const row = rows.find(({ hour, repeated_hour }) => (slot === 24 ? repeated_hour : hour === slot && !repeated_hour))
    return row?.usd_per_mwh == null ? '–' : usd(row.usd_per_mwh)
  })
  await expect.poll(() => cells.allTextContents(), { timeout: 10_000 }).toEqual(expected)
  expect(expected.filter((text) => text === '–')).toHaveLength(hours === 23 ? 1 : 0)
  expect(await page.locator('.as-table tbody tr').count()).toBe(1)
  expect(await page.locator('.card footer').first().textContent()).toContain(
    tz === 'market' ? "days are the market's operating days" : `those of ${zone}, not the market's operating days`,
  )

  // The day leads to the very hours it has.
  await page.locator('.heatmap').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/prices\?/)
  await page.getByRole('heading', { level: 1 }).getByText('Prices').waitFor()
  const { searchParams } = new URL(page.url())
  const to = (text: string) =>
    text.length === 10 ? Temporal.PlainDate.from(text).toZonedDateTime(zone).toInstant() : Temporal.Instant.from(text)
  expect(to(searchParams.get('from') ?? '').toString()).toBe(start.toString())
  if (tz !== 'market') expect(to(searchParams.get('to') ?? '').toString()).toBe(start.add({ hours }).toString())
  expect(complaints).toEqual([])
})

test('means of months are those of the zone, without JavaScript, and the zone is chosen by links', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/prices/heatmap?s=HB_NORTH&view=month&from=2024-03-10&to=2024-03-11`)
  const march = page.locator('tr[data-day="2024-03"] td')
  const means = async (zone: string) =>
    (await ask(`by=month&zone=${zone}&from=2024-03-10&to=2024-03-12`)).map(({ usd_per_mwh }) => usd(usd_per_mwh ?? 0))
  const market = await means('America/Chicago')
  expect(await march.allTextContents()).toEqual(market)
  await page.getByRole('list', { name: 'Time zone' }).getByRole('link', { name: 'UTC' }).click()
  await page.waitForURL(/tz=utc/)
  const utc = await means('UTC')
  expect(utc).not.toEqual(market)
  expect(await march.allTextContents()).toEqual(utc)
})
