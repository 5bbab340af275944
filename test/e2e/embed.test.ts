import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { readPng } from '../support/read-png.ts'
import { findViolations } from './find-violations.ts'
import { openWeb } from './open-web.ts'

const web = openWeb()

const get = (path: string) => fetch(new URL(path, web.url))
const CHARTS = ['pulse', 'fuel-mix'] as const

/** Serves one page from an origin of its own. */
async function serveElsewhere(html: string) {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('an embed', () => {
  test.each(CHARTS)('%s stands in a page of another origin, as oEmbed gives it', async (chart) => {
    const path = chart === 'pulse' ? '/ba/ERCO?date=2026-06-09' : '/fuel-mix?ba=ERCO'
    const { page, complaints } = await web.openPage({ viewport: { width: 1100, height: 800 } })
    await page.goto(`${web.url}${path}`)
    const discovered = await page.locator('link[type="application/json+oembed"]').getAttribute('href')
    const headline = await page.getByRole('heading', { level: 1 }).textContent()
    const oembed = (await (await fetch(discovered ?? '')).json()) as { html: string; type: string }
    expect(oembed.type).toBe('rich')
    await using elsewhere = await serveElsewhere(`<!doctype html><title>Elsewhere</title><main>${oembed.html}</main>`)
    await page.goto(elsewhere.url)
    const frame = page.frameLocator('iframe')
    await frame.locator('svg').first().waitFor()
    expect(await frame.getByRole('heading', { level: 1 }).textContent()).toBe(headline)
    expect(await frame.locator('.wide > svg .layer').count()).toBeGreaterThan(3)
    expect(await frame.locator('.wide > svg').textContent()).toMatch(/Source: US Energy.*simulated/)
    expect(complaints).toEqual([])
  })

  test('no other page can be framed', async () => {
    const [embed, page, picture] = await Promise.all([
      get('/embed/pulse?ba=ERCO'),
      get('/ba/ERCO'),
      get('/og/pulse.svg?ba=ERCO'),
    ])
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *')
    expect(embed.headers.get('x-frame-options')).toBeNull()
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect([page, picture].map(({ headers }) => headers.get('x-frame-options'))).toEqual(['DENY', 'DENY'])
    await using elsewhere = await serveElsewhere(`<!doctype html><iframe src="${web.url}/ba/ERCO"></iframe>`)
    const opened = await web.openPage()
    await opened.page.goto(elsewhere.url)
    expect(opened.complaints.join()).toMatch(/frame-ancestors|X-Frame-Options/)
  })

  test.each(['light', 'dark', 'auto'])('in the theme %s is accessible and as wide as its frame', async (theme) => {
    const { page, complaints } = await web.openPage({ viewport: { width: 320, height: 500 }, colorScheme: 'dark' })
    await page.goto(`${web.url}/embed/pulse?ba=ERCO&date=2026-06-09&theme=${theme}`)
    expect(await findViolations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    const ground = await page.locator('.narrow .frame-ground').evaluate((rect) => {
      const { getComputedStyle } = globalThis as unknown as { getComputedStyle(of: unknown): { fill: string } }
      return getComputedStyle(rect).fill
    })
    expect(ground).toBe(theme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(19, 27, 34)')
    expect(complaints).toEqual([])
  })

  test('takes a size', async () => {
    const html = await (await get('/embed/pulse?ba=ERCO&width=500&height=400')).text()
    expect(html).toContain('viewBox="0 0 500 400"')
    expect(html).not.toContain('class="wide"')
  })

  test.each([
    ['/embed/nothing', 404],
    ['/embed/pulse?ba=NOPE', 404],
    ['/embed/pulse?ba=ERCO&date=2020-01-01', 404],
    ['/og/pulse.png?ba=NOPE', 404],
    ['/og/nothing.png', 404],
    ['/oembed', 400],
    ['/oembed?format=xml&url=x', 501],
  ])('%s answers %i', async (path, status) => {
    expect((await get(path)).status).toBe(status)
  })
})

describe('the picture of a link', () => {
  test.each(CHARTS)('%s is a PNG with the colours of its fuels', async (chart) => {
    const { page } = await web.openPage({ javaScriptEnabled: false })
    await page.goto(`${web.url}${chart === 'pulse' ? '/ba/ERCO?date=2026-06-09' : '/fuel-mix?ba=ERCO'}`)
    const href = await page.locator('meta[property="og:image"]').getAttribute('content')
    const response = await fetch(href ?? '')
    expect(response.headers.get('content-type')).toBe('image/png')
    const png = readPng(new Uint8Array(await response.arrayBuffer()))
    expect([png.width, png.height]).toEqual([1200, 630])
    expect(png.colours()).toBeGreaterThan(100)
    const share = (hex: string) => png.count(hex) / (png.width * png.height)
    expect(share('#ffffff')).toBeGreaterThan(0.2)
    // Gas, wind and nuclear of Texas.
    for (const fuel of ['#d8a06f', '#72cdfe', '#ba6ab4']) expect(share(fuel), fuel).toBeGreaterThan(0.005)
    expect(share('#14212b')).toBeGreaterThan(0.005)
  })

  test('has the colours of the theme and the size that is asked for', async () => {
    const ask = async (query: string) =>
      readPng(new Uint8Array(await (await get(`/og/pulse.png?ba=ERCO&date=2026-06-09${query}`)).arrayBuffer()))
    const [dark, large] = await Promise.all([ask('&theme=dark'), ask('&width=400&height=300&scale=2')])
    expect(dark.count('#131b22') / (1200 * 630)).toBeGreaterThan(0.2)
    expect([large.width, large.height]).toEqual([800, 600])
  })
})
