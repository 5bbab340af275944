import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findUnreachable } from './find-unreachable.ts'
import { findColourViolations, findViolations } from './find-violations.ts'
import { openWeb } from './open-web.ts'
import { PAGES } from './pages.ts'

const web = openWeb()

describe.each(PAGES)('$name', ({ path, heading, noScript }) => {
  test.each([
    ['light', 1440],
    ['dark', 320],
  ] as const)('%s at %i px: accessible, quiet, as wide as the window', async (colorScheme, width) => {
    const { page, complaints } = await web.openPage({ colorScheme, viewport: { width, height: 900 } })
    await page.goto(`${web.url}${path}`)
    await settle(page)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(heading)
    expect(await page.title()).toMatch(/gridlake/)
    expect(await findViolations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: colorScheme === 'light' ? 'dark' : 'light' })
    expect(await findColourViolations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(await findUnreachable(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('is complete without JavaScript', async () => {
    const { page } = await web.openPage({ javaScriptEnabled: false })
    const response = await page.goto(`${web.url}${path}`)
    expect(response?.status()).toBe(200)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(heading)
    // biome-ignore lint/performance/useDomNodeTextContent: scripts are text content too
    const text = await page.locator('body').innerText()
    for (const part of noScript) expect(text).toMatch(typeof part === 'string' ? new RegExp(literal(part)) : part)
  })
})

/** Hydrated, and nothing is being fetched. Live events never end, so the network is never idle. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.locator('html[data-ready]').waitFor({ state: 'attached' })
}

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
