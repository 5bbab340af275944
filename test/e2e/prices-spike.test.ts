import { expect, test } from 'vitest'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import type { Document } from '../../src/datasets/document.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { serveHttp } from '../../src/server/serve-http.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { openWeb } from './open-web.ts'
import { webBundleUrl } from './web-bundle.ts'

/** More quarter hours than a picture has points, over the change of clocks. */
const DAYS = 40
const FIRST = Temporal.PlainDate.from('2024-10-10')
const SPIKE = '2024-11-03T07:15:00Z'
const NOW = Temporal.Instant.from('2024-11-25T18:00:00Z')

const HEADER =
  'DeliveryDate,DeliveryHour,DeliveryInterval,SettlementPointName,SettlementPointType,SettlementPointPrice,DSTFlag'

/** Prices of $25, but for one quarter hour: within the hour that autumn repeats. */
function prices(): Document {
  const lines = [HEADER]
  const zone = 'America/Chicago'
  const end = FIRST.add({ days: DAYS }).toZonedDateTime(zone)
  for (
    let at = FIRST.toZonedDateTime(zone);
    Temporal.ZonedDateTime.compare(at, end) < 0;
    at = at.add({ minutes: 15 })
  ) {
    const flag = at.subtract({ hours: 1 }).hour === at.hour ? 'Y' : 'N'
    const date = `${String(at.month).padStart(2, '0')}/${String(at.day).padStart(2, '0')}/${at.year}`
    const usd = at.toInstant().equals(Temporal.Instant.from(SPIKE)) ? 4999 : 25
    lines.push(`${date},${at.hour + 1},${at.minute / 15 + 1},HB_NORTH,HU,${usd},${flag}`)
  }
  const publishedAt = end.toInstant()
  return {
    dataset: 'ercot.rt_spp',
    source: 'ercot-mis',
    product: 'NP6-905-CD',
    id: 'spike',
    name: 'spike.csv',
    bytes: Buffer.from(`${lines.join('\n')}\n`),
    publishedAt,
    publishedAtBasis: 'listing',
    obtainedAt: publishedAt,
    origin: 'test',
  }
}

const web = openWeb(async () => {
  const temp = await openTempLake('2024-11-25T18:00:00Z')
  const [report] = await ingestDocuments(temp.lake, [prices()])
  expect(report?.status).toBe('committed')
  const engine = openEngine(temp.lake)
  const clock = { now: () => NOW, sleep: () => new Promise<void>(() => {}) }
  const place = { engine, catalogue: CATALOGUE, clock, log: () => {}, source: 'live' as const, version: '0.0.0-test' }
  const http = await serveHttp({ ...place, port: 0, webBundleUrl: await webBundleUrl() })
  return {
    url: http.url,
    async [Symbol.asyncDispose]() {
      await http.close()
      await engine.close()
      await temp[Symbol.asyncDispose]()
    },
  }
})

test('a spike of one quarter hour stays in a picture of forty days, and canvases have every price', async () => {
  const path = '/prices?s=HB_NORTH&market=rt&from=2024-10-10&to=2024-11-18'
  const { page } = await web.openPage({ javaScriptEnabled: false, viewport: { width: 1300, height: 900 } })
  await page.goto(`${web.url}${path}&y=clamp`)
  expect(await page.locator('.pane-title').textContent()).toMatch(/down-sampled from 3,844, spikes kept/)
  // Cut off, and said so.
  expect(await page.locator('.plot-wide svg text').allTextContents()).toContain('$4,999')
  await page.goto(`${web.url}${path}`)
  expect(await page.locator('.plot-wide svg text').allTextContents()).toContain('5,000')
  expect(await page.locator('.stats-table tbody td').allTextContents()).toContain('$4,999.00')
  await page.locator('.top-intervals summary').click()
  expect(await page.locator('.top-lists li').first().textContent()).toBe('Sun, Nov 3, 01:15 CST $4,999.00')

  const alive = await web.openPage({ viewport: { width: 1300, height: 900 } })
  const asked = alive.page.waitForResponse(/format=columnar/)
  await alive.page.goto(`${web.url}${path}`)
  await alive.page.waitForSelector('html[data-ready]')
  await alive.page.locator('.price-chart').focus()
  await alive.page.keyboard.press('-')
  const { columns } = (await (await asked).json()) as { columns: { price_usd_per_mwh: number[] } }
  expect([columns.price_usd_per_mwh.length, Math.max(...columns.price_usd_per_mwh)]).toEqual([3844, 4999])
  expect(await alive.page.locator('canvas').count()).toBe(1)
  expect(alive.complaints).toEqual([])
})
