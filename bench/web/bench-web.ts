import { launchBrowser } from '../../test/e2e/browser.ts'
import { PAGES } from '../../test/e2e/pages.ts'
import { serveWebLake } from '../../test/e2e/serve-web-lake.ts'
import type { BenchOptions, Figure } from '../figure.ts'
import { median } from '../median.ts'
import { measurePaint } from './measure-paint.ts'
import { benchPanPrices } from './pan-prices.ts'

const TTFB_BUDGET_MS = 100
const LCP_BUDGET_MS = 2_500
const CLS_BUDGET = 0.1
/** Asked before it is measured: the answers behind it are in memory then. */
const WARM_UPS = 3

/** Every page of the web tests: time to the first byte once its answers are held; largest paint and layout shift of a slow phone. */
export async function benchWeb({ runs, note }: BenchOptions): Promise<Figure[]> {
  await using served = await serveWebLake()
  const browser = await launchBrowser()
  const figures: Figure[] = []
  try {
    for (const { name, path } of PAGES) {
      note(`web: ${name}`)
      const address = `${served.url}${path}`
      const ttfbMs = await measureTtfb(address, runs)
      const { lcpMs, cls } = await measurePaint(browser, address)
      figures.push(
        figure(`${name}: first byte, cached`, ttfbMs, 'ms', TTFB_BUDGET_MS),
        figure(`${name}: largest paint, fast 3G, CPU / 4`, lcpMs, 'ms', LCP_BUDGET_MS),
        figure(`${name}: layout shift`, cls, 'CLS', CLS_BUDGET),
      )
    }
  } finally {
    await browser.close()
  }
  return [...figures, ...(await benchPanPrices({ note }))]
}

const figure = (what: string, ours: number, unit: Figure['unit'], budget: number): Figure => ({
  bench: 'web',
  what,
  ours,
  unit,
  budget: `< ${budget} ${unit}`,
  met: ours < budget,
})

async function measureTtfb(address: string, runs: number): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < WARM_UPS + runs; run++) {
    const began = performance.now()
    const response = await fetch(address)
    const tookMs = performance.now() - began
    await response.arrayBuffer()
    if (run >= WARM_UPS) times.push(tookMs)
  }
  return median(times)
}
