import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Changes } from '../../src/contract/schemas/authorities/changes.ts'
import type { Condition } from '../../src/contract/schemas/authorities/condition.ts'
import type { Pulse } from '../../src/contract/schemas/authorities/pulse.ts'
import { askApi } from './ask-api.ts'
import { type ChartTexts, findUnreadable, readChartTexts } from './chart-texts.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const pulseOf = (ba: string, query = '') => askApi<Pulse>(web.url, `/api/v1/balancing-authorities/${ba}/pulse${query}`)

async function open(path: string, options: BrowserContextOptions = { javaScriptEnabled: false }) {
  const opened = await web.openPage(options)
  const response = await opened.page.goto(`${web.url}${path}`)
  return { ...opened, status: response?.status() ?? 0 }
}

const rowsOf = (page: Page) =>
  page
    .locator('.card-day tbody tr')
    .evaluateAll((rows: { children: Iterable<{ textContent: string }> }[]) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent)).reverse(),
    )

const whole = (mwh: number | null | undefined) =>
  mwh == null ? '–' : Math.round(mwh).toLocaleString('en-US').replace('-', '−')

describe.each([
  ['today, so far', 'ERCO', ''],
  ['a whole day', 'ERCO', '?date=2026-06-09'],
  ['another authority', 'CISO', '?date=2026-06-08'],
])('%s', (_what, ba, query) => {
  test('the page says what the API says, without JavaScript', async () => {
    const pulse = await pulseOf(ba, query)
    const { page, status } = await open(`/ba/${ba}${query}`)
    expect(status).toBe(200)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(pulse.headline.text)
    const findings = await page.locator('.finding > p').allTextContents()
    expect(findings.map((text) => text.replace(/ show$/, '').trim())).toEqual(pulse.bullets.map(({ text }) => text))
    expect(await page.locator('.kpi dt').allTextContents()).toEqual(pulse.kpis.map(({ label }) => label))
    const rows = await rowsOf(page)
    expect(rows.length).toBe(pulse.hours.length)
    for (const [index, hour] of pulse.hours.entries())
      expect(rows[index]?.slice(1, 3 + pulse.fuels.length)).toEqual([
        whole(hour.demand_mwh),
        whole(hour.forecast_mwh),
        ...pulse.fuels.map((fuel) => whole(hour.fuels[fuel])),
      ])
    expect(await page.getByText('Simulated data').first().isVisible()).toBe(true)
  })

  test('every sentence leads to the rows behind it', async () => {
    const { page } = await open(`/ba/${ba}${query}`)
    const statements = await page.locator('.finding .show-sql code').allTextContents()
    expect(statements.length).toBeGreaterThanOrEqual(3)
    for (const sql of statements) {
      const response = await fetch(`${web.url}/api/v1/sql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sql }),
      })
      const { data } = (await response.json()) as { data: unknown[] }
      expect(data.length, sql).toBeGreaterThan(0)
    }
    const links = page.locator('.finding .show-sql a')
    expect(await links.first().getAttribute('href')).toBe(
      `/sql?sql=${new URLSearchParams({ q: statements[0] ?? '' }).toString().slice(2)}`,
    )
  })
})

test.each([
  ['2024-03-10', 23, ['00:00 CST', '01:00 CST', '03:00 CDT', '04:00 CDT'], 'No 02:00: clocks go forward'],
  ['2024-11-03', 25, ['00:00 CDT', '01:00 CDT', '01:00 CST', '02:00 CST'], '01:00 comes twice: CDT, then CST'],
])('%s has %i hours', async (date, hours, first, note) => {
  const { page } = await open(`/ba/ERCO?date=${date}`)
  const rows = await rowsOf(page)
  expect(rows.length).toBe(hours)
  expect(rows.slice(0, 4).map(([head]) => head)).toEqual(first)
  expect(rows.at(-1)?.[0]).toMatch(/^23:00 C/)
  const texts = await page.locator('.plot-stack-l text').allTextContents()
  expect(texts).toContain(note)
  expect(texts.filter((text) => /^\d\d:00$/.test(text)).slice(0, 2)).toEqual(['00:00', '03:00'])
  expect(await page.locator('.plot-stack-l .hour-mark').count()).toBe(hours)
  expect(await page.locator('.hour-anchor').count()).toBe(hours)
})

test('in UTC the same hours have other names', async () => {
  const { page } = await open('/ba/ERCO?date=2026-06-09&tz=utc')
  const rows = await rowsOf(page)
  expect(rows.length).toBe(24)
  expect([rows[0]?.[0], rows.at(-1)?.[0]]).toEqual(['05:00 UTC', '04:00 UTC'])
})

test('what changed says what the API says, and leads to the hour', async () => {
  const changes = await askApi<Changes>(web.url, '/api/v1/balancing-authorities/ERCO/changes?date=2026-06-09')
  const { page, complaints } = await open('/ba/ERCO?date=2026-06-09', { viewport: { width: 1440, height: 900 } })
  expect(await page.locator('.change h3').allTextContents()).toEqual(changes.changes.map(({ label }) => label))
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  await page.locator('.change h3 a').first().click()
  await page.waitForURL(/#h-\d\d$/)
  const hash = new URL(page.url()).hash.slice(1)
  const hour = changes.changes[0]?.hour?.interval_start_local.slice(11, 13)
  expect(hash).toBe(`h-${hour}`)
  await expect.poll(() => opacityOf(page, hash)).toBe('1')
  expect(await opacityOf(page, hash === 'h-03' ? 'h-04' : 'h-03')).toBe('0')
  await page.locator('.to-hour').nth(1).click()
  await expect.poll(() => opacityOf(page, hash)).toBe('0')
  const still = await open(`/ba/ERCO?date=2026-06-09#${hash}`)
  expect(await opacityOf(still.page, hash)).toBe('1')
  expect(complaints).toEqual([])
})

const opacityOf = (page: Page, hour: string): Promise<string> =>
  page.locator(`.plot-stack-l .${hour}`).evaluate((mark) => {
    const { getComputedStyle } = globalThis as unknown as { getComputedStyle(of: unknown): { opacity: string } }
    return getComputedStyle(mark).opacity
  })

test('a day that goes on says how new it is, how its grid stood and which hours were clean', async () => {
  const pulse = await pulseOf('ERCO')
  const { condition } = await askApi<Condition>(web.url, '/api/v1/balancing-authorities/ERCO/condition')
  const { page } = await open('/ba/ERCO')
  expect(await page.locator('.card-day .badge').textContent()).toMatch(/Fresh 2 h \d+ min old/)
  expect(await page.locator('.card-day .card-source').textContent()).toMatch(
    /simulated · last interval ended Wed, Jun 10, 11:00 CDT · last published /,
  )
  expect(await page.locator('.condition').textContent()).toContain(
    `Grid condition: ${condition?.word}. ${condition?.claim.text} Told by these adders`,
  )
  expect(await stripOf(page)).toEqual(
    pulse.hours.map(({ intensity_quartile: quartile }) => `strip-${quartile ?? 'none'}`),
  )
  expect(await page.locator('.clean-strip').textContent()).toMatch(/Next clean window: .*, by forecast\./)
})

test('where there is nothing to compare with it is said what is missing, and since when there are data', async () => {
  const changes = await askApi<Changes>(web.url, '/api/v1/balancing-authorities/ERCO/changes?date=2024-11-03')
  const { page } = await open('/ba/ERCO?date=2024-11-03')
  expect(await page.locator('.changes-missing').textContent()).toBe(changes.baseline.text)
  expect(changes.baseline.text).toContain('begins on November 1, 2024')
  expect(await page.locator('.change-by').allTextContents()).toEqual(Array(4).fill('nothing to compare with'))
  expect(await page.locator('.changes').textContent()).not.toMatch(/\d hours are not published/)
  expect((await stripOf(page)).length).toBe(25)
  expect(await page.locator('.condition').textContent()).toBe(
    'Grid condition: not known. The lake has no price adder of November 3, 2024.',
  )
  // The day is over.
  expect(await page.locator('.card-day .badge').count()).toBe(0)
})

const stripOf = (page: Page) =>
  page
    .locator('.strip-hours li')
    .evaluateAll((hours: { className: string }[]) => hours.map(({ className }) => className))

test('goes from day to day; an address opened anew shows the same', async () => {
  const { page, complaints } = await open('/ba/ERCO?date=2026-06-09&tz=utc&as_of=2026-06-10T12:00Z', {})
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  await page.getByRole('link', { name: 'Mon, Jun 8' }).click()
  await page.waitForURL(/date=2026-06-08/)
  await page.locator('.day-kicker', { hasText: 'June 8' }).waitFor()
  const address = page.url()
  expect(address).toContain('tz=utc')
  expect(address).toContain('as_of=2026-06-10T12%3A00Z')
  const shown = await page.locator('.day').textContent()
  const again = await open(address.slice(web.url.length), {})
  await again.page.locator('html[data-ready]').waitFor({ state: 'attached' })
  expect(await again.page.locator('.day').textContent()).toBe(shown)
  await page.goBack()
  await page.waitForURL(/date=2026-06-09/)
  expect([...complaints, ...again.complaints]).toEqual([])
})

test('a citation is frozen: what is known later does not change it', async () => {
  const { page } = await open('/ba/ERCO?date=2026-06-10', { viewport: { width: 1440, height: 900 } })
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Cite' }).click()
  const text = await page.getByLabel('Citation').inputValue()
  const headline = await page.getByRole('heading', { level: 1 }).textContent()
  expect(text).toContain(`“${headline}”`)
  expect(text).toMatch(/Documents: \S+/)
  const frozen = /http\S+as_of=2026-06-10T18%3A07Z/.exec(text)?.[0]
  if (frozen === undefined) expect.fail(`no frozen address in ${text}`)
  web.served.clock.set(Temporal.Instant.from('2026-06-10T18:27:00Z'))
  await page.goto(frozen)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(headline)
  web.served.clock.set(Temporal.Instant.from('2026-06-10T18:07:00Z'))
})

test('panels open and close by keyboard, without JavaScript', async () => {
  const { page } = await open('/ba/ERCO')
  const panel = page.locator('#embed-panel')
  expect(await panel.isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Embed' }).focus()
  await page.keyboard.press('Enter')
  expect(await panel.isVisible()).toBe(true)
  expect(await page.getByLabel('Frame').inputValue()).toMatch(
    /^<iframe src="http:\/\/\S+\/embed\/pulse\?ba=ERCO&amp;date=2026-06-10"/,
  )
  await page.keyboard.press('Escape')
  expect(await panel.isVisible()).toBe(false)
})

test.each([
  ['/ba/ERCO?date=2020-01-01', 404, 'The lake has nothing of Wednesday, January 1, 2020', 'Fri, Mar 8, 2024'],
  ['/ba/ERCOT', 404, 'There is no', 'ERCO'],
])('%s says so and names the nearest', async (path, expected, heading, nearest) => {
  const { page, status } = await open(path)
  expect(status).toBe(expected)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(heading)
  await page.locator('main').getByRole('link', { name: nearest }).first().click()
  await page.locator('.card-day').waitFor()
})

test.each(['/ba/ERCO', '/ba/ERCO?date=2024-11-03', '/ba/ERCO?date=2024-03-10', '/ba/CISO?date=2026-06-09'])(
  'of %s no letters lie on others, however wide it is',
  async (path) => {
    const { page } = await open(path)
    for (const width of [320, 480, 560, 640, 800, 960, 1024, 1120, 1280, 1440, 1600]) {
      await page.setViewportSize({ width, height: 900 })
      const charts = await readChartTexts(page)
      expect(charts.length).toBeGreaterThan(0)
      expect(charts.flatMap(findUnreadable), `${width} px`).toEqual([])
      expect(charts.slice(0, 1).flatMap(findCrowded), `${width} px`).toEqual([])
    }
  },
)

/** Times of an axis with less than a letter of air between them. */
function findCrowded({ texts }: ChartTexts): string[] {
  const times = texts.filter(({ text }) => /^\d\d:00$/.test(text)).toSorted((a, b) => a.box.left - b.box.left)
  return times.flatMap(({ text, box }, index) => {
    const before = times[index - 1]
    return before && box.left - before.box.right < 6 ? `${before.text} runs into ${text}` : []
  })
}
