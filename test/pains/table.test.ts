import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const README = readFileSync(new URL('README.md', import.meta.url), 'utf8')

interface Row {
  pain: string
  where: string
  title: string
}

const rows = README.split('\n').flatMap((line): Row[] => {
  const [pain = '', , , where = '', title = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
  return /^(\d+|\+)$/.test(pain) ? [{ pain, where, title }] : []
})

test('every pain from 1 to 25 has a test', () => {
  const pains = new Set(rows.map(({ pain }) => pain))
  for (let pain = 1; pain <= 25; pain++) expect(pains).toContain(String(pain))
})

test.each(rows)('#$pain $where: $title', ({ where, title }) => {
  expect(title).not.toBe('')
  if (where.startsWith('test/golden/')) {
    expect(existsSync(new URL(`${where}/${title}/expected.json`, ROOT))).toBe(true)
    return
  }
  const text = readFileSync(new URL(where, ROOT), 'utf8')
  const quoted = ["'", '"', '`'].map((quote) => `${quote}${title}${quote}`)
  expect(quoted.some((name) => text.includes(name))).toBe(true)
})

test('every test of this folder is in the table', () => {
  const named = new Set(rows.map(({ where, title }) => `${where} ${title}`))
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /(?<!^table)\.test\.ts$/.test(name))
  expect(files.length).toBeGreaterThan(2)
  const missing = files.flatMap((name) => {
    const where = `test/pains/${name}`
    const titles = readFileSync(new URL(where, ROOT), 'utf8').matchAll(/^.*\(\s*'([#+][^']+)'/gm)
    return [...titles].map(([, title]) => `${where} ${title}`).filter((each) => !named.has(each))
  })
  expect(missing).toEqual([])
})
