import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { MARTS } from '../../src/datasets/marts.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const client = () => createClient({ baseUrl: web.url })

test('every dataset is listed and found by its words, without JavaScript', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/catalog`)
  const names = page.locator('.catalog-name h3')
  expect((await names.allTextContents()).sort()).toEqual([...CATALOGUE, ...MARTS].map(({ id }) => id).sort())
  await page.getByLabel('Words of a name, a product or a column').fill('settlement NP6-905')
  await page.locator('.catalog-search').getByRole('button', { name: 'Search' }).click()
  await page.locator('.moment-line', { hasText: 'settlement NP6-905' }).waitFor()
  expect(new URL(page.url()).search).toBe('?q=settlement+NP6-905')
  expect(await names.allTextContents()).toEqual(['ercot.rt_spp'])
  const { rows } = (await client().dataset('ercot.rt_spp')).status
  expect(await page.locator('.catalog-facts').textContent()).toContain(rows.toLocaleString('en-US'))
  expect(await page.locator('.coverage').textContent()).toBe('2024-03-08 to 2026-06-10')
  await page.goto(`${web.url}/catalog?q=nothing+has+this`)
  expect(await page.locator('main').textContent()).toContain('No dataset has these words.')
})

test('a dataset’s page has its columns, its newest rows and where they came from, as the API has them', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/catalog/ercot.rt_spp`)
  const detail = await client().dataset('ercot.rt_spp')
  const columns = page.locator('.card-columns tbody')
  expect(await columns.locator('th').allTextContents()).toEqual(detail.columns.map(({ name }) => name))
  expect(await columns.locator('tr', { hasText: 'price_usd_per_mwh' }).textContent()).toContain('USD/MWh')
  const sample = page.locator('.card-sample tbody tr')
  expect(await sample.count()).toBe(10)
  const [time, point, , , , price] = await sample.first().locator('th, td').allTextContents()
  expect(time).toBe('2026-06-10T12:45:00-05:00')
  const { data } = await client().rows<{ price_usd_per_mwh: number; receipt: string }>({
    dataset: 'ercot.rt_spp',
    from: '2026-06-10T12:45',
    filter: { settlement_point: [point ?? ''] },
  })
  expect(Number(price)).toBe(data[0]?.price_usd_per_mwh)
  const { receipts } = await client().receipts('ercot.rt_spp', 8)
  const shown = await page
    .locator('.card-lineage section[aria-label^="Newest documents"] tbody tr th')
    .allTextContents()
  expect(shown).toEqual(receipts.map(({ receipt }) => receipt))
  expect(shown).toContain(data[0]?.receipt)
  expect(await page.locator('.card-lineage').textContent()).toContain(receipts[0]?.origin)
  const epochs = await page.locator('.card-epochs tbody tr').allTextContents()
  expect(epochs[0]).toContain('verified by posting of 2026-09-29')
  expect(epochs[1]).toContain('declared: from a description only')
  expect(await page.locator('.card-licence a').getAttribute('href')).toContain('ercot.com')
})

// test/interop/catalog-snippets.test.ts runs them.
test('downloads work, and snippets ask this server', async () => {
  const { page } = await web.openPage()
  await page.goto(`${web.url}/catalog/ercot.rt_spp`)
  const links = await page
    .locator('.card-sample .card-menu a')
    .evaluateAll((found: { href: string; textContent: string }[]) =>
      found.map(({ href, textContent }) => [textContent, href]),
    )
  expect(links.map(([label]) => label)).toEqual(['CSV', 'Parquet', 'Arrow', 'JSON', 'NDJSON', 'Excel'])
  for (const [label, href = ''] of links) {
    const response = await fetch(href)
    expect(`${label} ${response.status}`).toBe(`${label} 200`)
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500)
  }
  const snippets = await page.locator('.snippet pre').allTextContents()
  const [, address = ''] = /'(http[^']+)'/.exec(snippets[0] ?? '') ?? []
  expect((await (await fetch(address)).text()).split('\n').length).toBeGreaterThan(10)
  const [, parquet = ''] = /url = "(http[^"]+)"/.exec(snippets[3] ?? '') ?? []
  const bytes = Buffer.from(await (await fetch(parquet)).arrayBuffer())
  expect(bytes.subarray(0, 4).toString()).toBe('PAR1')
  const { data } = await client().sql({ sql: snippets[4] ?? '', limit: 5 })
  expect(data).toHaveLength(5)
})

test('as of an earlier moment the newest rows are those of then', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/catalog/ercot.rt_spp?as_of=2026-06-09T12:00`)
  const [time] = await page.locator('.card-sample tbody tr').first().locator('th').allTextContents()
  expect(time).toBe('2026-06-09T11:30:00-05:00')
  await page.getByRole('link', { name: 'Open in SQL' }).first().click()
  await page.locator('.data-table tbody tr').nth(9).waitFor()
  expect(await page.locator('.data-table tbody tr').count()).toBe(10)
  expect(await page.locator('.data-table tbody th').first().textContent()).toContain('2026-06-09')
})

test.each([
  ['ercot.rt_lmp', 'There are no rows to show.'],
  ['mart.rt_price_adders', 'mart of ercot.rt_ordc_price_adders, ercot.rt_price_adders'],
])('%s, a dataset of nothing or a mart, has a page too', async (id, text) => {
  const response = await fetch(`${web.url}/catalog/${id}`)
  const page = await response.text()
  expect([response.status, page.includes(text)]).toEqual([200, true])
})

test('a dataset that there is not leads to the nearest', async () => {
  const response = await fetch(`${web.url}/catalog/ercot.rt_sp`)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('Did you mean ercot.rt_spp?')
})
