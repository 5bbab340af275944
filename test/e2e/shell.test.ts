import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findViolations } from './find-violations.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const WIDE = { viewport: { width: 1440, height: 900 } }
const pathOf = (page: Page) => page.url().slice(web.url.length)
const visit = async (page: Page, path: string) => {
  await page.goto(`${web.url}${path}`)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

describe('the authority', () => {
  test('is found by a part of its name, with keys alone', async () => {
    const { page, complaints } = await web.openPage(WIDE)
    await visit(page, '/clean?tz=utc')
    const field = page.getByRole('combobox', { name: 'Balancing authority' })
    await page.locator('.combo').waitFor()
    await field.focus()
    await page.keyboard.type('california ind')
    await page.getByRole('option', { name: /CISO/ }).waitFor()
    expect(await page.getByRole('option').count()).toBe(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/ba=CISO/)
    expect(pathOf(page)).toBe('/clean?ba=CISO&tz=utc')
    await expect.poll(() => field.inputValue(), { timeout: 10_000 }).toContain('California Independent System Operator')
    expect(complaints).toEqual([])
  })

  test('someone who types before the rich field came keeps the focus and the text', async () => {
    const { page } = await web.openPage(WIDE)
    const held = Promise.withResolvers<void>()
    await page.route(/rich-authority/, async (route) => {
      await held.promise
      await route.continue()
    })
    await visit(page, '/help')
    await visit(page, '/clean')
    const native = page.locator('#ba')
    await native.fill('CIS')
    const came = page.waitForResponse(/rich-authority/)
    held.resolve()
    await came
    expect(
      await native.evaluate((element: object) => element === Reflect.get(globalThis, 'document').activeElement),
    ).toBe(true)
    expect(await native.inputValue()).toBe('CIS')
    await page.locator('#search').focus()
    await page.locator('.combo').waitFor()
  })

  test('without JavaScript it is a field with suggestions, by code or name', async () => {
    const { page } = await web.openPage({ ...WIDE, javaScriptEnabled: false })
    await page.goto(`${web.url}/ba/ERCO?date=2026-06-09`)
    await page.getByLabel('Balancing authority').fill('miso')
    await page.locator('.authority-form button').click()
    expect(pathOf(page)).toBe('/ba/MISO?date=2026-06-09')
    await page.getByLabel('Balancing authority').fill('new england')
    await page.locator('.authority-form button').click()
    expect(pathOf(page)).toBe('/ba/ISNE?date=2026-06-09')
  })

  test('that does not exist is 404 and offers the nearest', async () => {
    const { page } = await web.openPage({ javaScriptEnabled: false })
    const response = await page.goto(`${web.url}/ba/ERCP?tz=utc`)
    expect(response?.status()).toBe(404)
    expect(await page.locator('main').textContent()).toContain('ERCP')
    await page.getByRole('link', { name: /^ERCO/ }).first().click()
    expect(pathOf(page)).toMatch(/^\/ba\/ERCO/)
    for (const path of ['/ba/%E0%A4%A', '/ba/%3Cscript%3E', `/ba/${'X'.repeat(300)}`])
      expect((await fetch(web.url + path)).status).toBe(404)
  })
})

describe('preferences', () => {
  test.each([true, false])('a theme stays, from the first byte (JavaScript: %s)', async (javaScriptEnabled) => {
    const { page } = await web.openPage({ ...WIDE, javaScriptEnabled, colorScheme: 'light' })
    await page.goto(`${web.url}/help`)
    if (javaScriptEnabled) await page.locator('html[data-ready]').waitFor({ state: 'attached' })
    const ground = () =>
      page.locator('body').evaluate((body: object) => Reflect.get(globalThis, 'getComputedStyle')(body).backgroundColor)
    const light = await ground()
    await page.locator('.settings > summary').click()
    await page.getByRole('button', { name: 'Dark' }).click()
    await page.locator('html[data-theme="dark"]').waitFor({ state: 'attached' })
    expect(await ground()).not.toBe(light)
    expect(pathOf(page)).toBe('/help')
    const [cookie] = await page.context().cookies()
    expect(cookie).toMatchObject({ name: 'gridlake', sameSite: 'Lax' })
    const html = await (await fetch(`${web.url}/clean`, { headers: { cookie: `gridlake=${cookie?.value}` } })).text()
    expect(html).toContain('<html lang="en" data-theme="dark">')
  })

  test('an authority to start with', async () => {
    const { page } = await web.openPage({ ...WIDE, javaScriptEnabled: false })
    await page.goto(`${web.url}/clean?ba=CISO`)
    await page.locator('.settings > summary').click()
    await page.getByRole('button', { name: 'CISO', exact: true }).click()
    expect(pathOf(page)).toBe('/clean?ba=CISO')
    await page.goto(web.url)
    expect(pathOf(page)).toBe('/ba/CISO')
  })

  test('a form of another site leads nowhere else', async () => {
    for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const body = new URLSearchParams({ theme: 'dark', back })
      const response = await fetch(`${web.url}/preferences`, { method: 'POST', body, redirect: 'manual' })
      expect(response.headers.get('location')).toBe('/')
    }
  })
})

test('times in one’s own zone: the server knows it from then on', async () => {
  const { page } = await web.openPage({ ...WIDE, timezoneId: 'Europe/Berlin' })
  await visit(page, '/clean')
  await page.getByRole('link', { name: /^Mine/ }).click()
  await page.locator('.zone-switch [aria-current]', { hasText: '+02:00' }).waitFor()
  const cookies = await page.context().cookies()
  expect(decodeURIComponent(cookies[0]?.value ?? '')).toContain('zone=Europe/Berlin')
  const header = { cookie: `gridlake=${cookies[0]?.value}` }
  expect(await (await fetch(`${web.url}/clean?tz=mine&as_of=2026-06-10T12:00Z`, { headers: header })).text()).toContain(
    'Wed, Jun 10, 14:00 +02:00',
  )
})

describe('a range of one’s own', () => {
  test.each([
    ['2024-03-10', 'Sunday, March 10, 2024'],
    ['2024-11-03', 'Sunday, November 3, 2024'],
  ])('around %s is chosen on the calendar, with keys alone', async (date, name) => {
    const { page, complaints } = await web.openPage(WIDE)
    await visit(page, `/fuel-mix?from=${date}&to=${date}`)
    const label = page.locator('.range-menu > summary')
    await label.focus()
    await page.keyboard.press('Enter')
    const day = page.getByRole('button', { name: new RegExp(name) })
    await day.waitFor()
    expect(await findViolations(page)).toEqual([])
    const isFocused = () => day.evaluate((cell: object) => cell === Reflect.get(globalThis, 'document').activeElement)
    for (let tabs = 0; tabs < 20 && !(await isFocused()); tabs++) await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowLeft')
    // Steps on to the next day by itself: the first and the last are rarely one.
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const [before, after] = [-1, 1].map((days) => Temporal.PlainDate.from(date).add({ days }).toString())
    expect([await page.locator('#from').inputValue(), await page.locator('#to').inputValue()]).toEqual([before, after])
    await page.locator('.range-form .primary').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=/)
    await expect.poll(() => pathOf(page), { timeout: 10_000 }).toBe(`/fuel-mix?from=${before}&to=${after}`)
    await expect.poll(() => label.textContent(), { timeout: 10_000 }).toMatch(/^Sat.*Mon/)
    await label.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    expect(await page.locator('.range-menu[open]').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  test('is typed where there is no JavaScript, and the calendar follows what is typed where there is', async () => {
    const plain = (await web.openPage({ ...WIDE, javaScriptEnabled: false })).page
    await plain.goto(`${web.url}/fuel-mix`)
    await plain.locator('.range-menu > summary').click()
    await plain.getByLabel('From', { exact: true }).fill('2026-06-08')
    await plain.getByLabel('To', { exact: true }).fill('2026-06-09')
    await plain.locator('.range-form .primary').click()
    expect(pathOf(plain)).toBe('/fuel-mix?from=2026-06-08&to=2026-06-09')
    const { page } = await web.openPage(WIDE)
    await visit(page, '/fuel-mix')
    await page.locator('.range-menu > summary').click()
    await page.locator('.calendar-today', { hasText: '10' }).waitFor()
    await page.getByLabel('From', { exact: true }).fill('2026-06-08')
    await page.getByLabel('To', { exact: true }).fill('2026-06-09')
    await expect.poll(() => page.locator('.calendar-day[data-selected]').allTextContents()).toEqual(['8', '9'])
  })
})

test('keys: search, palette, help, previous and next day', async () => {
  const { page, complaints } = await web.openPage(WIDE)
  await visit(page, '/ba/ERCO?date=2026-06-09')
  await page.keyboard.press('/')
  expect(
    await page
      .locator('#search')
      .evaluate((element: object) => element === Reflect.get(globalThis, 'document').activeElement),
  ).toBe(true)
  await page.keyboard.press('Escape')
  await page.locator('h1').click()
  await page.keyboard.press('?')
  await page.getByRole('heading', { name: 'Keys and words' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('[')
  await page.waitForURL(/date=2026-06-08/)
  await expect.poll(() => page.locator('#date').inputValue(), { timeout: 10_000 }).toBe('2026-06-08')
  await page.keyboard.press(']')
  await page.waitForURL(/date=2026-06-09/)
  await page.keyboard.press('Control+k')
  await page.locator('.palette input').fill('duck')
  await page.locator('.palette .found:first-child li:first-child a', { hasText: 'Duck days' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/ducks/)
  expect(await page.locator('.palette[open]').count()).toBe(0)
  expect(complaints).toEqual([])
})

describe('as of', () => {
  test('plays through time until it is now, and pauses', async () => {
    const { page, complaints } = await web.openPage(WIDE)
    await visit(page, '/help')
    await visit(page, '/clean?as_of=2026-06-10T15:00Z')
    await page.getByRole('button', { name: 'Play' }).click()
    await page.waitForURL(/as_of=2026-06-10T16%3A00Z/)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.waitForURL(/as_of=2026-06-10T1[67]%3A00Z/)
    await page.getByRole('button', { name: 'Play' }).click()
    await page.waitForURL(/as_of=2026-06-10T18%3A00Z/)
    await page.locator('.player button:disabled').waitFor()
    await page.getByRole('link', { name: 'Back to now' }).click()
    await page.locator('.banner-as-of').waitFor({ state: 'detached' })
    expect(pathOf(page)).toBe('/clean')
    expect(complaints).toEqual([])
  })

  test('without JavaScript steps by links, and keeps the moment on the page of another authority', async () => {
    const { page } = await web.openPage({ ...WIDE, javaScriptEnabled: false })
    // 06:30 in Texas.
    await page.goto(`${web.url}/clean?as_of=2026-06-10T06:30`)
    expect(await page.locator('.banner-as-of strong').textContent()).toBe('Wed, Jun 10, 06:30 CDT')
    await page.getByRole('link', { name: '1 h back' }).first().click()
    expect(await page.locator('.banner-as-of strong').textContent()).toBe('Wed, Jun 10, 05:30 CDT')
    await page.getByLabel('Balancing authority').fill('CISO')
    await page.locator('.authority-form button').click()
    expect(await page.locator('.banner-as-of strong').textContent()).toBe('Wed, Jun 10, 03:30 PDT')
  })

  test.each([
    ['2024-11-03T06:30Z', 'Sun, Nov 3, 01:30 CDT', 'Sun, Nov 3, 01:30 CST'],
    ['2024-03-10T07:30Z', 'Sun, Mar 10, 01:30 CST', 'Sun, Mar 10, 03:30 CDT'],
  ])('at %s an hour on is an hour on, whatever the clock says', async (moment, shown, next) => {
    const { page } = await web.openPage({ ...WIDE, javaScriptEnabled: false })
    await page.goto(`${web.url}/clean?as_of=${moment}`)
    expect(await page.locator('.banner-as-of strong').textContent()).toBe(shown)
    await page.getByRole('link', { name: '1 h on' }).click()
    expect(await page.locator('.banner-as-of strong').textContent()).toBe(next)
  })

  test.each(['soon', '2027-01-01', '2026-13-01'])('%s is refused with 400, and now is shown', async (asOf) => {
    const response = await fetch(`${web.url}/clean?as_of=${asOf}`)
    const html = await response.text()
    expect(response.status).toBe(400)
    expect(html).toContain(`The grid as of “${asOf}” cannot be shown`)
    expect(html).not.toContain('banner-as-of')
  })
})
