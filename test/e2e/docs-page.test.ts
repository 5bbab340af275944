import { expect, test } from 'vitest'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { serveHttp } from '../../src/server/serve-http.ts'
import { createArrayEngine } from '../server/array-engine.ts'
import { findColourViolations, findViolations } from './find-violations.ts'
import { openWeb } from './open-web.ts'

const web = openWeb(async () => {
  const engine = createArrayEngine({ rows: {} })
  const place = { engine, catalogue: CATALOGUE, clock: systemClock, log: () => {} }
  const http = await serveHttp({ ...place, source: 'twin', version: '0.0.0-test', port: 0 })
  return { url: http.url, [Symbol.asyncDispose]: () => http.close() }
})

test('the page of the API is accessible in light and dark, on a phone', async () => {
  const { page, complaints } = await web.openPage({ colorScheme: 'light', viewport: { width: 390, height: 800 } })
  await page.goto(`${web.url}/docs`)
  expect(await findViolations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await findColourViolations(page)).toEqual([])
  const widths = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]')
  expect((widths as number[])[0]).toBeLessThanOrEqual((widths as number[])[1] ?? 0)
  expect(complaints).toEqual([])
})

test('the page of the API needs no scripts', async () => {
  const { page } = await web.openPage({ javaScriptEnabled: false })
  await page.goto(`${web.url}/docs`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  expect(page.url()).toBe(`${web.url}/docs#main`)
  expect(await page.getByRole('heading', { level: 2 }).count()).toBeGreaterThan(10)
})
