import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { PriceAnnotations } from '../../src/contract/schemas/prices-annotations.ts'
import type { PriceStats } from '../../src/contract/schemas/prices-summary.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const ask = async <Body>(path: string): Promise<Body> => (await (await fetch(new URL(path, web.url))).json()) as Body
const usd = (value: number | undefined): string => `${(value ?? 0) < 0 ? '−' : ''}$${Math.abs(value ?? 0).toFixed(2)}`

const hoursInSight = (page: Page): number => {
  const [from, to] = ['from', 'to'].map((name) =>
    Temporal.Instant.from(new URL(page.url()).searchParams.get(name) ?? ''),
  )
  return from?.until(to ?? '').total('hours') ?? Number.NaN
}

test('without JavaScript the newest prices stand beside their lines, and what bound and when stands below', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/prices?s=HB_NORTH,HB_WEST`)
  expect(await page.locator('.readout-time').textContent()).toBe('Newest: Wed, Jun 10, 12:45 CDT')
  const { data } = await ask<{ data: { price_usd_per_mwh: number }[] }>(
    '/api/v1/prices?market=rt&locations=HB_NORTH,HB_WEST&from=2026-06-10T17:45Z&to=2026-06-10T18:00Z',
  )
  expect(data).toHaveLength(2)
  const values = await page.locator('.pane-rt .pane-values b').allTextContents()
  expect(values).toEqual(data.map((row) => usd(row.price_usd_per_mwh)))
  const { constraints, adders } = await ask<PriceAnnotations>(
    '/api/v1/prices/annotations?from=2026-06-08&to=2026-06-11&constraints=6',
  )
  expect(constraints.length).toBeGreaterThan(3)
  expect(await page.locator('.strip-list strong').allTextContents()).toEqual(
    constraints.map(({ constraint_name }) => constraint_name),
  )
  expect(await page.locator('.strip').textContent()).toContain(`up to ${usd(adders[0]?.max_usd_per_mwh)}/MWh`)
})

test('on-peak hours are summed up as the API sums them', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/prices?s=HB_NORTH&market=rt&from=2026-06-08&to=2026-06-09`)
  await page.getByRole('link', { name: 'On-peak 5×16' }).click()
  await page.waitForURL(/block=5x16/)
  const { data } = await ask<PriceStats>(
    '/api/v1/prices/stats?market=rt&locations=HB_NORTH&from=2026-06-08&to=2026-06-10&block=5x16',
  )
  expect(data[0]?.intervals).toBe(2 * 16 * 4)
  expect(await page.locator('.stats-table tbody td').first().textContent()).toBe(usd(data[0]?.mean_usd_per_mwh))
  expect(await page.locator('.card-price-stats .scope').textContent()).toContain('HE 07–22 of Monday to Friday')
})

test('of eight places six are drawn, and each other one is a link away', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  const asked = ['HB_NORTH', 'HB_WEST', 'HB_SOUTH', 'HB_HOUSTON', 'LZ_WEST', 'LZ_NORTH', 'LZ_SOUTH', 'LZ_HOUSTON']
  await page.goto(`${web.url}/prices?s=${asked}&market=da`)
  const chips = async () =>
    (await page.locator('.price-chips li').allTextContents()).map((text) => text.replace('×', '').trim())
  expect(await chips()).toEqual(asked.slice(0, 6))
  expect(await page.getByRole('alert').textContent()).toContain('8 places are asked for')
  expect(await page.locator('#add-point').count()).toBe(0)
  await page.locator('.price-left').getByRole('link', { name: 'LZ_HOUSTON' }).click()
  await page.waitForURL((url) => !url.searchParams.get('s')?.includes('LZ_NORTH'))
  expect(await chips()).toEqual([...asked.slice(0, 5), 'LZ_HOUSTON'])
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('keys read and pin, zoom, go on and go back', async () => {
  const { page, complaints } = await web.openPage({ viewport: { width: 1200, height: 900 } })
  await page.goto(`${web.url}/prices?s=HB_NORTH&market=da&from=2026-06-08&to=2026-06-08`)
  await page.waitForSelector('html[data-ready]')
  await page.locator('.price-chart').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.locator('.panes').hover({ position: { x: 700, y: 100 } })
  expect(await page.locator('.readout-time').textContent()).toBe('Pinned: Mon, Jun 8, 00:00 CDT')
  await page.keyboard.press('Escape')
  await page.locator('.panes').hover({ position: { x: 720, y: 110 } })
  await page.locator('.readout-time', { hasText: /^Mon, Jun 8, \d\d:00 CDT$/ }).waitFor()
  await page.keyboard.press(']')
  await page.waitForURL(/from=2026-06-09&to=2026-06-09/)
  await page.locator('.price-chart').focus()
  await page.keyboard.press('ArrowLeft')
  for (let hour = 0; hour < 6; hour++) await page.keyboard.press('ArrowLeft')
  const read = await page.locator('.price-readout').textContent()
  await page.keyboard.press('+')
  await page.waitForURL(/from=2026-06-09T/)
  expect(hoursInSight(page)).toBe(12)
  await page.locator('.card-prices .scope', { hasText: ':' }).waitFor()
  expect(await page.locator('.price-readout').textContent()).toBe(read)
  await page.keyboard.press('0')
  await page.waitForURL((url) => !url.searchParams.has('from'))
  expect(new URL(page.url()).searchParams.get('market')).toBe('da')
  expect(complaints).toEqual([])
})

test('a tap reads and stays; two fingers zoom, and what they hold stays under them', async () => {
  const { page, complaints } = await web.openPage({ viewport: { width: 390, height: 900 }, hasTouch: true })
  await page.goto(`${web.url}/prices?s=HB_NORTH&market=rt&from=2026-06-08&to=2026-06-09`)
  await page.waitForSelector('html[data-ready]')
  const newest = await page.locator('.readout-time').textContent()
  await page.locator('.panes').scrollIntoViewIfNeeded()
  const box = await page.locator('.panes').boundingBox()
  if (!box) throw new Error('there are no panes')
  const y = box.y + 150
  await page.touchscreen.tap(box.x + box.width * 0.5, y)
  expect(await page.locator('.readout-time').textContent()).not.toBe(newest)
  expect(await page.locator('.readout-time').textContent()).toMatch(/^(Mon|Tue), Jun [89], \d\d:\d\d CDT$/)
  const touch = await page.context().newCDPSession(page)
  const fingers = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...shares: number[]) =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: shares.map((share, id) => ({ x: box.x + box.width * share, y: y + id, id })),
    })
  await fingers('touchStart', 0.4)
  await fingers('touchStart', 0.4, 0.6)
  await page.locator('.dense-slot canvas').first().waitFor()
  for (const apart of [0.15, 0.2, 0.25, 0.3]) await fingers('touchMove', 0.5 - apart, 0.5 + apart)
  await fingers('touchEnd')
  await page.waitForURL(/from=2026-06-0\dT/)
  expect(hoursInSight(page)).toBeGreaterThan(12)
  expect(hoursInSight(page)).toBeLessThan(20)
  expect(complaints).toEqual([])
})

test('a canvas has the rule of now and the bands of adders, as the drawing does', async () => {
  const { page } = await web.openPage({ viewport: { width: 1300, height: 1000 }, colorScheme: 'light' })
  await page.goto(`${web.url}/prices?s=HB_NORTH&market=rt&from=2026-06-10T16:00Z&to=2026-06-10T20:00Z`)
  await page.waitForSelector('html[data-ready]')
  expect(await page.locator('.plot-wide .adder-band rect').count()).toBe(1)
  await page.locator('.price-chart').focus()
  await page.keyboard.press('+')
  await page.waitForURL((url) => url.searchParams.get('from') === '2026-06-10T17:00Z')
  await page.locator('.dense-slot canvas').waitFor()
  const columns = (minutes: number[]) =>
    page.locator('.dense-slot canvas').evaluate(
      // The page's own types are not those of this file.
      (canvas: unknown, after: number[]) => {
        const { width, height, getContext } = canvas as {
          width: number
          height: number
          getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: Uint8Array } }
        }
        const context = getContext.call(canvas, '2d')
        return after.map((minute) => {
          const x = Math.round(58 + (minute / 120) * (width - 58 - 20))
          const { data } = context.getImageData(x - 1, 26, 3, height - 26 - 40)
          const shareAbove = (alpha: number) => {
            const rows = Array.from({ length: data.length / 12 }, (_, row) =>
              [0, 1, 2].some((column) => (data[row * 12 + column * 4 + 3] ?? 0) > alpha),
            )
            return rows.filter(Boolean).length / rows.length
          }
          return { tinted: shareAbove(60), opaque: shareAbove(250) }
        })
      },
      minutes,
    )
  // 13:00 to 13:10 CDT: adders; 13:07 now, dashed. Between the lines of the grid, which are ten minutes apart.
  await expect.poll(async () => (await columns([64]))[0]?.tinted, { timeout: 10_000 }).toBeGreaterThan(0.9)
  const [before, band, now, after] = await columns([45, 64, 67, 95])
  for (const place of [before, after]) expect(place?.tinted).toBeLessThan(0.3)
  expect(band?.opaque).toBeLessThan(0.3)
  expect(now?.opaque).toBeGreaterThan(0.4)
})
