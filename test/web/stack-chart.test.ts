import { describe, expect, test } from 'vitest'
import { drawStackChart } from '../../src/web/charts/stack-chart.server.ts'
import { sampleStack } from './sample-stack.ts'

const WIDE = { width: 1120, height: 460 }
const draw = (date: string, size = WIDE) => drawStackChart(sampleStack(date), size)
const textsOf = (svg: string) => [...svg.matchAll(/>([^<>]+)<\/t(?:ext|span)>/g)].map(([, text]) => text)

describe('a stack', () => {
  test('is a picture with a name, escaped, without labels that assistive technology may not read', () => {
    const svg = draw('2026-06-10')
    expect(svg).toContain('role="img" aria-label="Generation of ERCO &quot;by fuel&quot; &amp; demand"')
    expect(svg).not.toMatch(/<g[^>]*aria-label|NaN|undefined/)
  })

  test('has each layer, from the outermost inwards, with an edge of its own', () => {
    const svg = draw('2026-06-10')
    const layers = [...svg.matchAll(/class="layer fuel-(\w+)"/g)].map(([, fuel]) => fuel)
    // The battery gives and takes: a part above zero, a part below.
    expect(layers).toEqual(['battery', 'battery', 'solar', 'gas', 'nuclear'])
    expect(svg.match(/class="edge fuel-/g)?.length).toBe(5)
  })

  test('names layers inside them where they fit, and what is worth a word', () => {
    const texts = textsOf(draw('2026-06-10'))
    for (const text of ['Nuclear', 'Gas', 'Solar', 'Peak 62,000 MW at 15:00', 'Ramp +6,120 MW in an hour', 'MW'])
      expect(texts).toContain(text)
    expect(textsOf(draw('2026-06-10', { width: 340, height: 330 }))).toEqual(
      expect.arrayContaining(['Peak', 'Lowest', 'Miss', 'Ramp', 'Cleanest']),
    )
  })

  test('has no colour of its own, so that a theme needs no new drawing', () => {
    expect(draw('2026-06-10')).not.toMatch(/#[0-9a-f]{6}|rgb\(/i)
  })

  test('draws 23 hours and says which is missing', () => {
    const texts = textsOf(draw('2024-03-10'))
    expect(texts).toContain('No 02:00: clocks go forward')
    expect(texts.filter((text) => text === '03:00').length).toBe(1)
    expect(texts.filter((text) => text === '02:00').length).toBe(0)
    expect(stepsOf(draw('2024-03-10'))).toBe(23)
  })

  test('draws 25 hours and says which comes twice', () => {
    expect(textsOf(draw('2024-11-03'))).toContain('01:00 comes twice: CDT, then CST')
    expect(stepsOf(draw('2024-11-03'))).toBe(25)
    expect(stepsOf(draw('2026-06-10'))).toBe(24)
  })

  test('leaves a gap where nothing was published', () => {
    const chart = sampleStack('2026-06-10')
    const layers = chart.layers.map((layer) => ({
      ...layer,
      values: layer.values.map((value, index) => (index === 8 ? null : value)),
    }))
    const svg = drawStackChart({ ...chart, layers }, WIDE)
    const path = /class="edge fuel-nuclear"[^>]*><path d="([^"]+)"/.exec(svg)?.[1] ?? ''
    expect(path.match(/M/g)?.length).toBe(2)
  })

  test('without a value still has its axes', () => {
    const svg = drawStackChart({ ...sampleStack('2026-06-10'), layers: [], lines: [], annotations: [] }, WIDE)
    expect(textsOf(svg)).toContain('06:00')
    expect(svg).not.toContain('NaN')
  })
})

/** Levels of the demand line: one for each hour, all of them different in the sample. */
function stepsOf(svg: string): number {
  const path = /class="line demand-actual"[^>]*><path d="([^"]+)"/.exec(svg)?.[1] ?? ''
  return path.match(/H/g)?.length ?? 0
}
