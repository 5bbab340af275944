import type { Browser } from 'playwright-core'

/** Fast 3G as browsers' own tools emulate it: 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
const FAST_3G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
}
const SLOWER_CPU = 4
const SETTLE_MS = 2_000

const OBSERVE = `
  window.measured = { lcpMs: 0, cls: 0 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.measured.lcpMs = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.measured.cls += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
`

/** Largest contentful paint and cumulative layout shift of a page on a slow phone, with nothing cached. */
export async function measurePaint(browser: Browser, address: string): Promise<{ lcpMs: number; cls: number }> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 390, height: 844 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(OBSERVE)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', FAST_3G)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU })
    await page.goto(address, { waitUntil: 'load', timeout: 60_000 })
    await page.waitForTimeout(SETTLE_MS)
    return await page.evaluate('window.measured')
  } finally {
    await context.close()
  }
}
