import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { findUnreadable, readChartTexts } from './chart-texts.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const client = () => createClient({ baseUrl: web.url })
const whole = (gPerKwh: number | null | undefined) =>
  Number(gPerKwh).toLocaleString('en-US', { maximumFractionDigits: 0 })

test('says what the API says, without JavaScript', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/clean?ba=CISO`)
  const clean = await client().authorities.clean('CISO')
  expect(await page.locator('.clean-pill .value').textContent()).toBe(whole(clean.now?.intensity_g_per_kwh))
  const text = await page.locator('main').textContent()
  expect(text?.toLowerCase()).toContain(clean.now?.text)
  expect(text).toContain(clean.skill_text)
  expect(text).toContain(`${whole(clean.best_start?.intensity_g_per_kwh)} g CO2/kWh on average`)
  for (const { text: disclaimer } of clean.disclaimers) expect(text).toContain(disclaimer)
  for (const { name, source } of clean.factors.rows)
    expect(text).toMatch(new RegExp(`${name}[\\s\\S]*${source.slice(0, 12)}`))
  await page.getByText('View as table').click()
  const cells = await page.locator('.card-intensity tbody td:nth-child(2)').allTextContents()
  expect(cells).toEqual(clean.hours.toReversed().map((hour) => whole(hour.intensity_g_per_kwh)))
})

test('the form finds another start without JavaScript', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/clean?ba=CISO&factors=lifecycle`)
  await page.getByLabel(/Length of the load/).fill('8')
  await page.getByRole('button', { name: 'Find' }).click()
  const { searchParams } = new URL(page.url())
  expect([searchParams.get('hours'), searchParams.get('ba'), searchParams.get('factors')]).toEqual([
    '8',
    'CISO',
    'lifecycle',
  ])
  const clean = await client().authorities.clean('CISO', { factors: 'lifecycle', loadHours: 8 })
  expect(await page.locator('main').textContent()).toContain('For an 8-hour load start')
  expect(await page.locator('.clean-load').textContent()).toContain(whole(clean.best_start?.intensity_g_per_kwh))
})

test('with JavaScript the page follows the slider, within the page, and keeps the focus', async () => {
  const { page, complaints } = await web.openPage()
  await page.goto(`${web.url}/clean?ba=CISO`)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }))
  expect(await page.getByRole('button', { name: 'Find' }).isVisible()).toBe(false)
  const slider = page.getByLabel(/Length of the load/)
  await slider.focus()
  for (let press = 0; press < 4; press++) await page.keyboard.press('ArrowRight')
  await page.getByText('For a 7-hour load start').waitFor()
  const clean = await client().authorities.clean('CISO', { loadHours: 7 })
  expect(await page.locator('.clean-load').textContent()).toContain(whole(clean.best_start?.intensity_g_per_kwh))
  expect(new URL(page.url()).search).toBe('?ba=CISO&hours=7')
  expect(await slider.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true)
  expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true)
  await page.getByRole('list', { name: 'Hours ahead' }).getByRole('link', { name: '48 h' }).click()
  await page.getByRole('heading', { name: 'Carbon intensity, the last 48 and the next 48 hours' }).waitFor()
  expect(complaints).toEqual([])
})

test('the band is read hour by hour, with its quarter and how it is known', async () => {
  const { page } = await web.openPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${web.url}/clean?ba=CISO`)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
  const clean = await client().authorities.clean('CISO')
  const chart = page.getByRole('figure', { name: /^Carbon intensity/ })
  await chart.focus()
  await page.keyboard.press('End')
  expect(await chart.locator('.readout').textContent()).toMatch(
    new RegExp(
      `^Thu, Jun 11, 10:00 PDT\ng CO2/kWh ${whole(clean.hours.at(-1)?.intensity_g_per_kwh)}\nQuarter .* quarter\nKnown as forecast$`,
    ),
  )
  await page.keyboard.press('Home')
  expect(await chart.locator('.readout').textContent()).toMatch(/^Mon, Jun 8, 11:00 PDT\n[\s\S]*Known as reported$/)
})

test.each([320, 700, 1440])('at %i px the texts of the band can be read', async (width) => {
  const { page } = await web.openPage({ javaScriptEnabled: false, viewport: { width, height: 900 } })
  for (const query of ['ba=ERCO', 'ba=CISO&horizon=48', 'ba=ERCO&as_of=2024-11-04T20:00Z']) {
    await page.goto(`${web.url}/clean?${query}`)
    const charts = await readChartTexts(page)
    expect(charts).toHaveLength(1)
    expect(charts.flatMap(findUnreadable)).toEqual([])
  }
})

test('times follow the zone that is chosen, over a change of clocks too', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  const heads = async (query: string) => {
    await page.goto(`${web.url}/clean?${query}`)
    return page.locator('.card-intensity tbody th').allTextContents()
  }
  const autumn = await heads('ba=ERCO&as_of=2024-11-04T20:00Z')
  expect(autumn.filter((head) => head.startsWith('Sun, Nov 3'))).toHaveLength(25)
  expect(autumn).toEqual(expect.arrayContaining(['Sun, Nov 3, 01:00 CDT', 'Sun, Nov 3, 01:00 CST']))
  const spring = await heads('ba=ERCO&as_of=2024-03-12T06:30Z')
  expect(spring.filter((head) => head.startsWith('Sun, Mar 10'))).toHaveLength(23)
  expect(spring.some((head) => head.startsWith('Sun, Mar 10, 02:'))).toBe(false)
  expect((await heads('ba=ERCO&tz=utc')).every((head) => head.endsWith(' UTC'))).toBe(true)
})

test('the band stands alone too: as an embed, as a picture, found by those that are given the link', async () => {
  const html = await (await fetch(`${web.url}/clean?ba=CISO`)).text()
  const oembed = /type="application\/json\+oembed" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(await (await fetch(oembed)).json()).toMatchObject({
    type: 'rich',
    html: expect.stringContaining('/embed/intensity'),
  })
  const embed = await (await fetch(`${web.url}/embed/intensity?ba=CISO`)).text()
  expect(embed).toMatch(/CISO: next clean window[\s\S]*hatched: estimate or forecast[\s\S]*Source: EIA-930/)
  const picture = await fetch(`${web.url}/og/intensity.png?ba=CISO`)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect((await fetch(`${web.url}/embed/intensity?ba=NSB`)).status).toBe(404)
})

test.each([
  ['ba=CAISO', /There is no balancing authority CAISO/, '/clean?ba=CISO'],
  ['ba=NSB', /carbon intensity of NSB cannot be told/, '/clean?ba=ERCO'],
  ['ba=ERCO&as_of=2020-01-01', /carbon intensity of ERCO cannot be told/, '/clean?ba=ERCO'],
])('%s is a page of status 404 that leads on', async (query, words, href) => {
  const response = await fetch(`${web.url}/clean?${query}`)
  const html = await response.text()
  expect(response.status).toBe(404)
  expect(html).toMatch(words)
  expect(html).toContain(`href="${href}`)
})

test.each(['hours=0', 'hours=99', 'hours=3.5', 'horizon=7', 'factors=marginal', 'ba=%00', 'ba=', 'hours=%F0%9F'])(
  'a mangled address (%s) is still a page',
  async (query) => {
    const { status } = await fetch(`${web.url}/clean?${query}`)
    expect([200, 404]).toContain(status)
  },
)
