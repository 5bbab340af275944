import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'

const css = await readFile(new URL('../../src/web/styles/tokens.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

const tokens = (text: string) =>
  new Map([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]))

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

describe.each([
  ['light', tokens(light)],
  ['dark', tokens(dark)],
])('in the %s theme', (_theme, colours) => {
  const of = (name: string) => colours.get(name) ?? expect.fail(`no --${name}`)

  test.each(['text', 'text-dim', 'accent', 'good', 'warn', 'bad'])('%s can be read', (name) => {
    for (const ground of ['surface', 'page', 'sunken'])
      expect(contrast(of(name), of(ground))).toBeGreaterThanOrEqual(4.5)
  })

  test.each([
    'hub-1',
    'hub-2',
    'hub-3',
    'hub-4',
    'wind-edge',
    'wind-forecast',
    'wind-earlier',
    'demand',
    'demand-forecast',
    'line-strong',
    'focus',
  ])('%s stands out from its card', (name) => {
    expect(contrast(of(name), of('surface'))).toBeGreaterThanOrEqual(3)
  })

  test.each(['notice', 'past'])('%s banners can be read', (name) => {
    expect(contrast(of(`${name}-text`), of(name))).toBeGreaterThanOrEqual(4.5)
  })
})

test('both themes name the same colours', () => {
  expect([...tokens(dark).keys()].filter((name) => !tokens(light).has(name))).toEqual([])
})
