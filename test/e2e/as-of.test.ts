import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askRows } from './ask-rows.ts'
import { launchBrowser, openPage } from './browser.ts'
import { expectedFigures } from './expected-figures.ts'
import { type Served, serveFixture } from './serve-fixture.ts'

/** The clock was put back on November 1 at 02:00 CDT. */
const LOOKS_UTC = ['2026-10-31T23:00Z', '2026-11-01T20:00Z']

let served: Served
let browser: Browser

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serveFixture({ looksUtc: LOOKS_UTC, hoursBack: 24 }), launchBrowser()])
})

afterAll(async () => {
  await browser.close()
  await served[Symbol.asyncDispose]()
})

const figuresOf = (page: Page) => page.locator('.figure .value').allTextContents()
const expectedAt = (moment: string) => expectedFigures(served.workplace.engine, Temporal.Instant.from(moment))

test('a past moment shows the forecast as it stood then', async () => {
  const moment = Temporal.Instant.from('2026-10-31T23:00Z')
  const { page } = await openPage(browser, {})
  await page.goto(`${served.url}/?as_of=2026-10-31T18:00`)
  expect(await page.locator('.banner').textContent()).toContain('As the world knew it at Sat, Oct 31, 18:00 CDT')
  expect(await figuresOf(page)).toEqual(await expectedAt('2026-10-31T23:00Z'))

  const shown = await readForecasts(page)
  const span = { dataset: 'ercot.wind', from: moment.subtract({ hours: 48 }), to: moment.add({ hours: 49 }) }
  const then = await forecasts({ ...span, asOf: moment })
  const now = await forecasts(span)
  expect(shown).toEqual(then)
  const ahead = then.filter(([startMs]) => startMs >= moment.epochMilliseconds)
  const later = new Map(now)
  expect(ahead.length).toBe(49)
  expect(ahead.filter(([startMs, text]) => later.get(startMs) !== text).length).toBeGreaterThan(24)
  await page.context().close()
})

test('what is downloaded was published by then', async () => {
  const { page } = await openPage(browser, {})
  await page.goto(`${served.url}/?as_of=2026-10-31T18:00`)
  for (const link of await page.getByRole('link', { name: 'JSON' }).all()) {
    const answer = await fetch(new URL((await link.getAttribute('href')) ?? '', served.url))
    const { data } = (await answer.json()) as { data: { published_at: string }[] }
    const published = data.map((row) => row.published_at).sort()
    expect(published.length).toBeGreaterThan(40)
    expect(Temporal.Instant.compare(published.at(-1) ?? '', '2026-10-31T23:00Z')).toBeLessThanOrEqual(0)
  }
  await page.context().close()
})

test.each([
  ['6 h ago', 'Sun, Nov 1, 08:00 CST', '2026-11-01T14:00Z'],
  ['Today 00:00', 'Sun, Nov 1, 00:00 CDT', '2026-11-01T05:00Z'],
])('%s leads to %s, without JavaScript too', async (label, text, moment) => {
  const { page } = await openPage(browser, { javaScriptEnabled: false })
  await page.goto(served.url)
  await page.getByRole('link', { name: label }).click()
  expect(await page.locator('.banner strong').textContent()).toBe(text)
  expect(await page.locator('.moments [aria-current]').textContent()).toBe(label)
  expect(await figuresOf(page)).toEqual(await expectedAt(moment))
  await page.getByRole('link', { name: 'Back to now' }).click()
  expect(await page.locator('.banner').count()).toBe(0)
  await page.context().close()
})

test.each([
  ['-05:00', 'CDT', '2026-11-01T06:30Z'],
  ['-06:00', 'CST', '2026-11-01T07:30Z'],
])('half past one at %s is the one in %s', async (offset, zone, moment) => {
  const { page } = await openPage(browser, { javaScriptEnabled: false })
  await page.goto(`${served.url}/?as_of=2026-11-01T01:30${offset}`)
  expect(await page.locator('.banner strong').textContent()).toBe(`Sun, Nov 1, 01:30 ${zone}`)
  expect(await figuresOf(page)).toEqual(await expectedAt(moment))
  await page.context().close()
})

test('the hour that comes twice is read twice', async () => {
  const { page } = await openPage(browser, {})
  await page.goto(served.url)
  const starts = await page
    .locator('.card-prices tbody tr')
    .evaluateAll((rows: { dataset: { start: string } }[]) => rows.map((row) => Number(row.dataset.start)))
  expect(new Set(starts.slice(1).map((startMs, index) => (starts[index] ?? 0) - startMs))).toEqual(new Set([900_000]))
  const heads = (await page.locator('.card-prices tbody th').allTextContents()).reverse()
  const at = heads.indexOf('Sun, Nov 1, 01:45 CDT')
  expect(heads.slice(at - 3, at + 6).map((head) => head.slice(12))).toEqual([
    ...['01:00 CDT', '01:15 CDT', '01:30 CDT', '01:45 CDT'],
    ...['01:00 CST', '01:15 CST', '01:30 CST', '01:45 CST', '02:00 CST'],
  ])
  await page.context().close()
})

/** Start and forecast of every line of the wind table, in order of time. */
async function readForecasts(page: Page): Promise<[number, string][]> {
  const lines = await page
    .locator('.card-wind tbody tr')
    .evaluateAll((rows: { dataset: { start: string }; children: { textContent: string }[] }[]) =>
      rows.map((row): [number, string] => [Number(row.dataset.start), row.children[2]?.textContent ?? '']),
    )
  return lines.reverse()
}

async function forecasts(question: Parameters<typeof askRows>[1]): Promise<[number, string][]> {
  const rows = await askRows<{ interval_start: string; stwpf_system_wide_mw: number }>(
    served.workplace.engine,
    question,
  )
  return rows
    .map((row): [number, string] => [
      Temporal.Instant.from(row.interval_start).epochMilliseconds,
      Math.round(row.stwpf_system_wide_mw).toLocaleString('en-US'),
    ])
    .sort(([a], [b]) => a - b)
}
