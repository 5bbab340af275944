import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { findUnreachable } from './find-unreachable.ts'
import { findViolations } from './find-violations.ts'
import { PAGES } from './pages.ts'
import { type ServedWeb, serveWebLake, WEB_LAKE_TIMEOUT_MS } from './serve-web-lake.ts'

let served: ServedWeb
let browser: Browser

beforeAll(async () => {
  ;[served, browser] = await Promise.all([serveWebLake(), launchBrowser()])
}, WEB_LAKE_TIMEOUT_MS)

afterAll(async () => {
  await browser?.close()
  await served?.[Symbol.asyncDispose]()
})

describe.each(PAGES)('$name', ({ path, heading, noScript }) => {
  test.each([
    ['light', 1440],
    ['dark', 320],
  ] as const)('%s at %i px: accessible, quiet, as wide as the window', async (colorScheme, width) => {
    const { page, complaints } = await openPage(browser, { colorScheme, viewport: { width, height: 900 } })
    await page.goto(`${served.url}${path}`)
    await settle(page)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(heading)
    expect(await page.title()).toMatch(/gridlake/)
    expect(await findViolations(page)).toEqual([])
    // The other theme has other colours and nothing else.
    await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' })
    expect(await findViolations(page, ['color-contrast'])).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(await findUnreachable(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('is complete without JavaScript', async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false })
    const response = await page.goto(`${served.url}${path}`)
    expect(response?.status()).toBe(200)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(heading)
    // biome-ignore lint/performance/useDomNodeTextContent: scripts are text content too
    const text = await page.locator('body').innerText()
    for (const part of noScript) expect(text).toMatch(typeof part === 'string' ? new RegExp(literal(part)) : part)
    await page.context().close()
  })
})

/** Hydrated, and nothing is being fetched. Live events never end, so the network is never idle. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
