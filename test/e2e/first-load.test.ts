import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { serveFixture } from './serve-fixture.ts'
import { webBundleUrl } from './web-bundle.ts'

const BUDGET_BYTES = 170 * 1024
const SCRIPT = /["'(](?:\/assets\/|\.\/)([\w.-]+\.js)["')]/g

test('the first page loads at most 170 KB of JavaScript, gzipped', async () => {
  await using served = await serveFixture()
  const html = await (await fetch(served.url)).text()
  const assets = new URL('client/assets/', await webBundleUrl())
  const sources = new Map<string, string>()
  const visit = async (text: string): Promise<void> => {
    for (const [, name = ''] of text.matchAll(SCRIPT)) {
      // The manifest names the chunks of other routes too; they load when they are gone to.
      if (sources.has(name) || /^(manifest|not-found)-/.test(name)) continue
      const source = await readFile(new URL(name, assets), 'utf8')
      sources.set(name, source)
      await visit(source)
    }
  }
  await visit(html)
  const bytes = [...sources.values()].reduce((sum, source) => sum + gzipSync(source, { level: 9 }).length, 0)
  expect([...sources.keys()].map((name) => name.split('-')[0])).toEqual(
    expect.arrayContaining(['entry.client', 'root', 'pulse']),
  )
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES)
  // Neither the charts nor the schemas belong in a browser.
  expect([...sources.values()].join('')).not.toMatch(/ZodError|observablehq/)
  process.stdout.write(`first load: ${(bytes / 1024).toFixed(1)} KB of JavaScript, gzipped\n`)
})
