import { describe, expect, test } from 'vitest'
import { drawTimeChart, type TimeChart } from '../../src/web/charts/time-chart.server.ts'

const HOUR_MS = 3_600_000
const fromMs = Date.parse('2026-11-20T06:00:00Z')

const chart: TimeChart = {
  description: 'Prices "here" & <there>',
  fromMs,
  toMs: fromMs + 24 * HOUR_MS,
  zone: 'America/Chicago',
  zoneLabel: 'CST',
  unitLabel: '$/MWh',
  zero: true,
  moment: { epochMs: fromMs + 12 * HOUR_MS, label: 'now' },
  series: [
    {
      className: 'hub-1',
      values: [0, 1, 2].map((hour) => ({
        startMs: fromMs + hour * HOUR_MS,
        endMs: fromMs + (hour + 1) * HOUR_MS,
        value: hour * 10,
      })),
    },
  ],
}

const draw = (changes: Partial<TimeChart> = {}) => drawTimeChart({ ...chart, ...changes }, { width: 720, height: 300 })

describe('a time chart', () => {
  test('is a picture with a name, escaped', () => {
    expect(draw()).toMatch(/^<svg /)
    expect(draw()).toContain('role="img" aria-label="Prices &quot;here&quot; &amp; &lt;there&gt;"')
  })

  test('has no group with a label that assistive technology may not read', () => {
    expect(draw()).not.toMatch(/<g[^>]*aria-label/)
  })

  test('writes time, zone, unit and moment', () => {
    const texts = [...draw().matchAll(/>([^<>]+)<\/t(?:ext|span)>/g)].map(([, text]) => text)
    for (const text of ['00:00', 'Fri, Nov 20', '06:00', 'CST', '$/MWh', 'now']) expect(texts).toContain(text)
  })

  test('draws steps whose coordinates are rounded to a tenth of a pixel', () => {
    const path = /class="line hub-1"[^>]*><path d="([^"]+)"/.exec(draw())?.[1] ?? ''
    expect(path).toMatch(/^M[\d.]+,[\d.]+H[\d.]+V[\d.]+H[\d.]+V[\d.]+H[\d.]+$/)
    expect(path).not.toMatch(/\.\d\d/)
  })

  test('writes the name of a series above its longest stretch, where there is room', () => {
    const hours = (count: number) =>
      Array.from({ length: count }, (_, hour) => ({
        startMs: fromMs + hour * HOUR_MS,
        endMs: fromMs + (hour + 1) * HOUR_MS,
        value: hour,
      }))
    const named = (count: number) =>
      draw({ series: [{ className: 'hub-all', label: 'all hubs', values: hours(count) }] })
    expect(named(12)).toContain('>all hubs<')
    expect(named(1)).not.toContain('>all hubs<')
  })

  test('draws a line at zero only where zero is in sight', () => {
    const far = [{ className: 'hub-1', values: [{ startMs: fromMs, endMs: fromMs + HOUR_MS, value: 30 }] }]
    expect(draw({ zero: false, series: far })).not.toContain('class="zero"')
    expect(draw({ zero: false })).toContain('class="zero"')
  })

  test('without a value still has its axes', () => {
    const empty = draw({ series: [{ className: 'hub-1', values: [] }] })
    expect(empty).toContain('00:00')
    expect(empty).not.toContain('NaN')
  })

  test('colours are classes, so that a theme needs no new drawing', () => {
    expect(draw()).not.toMatch(/#[0-9a-f]{6}|rgb\(/i)
  })
})
