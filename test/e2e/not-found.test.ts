import { expect, test } from 'vitest'
import { findViolations } from './find-violations.ts'
import { openWeb } from './open-web.ts'
import { serveFixture } from './serve-fixture.ts'

const web = openWeb(serveFixture)

test('an address without a page is 404 and says so', async () => {
  const { page } = await web.openPage()
  const response = await page.goto(`${web.url}/no/such/page`)
  expect(response?.status()).toBe(404)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('There is no such page')
  expect(await findViolations(page)).toEqual([])
})

test('keeps strangers out by its headers', async () => {
  const { headers } = await fetch(web.url)
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[\w-]+';.*frame-ancestors 'none'/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
})
