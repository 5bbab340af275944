import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { PriceRow } from '../../src/contract/schemas/prices.ts'
import type { PriceStats } from '../../src/contract/schemas/prices-summary.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const usd = (value: number | null | undefined): string =>
  value == null
    ? '–'
    : `${value < 0 ? '−' : ''}$${Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`

const ask = async <Body>(path: string): Promise<Body> => (await (await fetch(new URL(path, web.url))).json()) as Body

/** Start and cells of every line of the table of prices. */
const tableOf = (page: Page) =>
  page
    .locator('.card-prices .as-table tbody tr')
    .evaluateAll((rows: { dataset: { start: string }; children: { textContent: string }[] }[]) =>
      rows.map(({ dataset, children }) => ({
        startMs: Number(dataset.start),
        cells: [...children].map((cell) => cell.textContent),
      })),
    )

const readout = (page: Page) => page.locator('.price-readout').textContent()

describe.each([
  ['2024-03-10', 23],
  ['2024-11-03', 25],
])('%s, a day of %i hours', (day, hours) => {
  test('has its hours once each in the table, with the values of the API, without JavaScript', async () => {
    const { page } = await web.openPage({ javaScriptEnabled: false })
    await page.goto(`${web.url}/prices?s=HB_NORTH&from=${day}&to=${day}`)
    expect(await page.locator('.card-prices .scope').textContent()).toContain(`(${hours} hours)`)
    const rows = await tableOf(page)
    const next = Temporal.PlainDate.from(day).add({ days: 1 })
    const { data } = await ask<{ data: PriceRow[] }>(
      `/api/v1/prices?market=rt&locations=HB_NORTH&from=${day}&to=${next}`,
    )
    expect(rows).toHaveLength(hours * 4)
    expect(rows.map(({ startMs, cells }) => [startMs, cells[1]])).toEqual(
      data.map((row) => [
        Temporal.Instant.from(row.interval_start ?? '').epochMilliseconds,
        usd(row.price_usd_per_mwh),
      ]),
    )
    expect(await page.locator('.pane .plot-wide svg').count()).toBe(3)
  })

  test('reads hour by hour in the chart', async () => {
    const { page, complaints } = await web.openPage({ viewport: { width: 1200, height: 900 } })
    await page.goto(`${web.url}/prices?s=HB_NORTH&market=da&from=${day}&to=${day}`)
    await page.waitForSelector('html[data-ready]')
    await page.locator('.price-chart').focus()
    const read: string[] = []
    await page.keyboard.press('Home')
    for (let hour = 0; hour < 5; hour++) {
      read.push((await page.locator('.readout-time').textContent())?.slice(-9) ?? '')
      await page.keyboard.press('ArrowRight')
    }
    expect(read).toEqual(
      hours === 23
        ? ['00:00 CST', '01:00 CST', '03:00 CDT', '04:00 CDT', '05:00 CDT']
        : ['00:00 CDT', '01:00 CDT', '01:00 CST', '02:00 CST', '03:00 CST'],
    )
    await page.keyboard.press('End')
    const { data } = await ask<{ data: { price_usd_per_mwh: number }[] }>(
      `/api/v1/prices?market=da&locations=HB_NORTH&from=${day}&to=${Temporal.PlainDate.from(day).add({ days: 1 })}`,
    )
    expect(await readout(page)).toContain(usd(data.at(-1)?.price_usd_per_mwh))
    expect(complaints).toEqual([])
  })
})

test('the table of statistics says what the API says', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/prices?s=HB_NORTH,LZ_WEST&from=2026-06-09&to=2026-06-09&market=rt`)
  const cells = await page
    .locator('.stats-table tbody tr')
    .evaluateAll((rows: { children: { textContent: string }[] }[]) =>
      rows.map(({ children }) => [...children].slice(1).map((cell) => cell.textContent)),
    )
  const { data } = await ask<PriceStats>(
    '/api/v1/prices/stats?market=rt&locations=HB_NORTH,LZ_WEST&from=2026-06-09&to=2026-06-10',
  )
  expect(cells).toEqual(
    data.map((row) => [
      usd(row.mean_usd_per_mwh),
      usd(row.p5_usd_per_mwh),
      usd(row.p50_usd_per_mwh),
      usd(row.p95_usd_per_mwh),
      usd(row.min_usd_per_mwh),
      usd(row.max_usd_per_mwh),
      `${row.negative_hours} h`,
    ]),
  )
  const tops = await page.locator('.top-lists section').first().locator('li b').allTextContents()
  expect(tops).toEqual(data[0]?.top.map(({ usd_per_mwh }) => usd(usd_per_mwh)))
})

test('a drag zooms, the address says so, and a reload shows the same', async () => {
  const { page, complaints } = await web.openPage({ viewport: { width: 1300, height: 1000 } })
  await page.goto(`${web.url}/prices?s=HB_NORTH,LZ_WEST&from=2026-06-08&to=2026-06-10`)
  await page.waitForSelector('html[data-ready]')
  const box = await page.locator('.panes').boundingBox()
  if (!box) throw new Error('there are no panes')
  await page.mouse.move(box.x + box.width * 0.3, box.y + 90)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.5, box.y + 90, { steps: 4 })
  await page.mouse.up()
  await page.waitForURL(/from=2026-06-0\dT/)
  const zoomed = page.url()
  const [from, to] = ['from', 'to'].map((name) => Temporal.Instant.from(new URL(zoomed).searchParams.get(name) ?? ''))
  expect(from?.until(to ?? '').total('hours')).toBeGreaterThan(12)
  expect(from?.until(to ?? '').total('hours')).toBeLessThan(20)
  const scope = page.locator('.card-prices .scope')
  await page.locator('.card-prices .scope', { hasText: ':' }).waitFor()
  const state = async () => ({
    url: page.url(),
    scope: await scope.textContent(),
    rows: await tableOf(page),
    stats: await page.locator('.stats-table').textContent(),
  })
  const before = await state()
  await page.reload()
  await page.waitForSelector('html[data-ready]')
  expect(await state()).toEqual(before)
  expect(before.rows[0]?.startMs).toBeGreaterThanOrEqual(from?.epochMilliseconds ?? 0)
  await page.goBack()
  expect(page.url()).toContain('to=2026-06-10')
  expect(complaints).toEqual([])
})

test('boxes, a typed name and links choose without JavaScript', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/prices?s=HB_NORTH&from=2026-06-09&to=2026-06-09`)
  await page.locator('#add-point').fill('lz_west')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.waitForURL(/lz_west/)
  expect(await page.locator('.price-chips li').allTextContents()).toEqual([
    expect.stringContaining('HB_NORTH'),
    expect.stringContaining('LZ_WEST'),
  ])
  await page.getByRole('link', { name: 'Leave out HB_NORTH' }).click()
  await page.waitForURL(/s=LZ_WEST/)
  expect(await page.locator('.price-chips li').allTextContents()).toEqual([expect.stringContaining('LZ_WEST')])
  await page.getByRole('link', { name: 'Spread', exact: true }).click()
  await page.waitForURL(/market=spread/)
  expect(await page.locator('.pane').count()).toBe(1)
  await page.getByRole('link', { name: 'Later' }).click()
  await page.waitForURL(/from=2026-06-10/)
})

test.each([
  ['/prices?s=HB_NORHT', 404, 'Prices of HB_NORTH'],
  ['/prices?s=HB_NORTH&from=2026-06-10&to=2026-06-01', 200, 'ends before it begins'],
  ['/prices?s=HB_NORTH&from=1999-01-01&to=1999-01-02', 200, 'no prices of HB_NORTH'],
  ['/prices?market=nuts&y=cubic&from=yesterday&view=../..&s=', 200, 'Real-time'],
])('%s answers %i and says %j', async (path, status, text) => {
  const response = await fetch(new URL(path, web.url))
  expect([response.status, (await response.text()).includes(text)]).toEqual([status, true])
})

test('a past moment shows the day-ahead prices that stood, and no later ones', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/prices?s=HB_NORTH&market=rt&from=2026-06-09&to=2026-06-09&as_of=2026-06-09T18:00:00Z`)
  const rows = await tableOf(page)
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.at(-1)?.startMs).toBeLessThan(Temporal.Instant.from('2026-06-09T18:00:00Z').epochMilliseconds)
})
