import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { webBundleUrl } from './web-bundle.ts'

const BUDGET_BYTES = 170 * 1024

test('the first page loads at most 170 KB of JavaScript, gzipped', async () => {
  const client = new URL('client/', await webBundleUrl())
  const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', client), 'utf8')) as Record<
    string,
    { file: string; imports?: string[]; src?: string }
  >
  const wanted = Object.keys(manifest).filter((key) => /entry\.client|root\.tsx|pulse\.tsx/.test(key))
  expect(wanted).toHaveLength(3)
  const files = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const key of wanted) visit(key)
  const sources = await Promise.all([...files].map((file) => readFile(new URL(file, client))))
  const bytes = sources.reduce((sum, source) => sum + gzipSync(source, { level: 9 }).length, 0)
  expect(bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES)
  // Neither the charts nor the schemas belong in a browser.
  expect(Buffer.concat(sources).toString()).not.toMatch(/ZodError|observablehq/)
  process.stdout.write(`first load: ${(bytes / 1024).toFixed(1)} KB of JavaScript, gzipped\n`)
})
