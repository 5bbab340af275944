import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { FuelMix } from '../../src/contract/schemas/authorities/fuel-mix.ts'
import type { Generation } from '../../src/contract/schemas/authorities/series.ts'
import { FUEL_NAMES } from '../../src/core/fuel.ts'
import { askApi } from './ask-api.ts'
import { findUnreadable, readChartTexts } from './chart-texts.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const generationOf = (ba: string, query: string) =>
  askApi<Generation>(web.url, `/api/v1/balancing-authorities/${ba}/generation?${query}`)

async function open(path: string, javaScriptEnabled = false) {
  const { page } = await web.openPage({ javaScriptEnabled, viewport: { width: 1440, height: 900 } })
  const response = await page.goto(`${web.url}${path}`)
  return { page, status: response?.status() }
}

const rowsOf = (page: Page) =>
  page
    .locator('.card-mix tbody tr')
    .evaluateAll((rows: { children: Iterable<{ textContent: string }> }[]) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent)).reverse(),
    )

const whole = (mwh: number | null | undefined) =>
  mwh == null ? '–' : Math.round(mwh).toLocaleString('en-US').replace('-', '−')

test('sums, shares and hours are those of the API', async () => {
  const generation = await generationOf('ERCO', 'from=2026-06-08&to=2026-06-10')
  const { page } = await open('/fuel-mix?ba=ERCO&from=2026-06-08&to=2026-06-09')
  const legend = await page.locator('.mix-legend tbody tr').allTextContents()
  expect(legend.length).toBe(generation.fuels.length)
  const wind = generation.totals?.wind
  const text = legend.find((row) => row.startsWith('Wind')) ?? ''
  expect(text).toContain(`${((wind?.share ?? 0) * 100).toFixed(1).replace('.0', '')} %`)
  expect(text).toContain(Math.round((wind?.mwh ?? 0) / 1000).toLocaleString('en-US'))
  const rows = await rowsOf(page)
  expect(rows.length).toBe(48)
  for (const [index, interval] of generation.data.entries())
    expect(rows[index]?.slice(1, 2 + generation.fuels.length)).toEqual([
      ...generation.fuels.map((fuel) => whole(interval.fuels[fuel])),
      whole(interval.total_mwh),
    ])
})

test('a source is hidden and shown again, without JavaScript, and the address says so', async () => {
  const { page } = await open('/fuel-mix?ba=ERCO&from=2026-06-08&to=2026-06-09')
  const layers = () =>
    page
      .locator('.plot-stack-l .layer')
      .evaluateAll((all: { getAttribute(name: string): string }[]) => [
        ...new Set(all.map((layer) => layer.getAttribute('class'))),
      ])
  const before = await layers()
  await page.getByRole('link', { name: 'Hide Coal' }).click()
  await page.waitForURL(/hide=coal/)
  expect(await layers()).toEqual(before.filter((name) => name !== 'layer fuel-coal'))
  await page.getByRole('link', { name: 'Share', exact: true }).click()
  await page.waitForURL(/view=share/)
  expect(page.url()).toContain('hide=coal')
  expect(await page.locator('.plot-stack-l text').allTextContents()).toContain('100')
  await page.getByRole('link', { name: 'Show Coal' }).click()
  await page.waitForURL((url) => !url.searchParams.has('hide'))
  expect(await layers()).toContain('layer fuel-coal')
})

test.each([
  ['2024-03-10', 23, '00:00 CST,01:00 CST,03:00 CDT'],
  ['2024-11-03', 25, '00:00 CDT,01:00 CDT,01:00 CST'],
])('%s has %i hours', async (date, hours, first) => {
  const { page } = await open(`/fuel-mix?ba=ERCO&from=${date}&to=${date}`)
  const rows = await rowsOf(page)
  expect(rows.length).toBe(hours)
  expect(
    rows
      .slice(0, 3)
      .map(([head]) => head?.slice(-9))
      .join(),
  ).toBe(first)
})

test('is told in days, beside the week before, at every width', async () => {
  const days = await generationOf('CISO', 'from=2026-05-12&to=2026-06-11&interval=P1D')
  const { page } = await open('/fuel-mix?ba=CISO&range=30d&cmp=week')
  const rows = await rowsOf(page)
  expect(rows.length).toBe(30)
  const heads = await page.locator('.card-mix thead th').allTextContents()
  expect(heads.slice(1, 1 + days.fuels.length)).toEqual(days.fuels.map((fuel) => FUEL_NAMES[fuel]))
  expect(heads.at(-1)).toBe('Total a week before')
  const total = heads.indexOf('Total MWh')
  // A week before the tenth day is the third.
  expect(rows[9]?.at(-1)).toBe(rows[2]?.[total])
  expect(rows[9]?.at(-1)).toMatch(/\d/)
  for (const width of [320, 700, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect((await readChartTexts(page)).flatMap(findUnreadable), `${width} px`).toEqual([])
  }
})

test('ERCOT itself says it every five minutes: the same page of another source, from the address', async () => {
  const mix = await askApi<FuelMix>(
    web.url,
    '/api/v1/balancing-authorities/ERCO/fuel-mix?from=2026-06-09&to=2026-06-11',
  )
  const { page } = await open('/fuel-mix?ba=ERCO&cmp=week')
  await page.getByRole('link', { name: 'ERCOT, every 5 minutes' }).click()
  await page.waitForURL(/int=5m/)
  expect(page.url()).not.toContain('cmp=')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/ in the last 2 days$/)
  const shown = mix.data.filter(({ total_mw }) => total_mw !== null)
  const rows = await rowsOf(page)
  expect(rows.length).toBe(shown.length)
  for (const at of [0, 150, shown.length - 1])
    expect(rows[at]?.slice(1)).toEqual([
      ...mix.fuels.map((fuel) => whole(shown[at]?.fuels[fuel])),
      whole(shown[at]?.total_mw),
    ])
  expect(await page.locator('.plot-stack-l text').allTextContents()).toContain('MW')
  expect(await page.locator('.card-mix .card-source').textContent()).toMatch(
    /^ERCOT, fuel mix dashboard; simulated · last reading Wed, Jun 10, 13:05 CDT, 2 min old$/,
  )
  await page.getByRole('link', { name: 'Share', exact: true }).click()
  await page.waitForURL(/int=5m&view=share/)
  expect((await readChartTexts(page)).flatMap(findUnreadable)).toEqual([])
  await page.getByRole('link', { name: 'EIA-930, hourly' }).click()
  await page.waitForURL((url) => !url.searchParams.has('int'))
})

test('days that nobody captured name those that the lake has; who has no such source is not offered it', async () => {
  const { page, status } = await open('/fuel-mix?ba=ERCO&int=5m&from=2026-05-20&to=2026-05-24')
  expect(status).toBe(404)
  await page.getByRole('link', { name: 'the two days to Wed, Jun 10' }).click()
  await page.locator('.card-mix').waitFor()
  await page.goto(`${web.url}/fuel-mix?ba=CISO&int=5m`)
  expect(await page.getByText('every 5 minutes').count()).toBe(0)
  expect((await rowsOf(page)).length).toBe(7 * 24)
})

test('a range without generation says so and names the nearest', async () => {
  const { page, status } = await open('/fuel-mix?ba=ERCO&from=2020-01-01&to=2020-01-02')
  expect(status).toBe(404)
  await page.getByRole('link', { name: /the week to Wed, Jun 10/ }).click()
  await page.locator('.card-mix').waitFor()
})
