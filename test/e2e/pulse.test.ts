import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { findUnreadable, readChartTexts } from './chart-texts.ts'
import { expectedFigures } from './expected-figures.ts'
import { findViolations } from './find-violations.ts'
import { type Served, serveFixture } from './serve-fixture.ts'

let served: Served
let browser: Browser

beforeAll(async () => {
  ;[served, browser] = await Promise.all([
    serveFixture({ looksUtc: ['2026-06-09T23:00Z', '2026-06-10T18:07Z'], hoursBack: 24 }),
    launchBrowser(),
  ])
})

afterAll(async () => {
  await browser.close()
  await served[Symbol.asyncDispose]()
})

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [320, 1440].map((width) => ({ colorScheme, width })),
)

describe.each(LOOKS)('the first page, $colorScheme at $width px', ({ colorScheme, width }) => {
  test('is accessible, quiet and as wide as the window', async () => {
    const { page, complaints } = await openPage(browser, { colorScheme, viewport: { width, height: 900 } })
    await page.goto(served.url)
    await page.getByText('View as table').first().click()
    expect(await findViolations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    // At midnight a day's name stands at the edge of a chart.
    for (const query of ['', '?as_of=2026-06-10T00:00']) {
      await page.goto(`${served.url}/${query}`)
      const charts = await readChartTexts(page)
      expect(charts.length).toBe(3)
      expect(charts.flatMap(findUnreadable)).toEqual([])
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

test('is complete without JavaScript', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false })
  await page.goto(served.url)
  const figures = await page.locator('.figure .value').allTextContents()
  expect(figures).toEqual(await expectedFigures(served.workplace.engine, served.clock.now()))
  expect(await page.locator('.plot svg:visible').count()).toBe(3)
  expect(await page.locator('.badge').allTextContents()).toEqual([
    expect.stringContaining('Fresh 7 min old'),
    expect.stringMatching(/Fresh \d+ min old/),
    expect.stringContaining('Fresh 2 h 7 min old'),
  ])
  expect(await page.locator('table').count()).toBe(3)
  expect(await page.getByText('Simulated data').isVisible()).toBe(true)
  await page.getByLabel('As of (CDT)').fill('2026-06-09T18:00')
  await page.getByRole('button', { name: 'Show' }).click()
  expect(new URL(page.url()).search).toBe('?as_of=2026-06-09T18%3A00')
  expect(await page.locator('.banner').textContent()).toContain('As the world knew it at Tue, Jun 9, 18:00 CDT')
  const then = await expectedFigures(served.workplace.engine, Temporal.Instant.from('2026-06-09T23:00Z'))
  expect(await page.locator('.figure .value').allTextContents()).toEqual(then)
  expect(then).not.toEqual(figures)
  await page.context().close()
})

test('the newest prices are what the twin lived through', async () => {
  const { page } = await openPage(browser, {})
  await page.goto(served.url)
  const { prices } = served.twin.truth.at(Temporal.Instant.from('2026-06-10T17:45Z'))
  const truth = ['HB_HOUSTON', 'HB_NORTH', 'HB_SOUTH', 'HB_WEST'].map(
    (hub) => `$${prices.find(({ name }) => name === hub)?.priceUsdPerMwh.toFixed(2)}`,
  )
  expect((await page.locator('.card-prices .figure .value').allTextContents()).slice(0, 4)).toEqual(truth)
  await page.context().close()
})

test('goes to another moment and back within the page', async () => {
  const { page, complaints } = await openPage(browser, {})
  await page.goto(served.url)
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }))
  const chart = page.locator('.card-prices .plot-wide svg')
  const before = await chart.innerHTML()
  await page.getByRole('link', { name: 'Yesterday 18:00' }).click()
  await page.locator('.banner-as-of').waitFor()
  expect(await page.title()).toBe('The Texas grid as of Tue, Jun 9, 18:00 CDT · gridlake')
  expect(await page.getByLabel('As of (CDT)').inputValue()).toBe('2026-06-09T18:00')
  expect(await chart.innerHTML()).not.toBe(before)
  await page.goBack()
  await page.locator('.banner-as-of').waitFor({ state: 'detached' })
  expect(await chart.innerHTML()).toBe(before)
  expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a chart is read value by value, by keys and by pointer', async () => {
  const { page, complaints } = await openPage(browser, { viewport: { width: 1440, height: 900 } })
  await page.goto(served.url)
  await page.waitForLoadState('networkidle')
  const chart = page.getByRole('figure', { name: 'Hub prices: chart' })
  const readout = chart.locator('.readout')
  const [houston, north, south, west] = await page.locator('.card-prices .figure .value').allTextContents()
  await chart.focus()
  await page.keyboard.press('End')
  expect(await readout.textContent()).toBe(
    `Wed, Jun 10, 12:45 CDT\nHouston ${houston}\nNorth ${north}\nSouth ${south}\nWest ${west}`,
  )
  await page.keyboard.press('ArrowLeft')
  expect(await readout.textContent()).toContain('Wed, Jun 10, 12:30 CDT')
  await page.keyboard.press('Escape')
  expect(await chart.locator('.cursor').count()).toBe(0)
  expect(await readout.textContent()).toBe('')
  const box = await chart.locator('.plot-wide svg').boundingBox()
  if (!box) expect.fail('the chart is not in sight')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  expect(await readout.textContent()).toMatch(/^Tue, Jun 9, 1\d:\d\d CDT\nHouston \$/)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('says what it cannot read, and shows now', async () => {
  const response = await fetch(`${served.url}/?as_of=soon`)
  const html = await response.text()
  const [houston] = await expectedFigures(served.workplace.engine, served.clock.now())
  expect(response.status).toBe(400)
  expect(html).toContain('The grid as of “soon” cannot be shown')
  expect(html).toContain(houston)
  expect((await fetch(`${served.url}/?as_of=2027-01-01`)).status).toBe(400)
})
