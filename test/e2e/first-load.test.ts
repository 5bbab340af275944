import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openWeb } from './open-web.ts'
import { PAGES } from './pages.ts'

const BUDGET_BYTES = 170 * 1024
/** Static imports: `from './x.js'`, `import './x.js'`, and what the document names. Those by `import()` come later, on use. */
const STATIC = /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']|["'](?:\/assets\/)([\w.-]+\.js)["']/g

const web = openWeb()

/** One address a route: the others load the same. */
const ROUTES = [...new Map(PAGES.map((page) => [routeOf(page.path), page])).values()]

describe('JavaScript of the first load', () => {
  test.each(ROUTES)('of $name is at most 170 KB, gzipped', async ({ path }) => {
    const sources = await firstLoad(path)
    const bytes = [...sources.values()].reduce((sum, source) => sum + gzipSync(source, { level: 9 }).length, 0)
    expect([...sources.keys()].map((name) => name.split('-')[0])).toEqual(
      expect.arrayContaining(['entry.client', 'root']),
    )
    expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES)
    // Neither charts nor schemas nor what is loaded on use belong to it.
    expect([...sources.values()].join('')).not.toMatch(/ZodError|observablehq|uPlot|react-aria-ComboBox|cm-editor/)
    process.stdout.write(`first load of ${path}: ${(bytes / 1024).toFixed(1)} KB of JavaScript, gzipped\n`)
  })
})

async function firstLoad(path: string): Promise<Map<string, string>> {
  const html = await (await fetch(`${web.url}${path}`)).text()
  const sources = new Map<string, string>()
  const visit = async (text: string): Promise<void> => {
    for (const [, imported, named] of text.matchAll(STATIC)) {
      const name = imported ?? named ?? ''
      // The manifest names the chunks of other routes too; they load when they are gone to.
      if (sources.has(name) || name.startsWith('manifest-')) continue
      const source = await (await fetch(`${web.url}/assets/${name}`)).text()
      sources.set(name, source)
      await visit(source)
    }
  }
  await visit(html)
  return sources
}

function routeOf(path: string): string {
  const [bare = ''] = path.split('?')
  return bare.replace(/^\/ba\/\w+/, '/ba').replaceAll(/\/(\d{4}-\d\d-\d\d|[a-z]+\.\w+)$/g, '/:id')
}
