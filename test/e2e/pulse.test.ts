import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { type Served, serveFixture } from './serve-fixture.ts'

let served: Served
let browser: Browser

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serveFixture(), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await served.close()
})

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [320, 1440].map((width) => ({ colorScheme, width })),
)

describe.each(LOOKS)('the first page, $colorScheme at $width px', ({ colorScheme, width }) => {
  test('is accessible, quiet and as wide as the window', async () => {
    const { page, complaints } = await openPage(browser, { colorScheme, viewport: { width, height: 900 } })
    await page.goto(served.url)
    await page.getByText('View as table').first().click()
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    expect(await page.locator('.plot svg:visible').count()).toBe(3)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

test('is complete without JavaScript', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false })
  await page.goto(served.url)
  expect(await page.locator('.figure .value').allTextContents()).toEqual([
    ...['$26.01', '$23.01', '$24.01', '$13.01'],
    ...['12,761', '12,146', '17,186'],
    ...['40,024', '41,375', '63,000'],
  ])
  expect(await page.locator('.plot svg:visible').count()).toBe(3)
  expect(await page.locator('.badge').allTextContents()).toEqual([
    expect.stringContaining('Fresh 8 min old'),
    expect.stringContaining('Fresh 28 min old'),
    expect.stringContaining('Fresh 2 h 23 min old'),
  ])
  expect(await page.locator('table').count()).toBe(3)
  expect(await page.getByText('Simulated data').isVisible()).toBe(true)
  await page.getByLabel('As of (CST)').fill('2026-11-19T18:00')
  await page.getByRole('button', { name: 'Show' }).click()
  expect(new URL(page.url()).search).toBe('?as_of=2026-11-19T18%3A00')
  expect(await page.locator('.banner').textContent()).toContain('As the world knew it at Thu, Nov 19, 18:00 CST')
  expect(await page.locator('.figure .value').first().textContent()).toBe('$63.51')
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
  expect(await page.title()).toBe('The Texas grid as of Thu, Nov 19, 18:00 CST · gridlake')
  expect(await page.getByLabel('As of (CST)').inputValue()).toBe('2026-11-19T18:00')
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
  await chart.focus()
  await page.keyboard.press('End')
  expect(await readout.textContent()).toBe(
    'Fri, Nov 20, 09:00 CST: Houston $26.01 · North $23.01 · South $24.01 · West $13.01',
  )
  await page.keyboard.press('ArrowLeft')
  expect(await readout.textContent()).toContain('Fri, Nov 20, 08:45 CST')
  await page.keyboard.press('Escape')
  expect(await chart.locator('.cursor').count()).toBe(0)
  const box = await chart.locator('.plot-wide svg').boundingBox()
  if (!box) expect.fail('the chart is not in sight')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  expect(await readout.textContent()).toMatch(/^Thu, Nov 19, 1\d:\d\d CST: Houston \$/)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('says what it cannot read, and shows now', async () => {
  const response = await fetch(`${served.url}/?as_of=soon`)
  const html = await response.text()
  expect(response.status).toBe(400)
  expect(html).toContain('The grid as of “soon” cannot be shown')
  expect(html).toContain('$26.01')
  expect((await fetch(`${served.url}/?as_of=2027-01-01`)).status).toBe(400)
})

test('an address without a page is 404 and says so', async () => {
  const { page } = await openPage(browser, {})
  const response = await page.goto(`${served.url}/no/such/page`)
  expect(response?.status()).toBe(404)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('There is no such page')
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.context().close()
})

test('keeps strangers out by its headers', async () => {
  const { headers } = await fetch(served.url)
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[\w-]+';.*frame-ancestors 'none'/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
})
