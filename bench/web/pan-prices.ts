import { build } from 'vite'
import { launchBrowser } from '../../test/e2e/browser.ts'
import type { BenchOptions, Figure } from '../figure.ts'
import { median } from '../median.ts'

const MOUNT = new URL('../../src/web/charts/dense/mount-dense.ts', import.meta.url)
/** A year of 5-minute prices of three places. */
const POINTS = 105_120
const SERIES = 3
const FRAMES = 120
/** 30 frames a second. */
const BUDGET_MS = 33.3

/** How long a frame takes while a year of 5-minute prices is panned in headless Chromium, drawn as /prices draws it. */
export async function benchPanPrices({ note }: Pick<BenchOptions, 'note'>): Promise<Figure[]> {
  const script = await bundle()
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 700 } })
    const page = await context.newPage()
    await page.setContent(
      '<!doctype html><html><body><div id="slot" style="width:1200px;height:420px"></div></body></html>',
    )
    await page.addScriptTag({ content: script, type: 'module' })
    await page.waitForFunction('globalThis.mountDense !== undefined')
    const figures: Figure[] = []
    for (const [what, days] of [
      ['a year in sight', 365],
      ['a month in sight', 30],
    ] as const) {
      const frames = (await page.evaluate(`(${pan.toString()})(${POINTS}, ${SERIES}, ${days}, ${FRAMES})`)) as number[]
      const sorted = frames.toSorted((a, b) => a - b)
      const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
      note(
        `panning, ${what}: median ${median(frames).toFixed(1)} ms a frame, ${(1000 / median(frames)).toFixed(0)} a second`,
      )
      figures.push(
        {
          bench: 'web',
          what: `pan 105k × 3 prices, ${what}, median frame`,
          ours: median(frames),
          unit: 'ms',
          budget: '≤ 33.3 ms (30 a second)',
          met: median(frames) <= BUDGET_MS,
        },
        { bench: 'web', what: `pan 105k × 3 prices, ${what}, p95 frame`, ours: p95, unit: 'ms' },
      )
    }
    return figures
  } finally {
    await browser.close()
  }
}

/** What a page loads when a reader zooms, as one script that leaves `mountDense` behind. */
async function bundle(): Promise<string> {
  const entry = 'virtual:pan'
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'pan',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry
            ? `import { mountDense } from ${JSON.stringify(MOUNT.pathname)}; globalThis.mountDense = mountDense`
            : undefined,
      },
    ],
    build: { write: false, rollupOptions: { input: entry } },
  })
  const chunks = (Array.isArray(output) ? output : [output]).flatMap((one) => ('output' in one ? one.output : []))
  const chunk = chunks.find((one) => one.type === 'chunk' && one.isEntry)
  if (chunk?.type !== 'chunk') throw new Error('the chart was not bundled')
  return chunk.code
}

/** Runs in the page: pans by a thousandth of the window a frame, and says how long each frame took. */
async function pan(points: number, count: number, days: number, frames: number): Promise<number[]> {
  const page = globalThis as unknown as {
    document: { getElementById(id: string): { replaceChildren(): void } }
    mountDense: (
      slots: unknown[],
      panes: unknown[],
      view: unknown,
    ) => { setWindow(from: number, to: number): void; destroy(): void }
    requestAnimationFrame: (done: (ms: number) => void) => void
  }
  const stepMs = 300_000
  const firstMs = 1_767_247_200_000
  const startsMs = Float64Array.from({ length: points }, (_, index) => firstMs + index * stepMs)
  const series = Array.from({ length: count }, (_, mark) => ({
    mark: mark + 1,
    startsMs,
    values: Float64Array.from(
      startsMs,
      (_, index) => 30 + 20 * Math.sin(index / 46 + mark) + ((index * 7919) % 97 === 0 ? 800 : 0),
    ),
  }))
  const slot = page.document.getElementById('slot')
  const lengthMs = days * 86_400_000
  const view = { fromMs: firstMs, toMs: firstMs + lengthMs, zone: 'America/Chicago', scale: 'linear' }
  const handle = page.mountDense([slot], [{ series, domain: [0, 900] }], view)
  const frame = () => new Promise<number>((resolve) => page.requestAnimationFrame(resolve))
  const took: number[] = []
  let last = await frame()
  for (let index = 0; index < frames; index++) {
    const fromMs = firstMs + (index * lengthMs) / 1000
    handle.setWindow(fromMs, fromMs + lengthMs)
    const now = await frame()
    took.push(now - last)
    last = now
  }
  handle.destroy()
  slot.replaceChildren()
  return took.slice(5)
}
