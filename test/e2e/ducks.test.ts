import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const client = () => createClient({ baseUrl: web.url })
const whole = (mw: number | null) => (mw === null ? '–' : Math.round(mw).toLocaleString('en-US').replace('-', '−'))
const open = async (path: string, options: BrowserContextOptions = {}) => {
  const opened = await web.openPage(options)
  const response = await opened.page.goto(`${web.url}${path}`)
  return { ...opened, status: response?.status() }
}
const textsOf = (page: Page, selector: string) => page.locator(selector).allTextContents()

test('the gallery shows the best days of the API, complete without JavaScript', async () => {
  const { ducks, reference, distribution } = await client().authorities.ducks('CISO')
  const { page } = await open('/ducks?ba=CISO', { javaScriptEnabled: false })
  const best = ducks.slice(0, 8)
  expect(await textsOf(page, '.duck-card .duck-score')).toEqual(best.map(({ score }) => `Score ${score.toFixed(1)}`))
  expect(await page.locator('.duck-card .duck-plot svg:visible').count()).toBe(8)
  expect(await textsOf(page, '.duck-facts > div:first-child dd')).toEqual(
    best.map(({ shape }) => `${whole(shape.evening_ramp_mw_per_h)} MW/h from ${shape.evening_ramp_from.label}`),
  )
  expect(await textsOf(page, '.duck-table tbody td:nth-child(3)')).toEqual(ducks.map(({ score }) => score.toFixed(1)))
  expect(await textsOf(page, '.score-count')).toEqual(distribution.map(({ count }) => String(count)))
  expect(await page.locator('.reference-id').textContent()).toBe(reference?.id)
  await page.locator('.duck-card a').first().click()
  expect(new URL(page.url()).pathname).toBe(`/ducks/${best[0]?.date}`)
  expect(await page.locator('h1').textContent()).toContain(`a duck of ${best[0]?.score.toFixed(1)}`)
})

describe.each([
  { date: '2024-03-10', hours: 23, labels: ['01:00', '03:00'] },
  { date: '2024-11-03', hours: 25, labels: ['01:00 PDT', '01:00 PST', '02:00'] },
])('$date', ({ date, hours, labels }) => {
  test(`has ${hours} hours, each with the API's numbers, and points that sum to its score`, async () => {
    const day = await client().authorities.duckDay('CISO', { date })
    const { page, complaints } = await open(`/ducks/${date}?ba=CISO`)
    const heads = await textsOf(page, '.card-curves tbody th')
    expect(heads).toHaveLength(hours)
    expect(heads.slice(1, 1 + labels.length)).toEqual(labels)
    expect(await textsOf(page, '.card-curves tbody td:nth-child(5)')).toEqual(
      day.hours.map(({ net_load_mwh }) => whole(net_load_mwh)),
    )
    expect(await textsOf(page, '.card-curves tbody td:nth-child(7)')).toEqual(
      day.hours.map(({ typical_net_load_mwh }) => whole(typical_net_load_mwh)),
    )
    const points = day.duck?.components.map((each) => each.points.toFixed(1)) ?? expect.fail('no score')
    expect(await textsOf(page, '.why-sum strong')).toEqual(points.map((each) => `${each} points`))
    expect(await page.locator('.why-total').textContent()).toBe(`${points.join(' + ')} = ${day.duck?.score.toFixed(1)}`)
    const chart = page.getByRole('figure', { name: 'Net load: chart' })
    await page.waitForLoadState('networkidle')
    await chart.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    const second = day.hours[1]
    expect(await chart.locator('.readout').textContent()).toBe(
      [
        second?.label,
        `Demand ${whole(second?.demand_mwh ?? null)}`,
        `Solar ${whole(second?.solar_mwh ?? null)}`,
        `Wind ${whole(second?.wind_mwh ?? null)}`,
        `Net load ${whole(second?.net_load_mwh ?? null)}`,
        `Less wind too ${whole(second?.standard_net_load_mwh ?? null)}`,
        `Typical ${whole(second?.typical_net_load_mwh ?? null)}`,
      ].join('\n'),
    )
    expect(complaints).toEqual([])
  })
})

test('a deep link with a range and a past moment says what the API says of them, and keeps them on the way', async () => {
  const asOf = '2026-06-01T12:00:00Z'
  const { ducks } = await client().authorities.ducks('CISO', { days: 30, asOf })
  const { page } = await open('/ducks?ba=CISO&range=30d&as_of=2026-06-01T12:00Z')
  expect(await textsOf(page, '.duck-card .duck-score')).toEqual(
    ducks.slice(0, 8).map(({ score }) => `Score ${score.toFixed(1)}`),
  )
  expect(await page.locator('.banner-as-of').count()).toBe(1)
  const href = (await page.locator('.duck-card a').first().getAttribute('href')) ?? ''
  const address = new URL(href, web.url)
  expect(Object.fromEntries(address.searchParams)).toEqual({ ba: 'CISO', range: '30d', as_of: '2026-06-01T12:00Z' })
  const day = await client().authorities.duckDay('CISO', { date: ducks[0]?.date ?? '', days: 30, asOf })
  await page.goto(address.href)
  expect(await page.locator('.card-why .scope').textContent()).toContain(`Rank 1 of ${day.ranked_days}`)
})

test('days before and after are a step away, and any day by its field', async () => {
  const { page, complaints } = await open('/ducks/2026-06-03?ba=CISO')
  await page.waitForLoadState('networkidle')
  await page.getByRole('link', { name: /Thu, Jun 4/ }).click()
  await page.waitForURL('**/ducks/2026-06-04?ba=CISO')
  await page.getByLabel('Day', { exact: true }).fill('2026-05-20')
  await page.locator('.duck-date button').click()
  await page.waitForURL('**/ducks/2026-05-20?ba=CISO')
  await page.getByRole('heading', { level: 1, name: /Wed, May 20, 2026/ }).waitFor()
  expect(complaints).toEqual([])
})

test('who reports no solar has no duck, and who has one is offered', async () => {
  const { page, status } = await open('/ducks?ba=BPAT', { javaScriptEnabled: false })
  expect(status).toBe(200)
  expect(await page.locator('#no-duck').textContent()).toBe('BPAT has no duck')
  await page.getByRole('link', { name: /^CISO/ }).click()
  await page.locator('.duck-card').nth(7).waitFor()
  expect(new URL(page.url()).search).toBe('?ba=CISO')
})

test('a day stands alone as an embed and as a picture', async () => {
  const [{ page: own }, { page, status }] = await Promise.all([
    open('/ducks/2024-11-03?ba=CISO', { javaScriptEnabled: false }),
    open('/embed/ducks?ba=CISO&date=2024-11-03', { viewport: { width: 960, height: 540 } }),
  ])
  expect(status).toBe(200)
  const score = /duck of [\d.]+/.exec((await own.locator('h1').textContent()) ?? '')?.[0] ?? expect.fail('no score')
  expect(await page.locator('h1').textContent()).toContain(score)
  expect(await page.locator('.wide .duck-net').count()).toBeGreaterThan(0)
  const href = (await own.getByRole('link', { name: /as a picture/ }).getAttribute('href')) ?? ''
  const png = await fetch(`${web.url}${href}`)
  expect([png.status, png.headers.get('content-type')]).toEqual([200, 'image/png'])
})

describe('what is not there', () => {
  test.each([
    { path: '/ducks/2026-04-20?ba=CISO', link: 'Fri, May 8, 2026', leads: '/ducks/2026-05-08?ba=CISO' },
    { path: '/ducks/2026-13-40?ba=CISO', link: 'All duck days', leads: '/ducks?ba=CISO' },
    { path: '/ducks/0001-01-01?ba=CISO', link: 'All duck days', leads: '/ducks?ba=CISO' },
    { path: '/ducks/nonsense?ba=CISO', link: 'All duck days', leads: '/ducks?ba=CISO' },
    { path: '/ducks/2031-01-01?ba=CISO', link: 'Tue, Jun 9, 2026', leads: '/ducks/2026-06-09?ba=CISO' },
    { path: '/ducks?ba=CSIO', link: /^CISO/, leads: '/ducks?ba=CISO' },
  ])('$path is 404 and leads to the nearest', async ({ path, link, leads }) => {
    const { page, status } = await open(path, { javaScriptEnabled: false })
    expect(status).toBe(404)
    expect(await page.getByRole('main').getByRole('link', { name: link }).first().getAttribute('href')).toBe(leads)
  })

  test('today is not over: its hours without a score', async () => {
    const { page, status } = await open('/ducks/2026-06-10?ba=CISO', { javaScriptEnabled: false })
    expect(status).toBe(200)
    expect(await page.locator('h1').textContent()).toBe('Wed, Jun 10, 2026: no score')
    expect(await page.locator('.bare-day').textContent()).toContain('The day is not over.')
    expect(await page.locator('.card-curves tbody tr').count()).toBe(24)
  })
})
