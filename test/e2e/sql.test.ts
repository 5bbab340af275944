import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { busyQueries } from './busy-queries.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const PRICES = `SELECT interval_start, settlement_point, price_usd_per_mwh FROM ercot.rt_spp
WHERE settlement_point IN ('HB_NORTH', 'HB_WEST') AND operating_date = '2026-06-09' ORDER BY ALL`
const ENDLESS = 'SELECT sum(a.range * b.range) AS n FROM range(100000000) a, range(100000000) b'

const link = (sql: string, more = '') => `${web.url}/sql?sql=${encodeURIComponent(sql)}${more}`

/** Others use the machine too. */
const SOON = { timeout: 10_000 }

/** Opens the page and waits for its editor. */
async function openEditor(path: string) {
  const opened = await web.openPage({ viewport: { width: 1280, height: 900 } })
  await opened.page.goto(path)
  await opened.page.locator('.cm-content').waitFor()
  return opened
}

async function write(page: Page, sql: string): Promise<void> {
  await page.locator('.cm-content').focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(sql)
}

test('a link is a query: without JavaScript its first 200 rows stand in the document, as the API has them', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(link(PRICES))
  const { data } = await createClient({ baseUrl: web.url }).sql<{ price_usd_per_mwh: number }>({ sql: PRICES })
  expect(data).toHaveLength(192)
  const prices = await page.locator('.data-table tbody td:last-child').allTextContents()
  expect(prices.map(Number)).toEqual(data.map((row) => row.price_usd_per_mwh))
  expect(await page.locator('.data-table tbody th').first().textContent()).toBe('2026-06-09 00:00 −05:00')
  expect(await page.locator('.quick-chart .quick-key li').allTextContents()).toEqual(['HB_NORTH', 'HB_WEST'])
  expect(await page.locator('#sql').inputValue()).toBe(PRICES)
  await page.locator('#sql').fill('SELECT range AS n FROM range(1000)')
  await page.getByRole('button', { name: /^Run/ }).click()
  expect(await page.locator('.result-line').textContent()).toContain('The first 200 rows')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ])
  const csv = await new Response((await download.createReadStream()) as unknown as ReadableStream).text()
  expect(csv.trimEnd().split('\n')).toHaveLength(1001)
})

test('keys run what was written; the address says it, and says it to others', async () => {
  const { page, complaints } = await openEditor(`${web.url}/sql`)
  await write(page, 'SELECT 6 * 7 AS answer')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.locator('.result-grid tbody td', { hasText: '42' }).waitFor()
  expect(new URL(page.url()).searchParams.get('sql')).toBe('SELECT 6 * 7 AS answer')
  const long = `SELECT ${Array.from({ length: 90 }, (_, at) => `${at} AS column_${at}`).join(', ')}`
  await write(page, long)
  await page.getByRole('button', { name: /^Run/ }).click()
  await page.getByRole('columnheader', { name: 'column_89' }).waitFor()
  expect(page.url()).toContain('sql=%7E')
  expect(page.url().length).toBeLessThan(1000)
  const { page: other } = await web.openPage({ javaScriptEnabled: false })
  await other.goto(page.url())
  expect(await other.locator('#sql').inputValue()).toBe(long)
  await page.goBack()
  await expect.poll(() => page.locator('.cm-content').textContent(), SOON).toBe('SELECT 6 * 7 AS answer')
  await page.getByText('History on this device (2)').click()
  await page.locator('.history-button').first().click()
  await expect.poll(() => page.locator('.cm-content').textContent(), SOON).toBe(long)
  expect(complaints).toEqual([])
})

test('the grid is sorted by its heads and draws the rows in sight alone', async () => {
  const { page } = await openEditor(link('SELECT range AS n, -range AS m FROM range(5000)'))
  await page.getByRole('button', { name: /^Run/ }).click()
  const grid = page.locator('.result-grid')
  await expect.poll(() => grid.locator('table').getAttribute('aria-rowcount'), SOON).toBe('5001')
  expect(await grid.locator('tbody tr').count()).toBeLessThan(80)
  const head = page.getByRole('columnheader', { name: 'm' })
  await head.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => head.getAttribute('aria-sort'), SOON).toMatch(/ascending|descending/)
  if ((await head.getAttribute('aria-sort')) === 'descending') await page.keyboard.press('Enter')
  await expect.poll(() => grid.locator('tbody td').nth(1).textContent(), SOON).toBe('-4,999')
  await grid.focus()
  await page.keyboard.press('End')
  await expect.poll(() => grid.locator('tbody tr[aria-rowindex="5001"] td').first().textContent(), SOON).toBe('0')
})

test('an answer without rows has its columns, with and without JavaScript', async () => {
  const none = "SELECT interval_start, price_usd_per_mwh FROM ercot.rt_spp WHERE settlement_point = 'NOWHERE'"
  const plain = (await web.openPage({ javaScriptEnabled: false })).page
  await plain.goto(link(none))
  const rich = (await openEditor(`${web.url}/sql`)).page
  const asked: string[] = []
  rich.on('request', (request) => {
    if (request.url().endsWith('/api/v1/sql')) asked.push(request.method())
  })
  await write(rich, none)
  await rich.keyboard.press('ControlOrMeta+Enter')
  for (const page of [plain, rich]) {
    await page.getByText('No row answers this').waitFor()
    expect(await page.locator('.result-line').textContent()).toContain('0 rows')
    expect(await page.locator('.data-table thead th').allTextContents()).toEqual([
      'interval_start',
      'price_usd_per_mwh',
    ])
    expect(await page.locator('.data-table tbody tr').count()).toBe(0)
    await page.context().close()
  }
  expect(asked).toEqual(['POST'])
})

test('the editor takes the place of the plain field, and nothing moves', async () => {
  for (const width of [390, 1280]) {
    const { page } = await web.openPage({ viewport: { width, height: 900 } })
    await page.addInitScript(
      'window.shift = 0; new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shift += value }).observe({ type: "layout-shift", buffered: true })',
    )
    await page.goto(link(PRICES))
    await page.locator('.cm-content').waitFor()
    await page.locator('.result-grid').waitFor()
    await page.waitForTimeout(200)
    expect(await page.evaluate('window.shift')).toBeLessThan(0.05)
    await page.context().close()
  }
})

test('cancel stops the query on the server', async () => {
  const { page } = await openEditor(`${web.url}/sql`)
  await write(page, ENDLESS)
  await page.keyboard.press('ControlOrMeta+Enter')
  const cancel = page.getByRole('button', { name: 'Cancel' })
  await cancel.waitFor()
  await expect.poll(busyQueries, SOON).toHaveLength(1)
  await cancel.click()
  await page.getByText('Cancelled: the server has stopped it.').waitFor()
  await expect.poll(busyQueries, SOON).toEqual([])
})

test('what changes anything is refused with a sentence, and errors show their place', async () => {
  const { page } = await openEditor(`${web.url}/sql`)
  const trouble = page.getByRole('alert')
  await write(page, 'DROP TABLE ercot.rt_spp')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => trouble.textContent(), SOON).toContain('DROP is not a SELECT')
  expect(await trouble.textContent()).toContain('send one SELECT')
  await write(page, 'SELECT *\nFROM ercot.rtspp')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect.poll(() => trouble.textContent(), SOON).toContain('Did you mean ercot.rt_spp?')
  expect(await trouble.textContent()).toContain('At line 2, column 6')
  await page.getByRole('button', { name: 'Go there' }).click()
  await page.keyboard.type('x')
  expect(await page.locator('.cm-line').nth(1).textContent()).toBe('FROM xercot.rtspp')
  expect((await fetch(link('SELEC 1'))).status).toBe(400)
})

test('the editor knows the views and their columns, and lets the keyboard go', async () => {
  const { page, complaints } = await openEditor(`${web.url}/sql`)
  await write(page, '')
  await page.keyboard.type('SELECT * FROM ercot.rt_s')
  const options = page.locator('.cm-tooltip-autocomplete li')
  await expect.poll(() => options.allTextContents(), SOON).toContain('rt_spp')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(`document.activeElement.closest('.cm-editor') === null`)).toBe(true)
  await page.keyboard.press('Shift+Tab')
  expect(await page.evaluate(`document.activeElement.className`)).toContain('cm-content')
  await write(page, '')
  await page.keyboard.type('SELECT * FROM ercot.rt_spp WHERE ercot.rt_spp.price')
  await expect.poll(() => options.allTextContents(), SOON).toEqual(['price_usd_per_mwhdouble, USD/MWh'])
  expect(complaints).toEqual([])
})

test('an earlier moment is asked as it was known', async () => {
  const sql = 'SELECT max(interval_start) AS last FROM ercot.rt_spp'
  const { page } = await openEditor(link(sql, '&as_of=2026-06-09T12:00'))
  const cell = page.locator('.data-table tbody tr').first()
  expect(await cell.textContent()).toBe('2026-06-09 11:30 −05:00')
  await page.getByRole('button', { name: /^Run/ }).click()
  await page.locator('.result-grid tbody td', { hasText: '2026-06-09 11:30 −05:00' }).waitFor()
})

test('a link that was cut says so', async () => {
  const response = await fetch(`${web.url}/sql?sql=~AAAA`)
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('The SQL in this address cannot be read')
})
