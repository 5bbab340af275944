import { describe, expect, test } from 'vitest'
import { drawIntensityChart } from '../../src/web/charts/intensity-chart.server.ts'
import type { IntensityChart, IntensityHour } from '../../src/web/charts/intensity-spec.ts'

const HOUR_MS = 3_600_000
const fromMs = Temporal.Instant.from('2026-06-10T05:00Z').epochMilliseconds

const hours = (count: number): IntensityHour[] =>
  Array.from({ length: count }, (_, hour) => ({
    startMs: fromMs + hour * HOUR_MS,
    endMs: fromMs + (hour + 1) * HOUR_MS,
    gPerKwh: 100 * ((hour % 4) + 1),
    kind: hour < count / 2 ? 'reported' : 'forecast',
    quartile: ((hour % 4) + 1) as 1 | 2 | 3 | 4,
  }))

const chart: IntensityChart = {
  description: 'Intensity "here" & <there>',
  zone: 'America/Chicago',
  zoneLabel: 'CDT',
  unitLabel: 'g CO2/kWh',
  hours: hours(24),
  moment: { epochMs: fromMs + 12 * HOUR_MS, label: 'now' },
  limit: { gPerKwh: 150, fromMs: fromMs + 12 * HOUR_MS, toMs: fromMs + 24 * HOUR_MS, label: 'cleanest quarter' },
  spans: [
    [{ fromMs: fromMs + 12 * HOUR_MS, toMs: fromMs + 13 * HOUR_MS, label: 'clean window', className: 'span-clean' }],
    [{ fromMs: fromMs + 20 * HOUR_MS, toMs: fromMs + 23 * HOUR_MS, label: 'best 3 h', className: 'span-load' }],
  ],
}

const draw = (changes: Partial<IntensityChart> = {}, width = 900) =>
  drawIntensityChart({ ...chart, ...changes }, { width, height: 320 })
const group = (svg: string, className: string) =>
  new RegExp(`<g[^>]*class="${className}"[^>]*>(.*?)</g>`).exec(svg)?.[1] ?? ''
const rects = (markup: string) => markup.split('<rect ').length - 1

describe('an intensity chart', () => {
  test('has a bar for each hour in the colour of its quarter', () => {
    for (const quartile of [1, 2, 3, 4]) expect(rects(group(draw(), `bar co2-${quartile}`))).toBe(6)
  })

  test('hatches what is not reported, by a pattern of its own', () => {
    const svg = draw()
    expect(rects(group(svg, 'bar-hatch'))).toBe(12)
    const id = /<pattern id="([^"]+)"/.exec(svg)?.[1]
    expect(svg).toContain(`fill="url(#${id})"`)
    expect(draw({}, 400)).not.toContain(`id="${id}"`)
    expect(rects(group(draw({ hours: hours(24).map((hour) => ({ ...hour, kind: 'reported' })) }), 'bar-hatch'))).toBe(0)
  })

  test('leaves hours that are not known open', () => {
    const gap = hours(24).map((hour, index) => (index === 0 ? { ...hour, gPerKwh: null } : hour))
    expect(rects(group(draw({ hours: gap }), 'bar co2-1'))).toBe(5)
  })

  test('is a picture with a name, escaped, and says unit, zone, now and what the brackets are', () => {
    const svg = draw()
    expect(svg).toContain('aria-label="Intensity &quot;here&quot; &amp; &lt;there&gt;"')
    const texts = [...svg.matchAll(/>([^<>]+)<\/t(?:ext|span)>/g)].map(([, text]) => text)
    for (const text of ['g CO2/kWh', 'CDT', 'now', 'clean window', 'best 3 h', '06:00']) expect(texts).toContain(text)
    expect(svg).not.toContain('NaN')
  })

  test('without an hour, a limit or a window is still a drawing', () => {
    const { limit: _, ...rest } = chart
    const svg = drawIntensityChart({ ...rest, hours: [], spans: [] }, { width: 400, height: 300 })
    expect(svg).toMatch(/^<svg /)
    expect(svg).not.toContain('NaN')
  })

  test.each([
    ['2024-03-10T06:00Z', 23],
    ['2024-11-03T05:00Z', 25],
  ])('from %s draws a day of %i hours', (start, count) => {
    const first = Temporal.Instant.from(start).epochMilliseconds
    const day = hours(count).map((hour, index) => ({
      ...hour,
      startMs: first + index * HOUR_MS,
      endMs: first + (index + 1) * HOUR_MS,
    }))
    const svg = draw({ hours: day, spans: [], moment: { epochMs: first, label: 'now' } })
    const bars = [1, 2, 3, 4].map((quartile) => rects(group(svg, `bar co2-${quartile}`)))
    expect(bars.reduce((a, b) => a + b)).toBe(count)
  })
})
