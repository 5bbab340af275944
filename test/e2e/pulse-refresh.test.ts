import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { launchBrowser, openPage } from './browser.ts'
import { serveFixture } from './serve-fixture.ts'

test('a server that cannot be reached is said so, and the page stays', async () => {
  const served = await serveFixture()
  const browser = await launchBrowser()
  try {
    const { page } = await openPage(browser, {})
    await page.clock.install()
    await page.goto(served.url)
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await page.clock.runFor(15_500)
    await page.getByText('The server cannot be reached.').waitFor()
    expect(await page.locator('.figure .value').first().textContent()).toBe('$26.01')
    await page.context().setOffline(false)
    await page.clock.runFor(15_500)
    await page.getByText('The server cannot be reached.').waitFor({ state: 'detached' })
  } finally {
    await browser.close()
    await served.close()
  }
})

test('before anything was ingested the page says that it is collecting, and looks again by itself', async () => {
  const served = await serveFixture({ empty: true })
  const browser = await launchBrowser()
  try {
    const { page, complaints } = await openPage(browser, {})
    await page.clock.install()
    await page.goto(served.url)
    await page.waitForLoadState('networkidle')
    expect(await page.locator('.bare-collecting').count()).toBe(3)
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'best-practice']).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    const again = page.waitForRequest((request) => new URL(request.url()).pathname.endsWith('.data'))
    await page.clock.runFor(15_500)
    await again
    expect(complaints).toEqual([])
    expect(await (await fetch(served.url)).text()).toContain('<noscript><meta http-equiv="refresh"')
  } finally {
    await browser.close()
    await served.close()
  }
})
