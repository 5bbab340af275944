import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { datasetsPage } from '../../src/cli/catalog/datasets-page.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import type { Dataset } from '../../src/datasets/dataset.ts'
import type { Mart } from '../../src/datasets/mart.ts'
import { MARTS } from '../../src/datasets/marts.ts'

describe('docs/datasets.md', () => {
  const page = datasetsPage()

  it('is what `npm run docs` writes today', () => {
    const kept = readFileSync(new URL('../../docs/datasets.md', import.meta.url), 'utf8')
    expect(kept === page, 'docs/datasets.md is stale: npm run docs writes it anew').toBe(true)
  })

  it('says each column with its unit, each way in with its state, each epoch with its header', () => {
    const all: readonly (Dataset | Mart)[] = [...CATALOGUE, ...MARTS]
    for (const { id, columns } of all) {
      const section = page.split(`### ${id}\n`)[1]?.split('\n### ')[0] ?? ''
      for (const { name, type, unit = '' } of columns) expect(section).toContain(`| \`${name}\` | ${type} | ${unit} | `)
    }
    const catalogue: readonly Dataset[] = CATALOGUE
    for (const { id, bindings, wire } of catalogue) {
      const section = page.split(`### ${id}\n`)[1]?.split('\n### ')[0] ?? ''
      for (const { via, product } of bindings)
        expect(section).toMatch(new RegExp(`^\\| ${via} \\| ${product} \\| .*(verified|declared) \\|$`, 'm'))
      for (const { epoch, format, seen } of wire)
        expect(section).toContain(
          `Epoch \`${epoch}\`, ${format}, ${seen === undefined ? 'declared' : `verified by ${seen}`}`,
        )
    }
  })

  it('keeps to one line a row, and leads its links somewhere', () => {
    const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title.replaceAll('.', '').toLowerCase())
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(links.length).toBeGreaterThan(CATALOGUE.length)
    for (const anchor of links) expect(anchors).toContain(anchor)
  })
})
