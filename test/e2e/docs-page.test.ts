import { expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { serveHttp } from '../../src/server/serve-http.ts'
import { createArrayEngine } from '../server/array-engine.ts'
import { launchBrowser, openPage } from './browser.ts'
import { findViolations } from './find-violations.ts'

test('the page of the API is accessible in light and dark, on a phone, without scripts', async () => {
  const engine = createArrayEngine({ rows: {} })
  const place = { engine, catalogue: CATALOGUE, clock: systemClock, log: () => {} }
  const http = await serveHttp({ ...place, source: 'twin', version: '0.0.0-test', port: 0 })
  const browser = await launchBrowser()
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, complaints } = await openPage(browser, { colorScheme, viewport: { width: 390, height: 800 } })
      await page.goto(`${http.url}/docs`)
      expect(await findViolations(page)).toEqual([])
      expect(complaints).toEqual([])
      const widths = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]')
      expect((widths as number[])[0]).toBeLessThanOrEqual((widths as number[])[1] ?? 0)
    }
    const { page } = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${http.url}/docs`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(page.url()).toBe(`${http.url}/docs#main`)
    expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(10)
  } finally {
    await browser.close()
    await http.close()
  }
})
