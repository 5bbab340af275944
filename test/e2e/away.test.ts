import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findViolations } from './find-violations.ts'
import { openWeb } from './open-web.ts'
import { serveWebLake } from './serve-web-lake.ts'

const web = openWeb()

const SOON = { timeout: 20_000 }
const open = async (page: Page, url: string) => {
  await page.goto(url)
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

test('a page that the server went away from while it was loaded opens once it answers; until then the last one stays', async () => {
  const first = await serveWebLake()
  const { page } = await web.openPage({ viewport: { width: 1440, height: 900 } })
  await open(page, `${first.url}/catalog`)
  const heading = page.getByRole('heading', { level: 1 })
  const nav = page.getByRole('navigation')
  await nav.getByRole('link', { name: 'Status' }).click()
  await page.waitForURL(/\/status$/)
  await heading.getByText('Status').waitFor()
  const before = await heading.textContent()
  await page.evaluate('window.stayed = true')
  // Gone for what is asked, while the events that have come in so far still say that it is there.
  await page.route(/\.data|\/api\/v1\/health/, (route) => route.abort())
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('.data'))
  await nav.getByRole('link', { name: 'Catalogue' }).click()
  await failed
  await first[Symbol.asyncDispose]()
  await page.getByText('What you asked for opens as soon as it answers.').waitFor()
  expect([page.url(), await heading.textContent()]).toEqual([`${first.url}/status`, before])
  expect(await findViolations(page)).toEqual([])
  await page.unroute(/\.data|\/api\/v1\/health/)
  await using again = await serveWebLake({ port: Number(new URL(first.url).port) })
  await page.waitForURL(`${again.url}/catalog`, SOON)
  await expect.poll(() => heading.textContent(), SOON).not.toBe(before)
  await page.goBack()
  await expect.poll(() => heading.textContent(), SOON).toBe(before)
  expect(await page.evaluate('window.stayed')).toBe(true)
})

test('what is looked up or set while the server goes away leaves the page as it is', async () => {
  const { page } = await web.openPage({ viewport: { width: 1440, height: 900 } })
  await open(page, `${web.url}/status`)
  await page.evaluate('window.stayed = true')
  await page.route(/\.data|\/api\/v1\/health/, (route) => route.abort())
  const failed = () => page.waitForEvent('requestfailed', (request) => request.url().includes('.data'))
  const lookedUp = failed()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('houston')
  await lookedUp
  // Empties the field, then closes the palette.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const set = failed()
  await page.locator('.settings > summary').click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await set
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Status')
  await page.unroute(/\.data|\/api\/v1\/health/)
  await page.getByRole('navigation').getByRole('link', { name: 'Catalogue' }).click()
  await page.waitForURL(/\/catalog$/)
  await page.getByRole('heading', { level: 1, name: 'Catalogue' }).waitFor()
  expect(await page.evaluate('window.stayed')).toBe(true)
})

test('where a part of the program does not come the page says so, asks again by itself and has a button', async () => {
  const { page } = await web.openPage({ viewport: { width: 1440, height: 900 } })
  const heading = page.getByRole('heading', { level: 1 })
  const fail = async () => {
    await open(page, `${web.url}/prices?s=HB_NORTH`)
    await page.route(/range-calendar|\/api\/v1\/health/, (route) => route.abort())
    await page.locator('.range-menu > summary').click()
    await heading.getByText('The server does not answer').waitFor()
  }
  await fail()
  expect(await findViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Try again' }).click()
  await heading.getByText('Prices').waitFor()

  await fail()
  await page.unroute(/range-calendar|\/api\/v1\/health/)
  await heading.getByText('Prices').waitFor()
  await page.locator('.range-menu > summary').click()
  await page.getByRole('grid').first().waitFor()
})
