import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { drawPng } from '../../src/server/web/draw-png.ts'
import { drawStackChart } from '../../src/web/charts/stack-chart.server.ts'
import { framePicture } from '../../src/web/embed/frame-picture.server.ts'
import { FRAME_STYLE } from '../../src/web/embed/frame-style.ts'
import { readTokens, resolveStyle } from '../../src/web/embed/resolve-style.ts'
import { readPng } from '../support/read-png.ts'
import { sampleStack } from './sample-stack.ts'

const picture = {
  title: 'Demand peaked at 62,000 MW in the hour from 15:00, 3.1 % above the day-ahead forecast <& more>',
  scope: 'Electric Reliability Council of Texas (ERCO) · Wed, Jun 10, 2026 · MW · CDT',
  source: 'Source: EIA-930, simulated by the twin · last hour ended Wed, Jun 10, 12:00 CDT',
  legend: [
    { className: 'demand-actual', label: 'Demand' },
    { className: 'demand-forecast', label: 'Day-ahead forecast' },
  ],
  href: '/ba/ERCO?date=2026-06-10',
  draw: (size: { width: number; height: number }) => drawStackChart(sampleStack('2026-06-10'), size),
}
const sheet = (name: string) => readFile(new URL(`../../src/web/styles/${name}.css`, import.meta.url), 'utf8')
const css = [await sheet('chart'), await sheet('stack'), FRAME_STYLE].join('\n')
const tokens = readTokens(await sheet('tokens'))
const OG = { width: 1200, height: 630, zoom: 1.4 }

describe('a picture that stands alone', () => {
  test('says its source, and needs no style sheet', () => {
    const svg = framePicture(picture, { ...OG, style: resolveStyle(css, tokens.light) })
    expect(svg).toContain('last hour ended Wed, Jun 10, 12:00 CDT')
    expect(svg).toContain('&lt;&amp; more&gt;')
    expect(svg).not.toMatch(/var\(|@media|@container/)
    expect(framePicture(picture, { ...OG, style: resolveStyle(css) })).toContain('var(--fuel-gas)')
  })

  test.each(['light', 'dark'] as const)('as PNG has the colours of the %s theme', async (theme) => {
    const png = readPng(await drawPng(framePicture(picture, { ...OG, style: resolveStyle(css, tokens[theme]) })))
    expect([png.width, png.height]).toEqual([1200, 630])
    const share = (hex: string) => png.count(hex) / (1200 * 630)
    const { ground, gas, nuclear } =
      theme === 'light'
        ? { ground: '#ffffff', gas: '#d8a06f', nuclear: '#ba6ab4' }
        : { ground: '#131b22', gas: '#d79b70', nuclear: '#bb61ca' }
    expect(share(ground)).toBeGreaterThan(0.2)
    expect(share(gas)).toBeGreaterThan(0.05)
    expect(share(nuclear)).toBeGreaterThan(0.01)
    // Letters are there: a headline of two lines is more than a percent of the picture.
    const ink = theme === 'light' ? '#14212b' : '#e8eef3'
    expect(share(ink)).toBeGreaterThan(0.01)
  })
})
