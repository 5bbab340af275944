import { expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { findViolations } from './find-violations.ts'
import { serveFixture } from './serve-fixture.ts'

test('an address without a page is 404 and says so', async () => {
  await using served = await serveFixture()
  const browser = await launchBrowser()
  try {
    const { page } = await openPage(browser, {})
    const response = await page.goto(`${served.url}/no/such/page`)
    expect(response?.status()).toBe(404)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('There is no such page')
    expect(await findViolations(page)).toEqual([])
  } finally {
    await browser.close()
  }
})

test('keeps strangers out by its headers', async () => {
  await using served = await serveFixture()
  const { headers } = await fetch(served.url)
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[\w-]+';.*frame-ancestors 'none'/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
})
