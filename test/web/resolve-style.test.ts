import { expect, test } from 'vitest'
import { readTokens, resolveStyle } from '../../src/web/embed/resolve-style.ts'

const TOKENS = `:root { color-scheme: light dark; --ink: #000000; --line: var(--ink); }
@media (prefers-color-scheme: dark) { :root { --ink: #ffffff; } }`

test('tokens have a light value and, where there is one, a dark one', () => {
  const { light, dark } = readTokens(TOKENS)
  expect([light.get('--ink'), dark.get('--ink'), dark.get('--line')]).toEqual(['#000000', '#ffffff', 'var(--ink)'])
})

test('a drawing keeps what paints, with the values of its theme', () => {
  const css = `/* a line */ .line { fill: none; stroke: var(--line); width: 100%; display: block }
.line:hover { stroke: red } @media (max-width: 3px) { .line { stroke: blue } }
.a, .b:focus { stroke: var(--none, green) } .c { fill: var(--none) }`
  expect(resolveStyle(css, readTokens(TOKENS).dark)).toBe('.line{fill:none;stroke:#ffffff}\n.a{stroke:green}')
  expect(resolveStyle(css)).toContain('stroke:var(--line)')
})
