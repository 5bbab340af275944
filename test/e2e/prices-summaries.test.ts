import { describe, expect, test } from 'vitest'
import type { PriceDurationRow, PriceHeatmapRow } from '../../src/contract/schemas/prices-summary.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const TWO = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const
const usd = (value: number): string => `${value < 0 ? '−' : ''}$${Math.abs(value).toLocaleString('en-US', TWO)}`
const ask = async <Row>(path: string): Promise<Row[]> =>
  ((await (await fetch(new URL(path, web.url))).json()) as { data: Row[] }).data

describe.each([
  ['2024-03-10', 23],
  ['2024-11-03', 25],
])('the heat map of %s', (day, hours) => {
  test('has a cell for each of its hours, with the values of the API', async () => {
    const { page, complaints } = await web.openPage({ viewport: { width: 1300, height: 900 } })
    await page.goto(`${web.url}/prices/heatmap?s=HB_NORTH&from=${day}&to=${day}`)
    await page.waitForSelector('html[data-ready]')
    const next = Temporal.PlainDate.from(day).add({ days: 1 })
    const rows = await ask<PriceHeatmapRow>(`/api/v1/prices/heatmap?locations=HB_NORTH&from=${day}&to=${next}`)
    expect(rows).toHaveLength(hours)
    const cells = (await page.locator(`.as-table tr[data-day="${day}"] td`).allTextContents()).map((text) =>
      text.trim(),
    )
    const expected = Array.from({ length: hours === 25 ? 25 : 24 }, (_, slot) => {
      const row = rows.find(({ hour, repeated_hour }) =>
        slot === 24 ? repeated_hour : hour === slot && !repeated_hour,
      )
      return row?.usd_per_mwh == null ? '–' : usd(row.usd_per_mwh)
    })
    expect(cells).toEqual(expected)

    await page.locator('.heatmap').focus()
    await page.keyboard.press('Home')
    const read: string[] = []
    for (let step = 0; step < 14; step++) await page.keyboard.press('ArrowUp')
    for (let step = 0; step < 4; step++) {
      read.push((await page.locator('.heatmap-readout').textContent()) ?? '')
      await page.keyboard.press('ArrowDown')
    }
    expect(read.map((text) => text.slice(12))).toEqual(
      hours === 23
        ? [`00:00: ${expected[0]}/MWh`, `01:00: ${expected[1]}/MWh`, '02:00: no price', `03:00: ${expected[3]}/MWh`]
        : [
            `00:00: ${expected[0]}/MWh`,
            `01:00, first time: ${expected[1]}/MWh`,
            `01:00, second time: ${expected[24]}/MWh`,
            `02:00: ${expected[2]}/MWh`,
          ],
    )
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/prices?from=${day}&to=${day}&s=HB_NORTH`)
    expect(complaints).toEqual([])
  })
})

test('a click on a cell goes to its day, a row of the table does without JavaScript', async () => {
  const { page } = await web.openPage({ viewport: { width: 1300, height: 900 } })
  await page.goto(`${web.url}/prices/heatmap?s=HB_NORTH&from=2024-11-02&to=2024-11-04`)
  await page.waitForSelector('html[data-ready]')
  const box = await page.locator('.heatmap .plot-wide svg').boundingBox()
  if (!box) throw new Error('there is no heat map')
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.4)
  await page.waitForURL(/\/prices\?from=2024-11-03&to=2024-11-03/)

  const bare = await web.openPage({ javaScriptEnabled: false })
  await bare.page.goto(`${web.url}/prices/heatmap?s=HB_NORTH&from=2024-11-02&to=2024-11-04`)
  await bare.page.locator('.as-table summary').click()
  await bare.page.getByRole('link', { name: 'Sun, Nov 3' }).click()
  await bare.page.waitForURL(/\/prices\?from=2024-11-03&to=2024-11-03/)
})

test('months show the means of the API', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/prices/heatmap?s=LZ_WEST&market=da&view=month&from=2024-01-01&to=2024-12-31`)
  const rows = await ask<PriceHeatmapRow>(
    '/api/v1/prices/heatmap?market=da&locations=LZ_WEST&by=month&from=2024-01-01&to=2025-01-01',
  )
  const march = rows.filter(({ month }) => month === '2024-03').map(({ usd_per_mwh }) => usd(usd_per_mwh ?? 0))
  expect(march).toHaveLength(24)
  expect(await page.locator('tr[data-day="2024-03"] td').allTextContents()).toEqual(march)
})

test('hours above a threshold are those of the API, and the slider asks for others', async () => {
  const { page, complaints } = await web.openPage({ viewport: { width: 1300, height: 900 } })
  await page.goto(`${web.url}/prices/duration?s=HB_NORTH,LZ_WEST&from=2026-06-08&to=2026-06-10&above=25`)
  await page.waitForSelector('html[data-ready]')
  const hoursAbove = async (threshold: number) => {
    const rows = await ask<PriceDurationRow>(
      `/api/v1/prices/duration?locations=HB_NORTH,LZ_WEST&from=2026-06-08&to=2026-06-11&thresholds=${threshold}`,
    )
    return rows.map(({ above }) => `${above[0]?.hours} h`)
  }
  const shown = () => page.locator('.stats-table tbody tr td:nth-of-type(1)').allTextContents()
  expect(await shown()).toEqual(await hoursAbove(25))
  await page.locator('#above').focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/above=26/)
  await page.getByRole('columnheader', { name: 'Above $26.00' }).waitFor()
  expect(await shown()).toEqual(await hoursAbove(26))
  expect(complaints).toEqual([])
})

test('years are curves of their own, without JavaScript', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/prices/duration?s=HB_NORTH&view=year`)
  expect(await page.locator('.stats-table tbody th').allTextContents()).toEqual([' HB_NORTH 2024', ' HB_NORTH 2026'])
  expect(await page.locator('.plot-wide svg path').count()).toBeGreaterThan(2)
})

test('prices stand alone as an embed', async () => {
  const response = await fetch(new URL('/og/prices.svg?s=HB_NORTH&from=2024-11-03&to=2024-11-03', web.url))
  const svg = await response.text()
  expect([response.status, svg.includes('Real-time prices of HB_NORTH'), svg.includes('(25 hours)')]).toEqual([
    200,
    true,
    true,
  ])
})
