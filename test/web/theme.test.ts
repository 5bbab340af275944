import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const css = await readFile(new URL('../../src/web/styles/tokens.css', import.meta.url), 'utf8')

const declarations = (block: string) => block.match(/--[\w-]+: [^;]+;/g) ?? []
const blockAt = (start: string) => {
  const from = css.indexOf(start)
  return from < 0 ? '' : css.slice(from, css.indexOf('}', from))
}

test('who chose dark sees what those see whose system did', () => {
  const bySystem = declarations(blockAt(':root:not([data-theme="light"])'))
  expect(bySystem.length).toBeGreaterThan(30)
  expect(declarations(blockAt(':root[data-theme="dark"]'))).toEqual(bySystem)
})
