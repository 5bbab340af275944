// npm run docs [-- --check]: writes docs/datasets.md from the catalogue; --check only says whether it is fresh.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'

const node = await ensureInstalled()
const { stdout } = await promisify(execFile)(node, [inRoot('src/cli/main.ts'), 'catalog', '--markdown'])
const file = inRoot('docs', 'datasets.md')
if (!process.argv.includes('--check')) await writeFile(file, stdout)
else if ((await readFile(file, 'utf8').catch(() => '')) !== stdout) {
  console.error('docs/datasets.md is stale: npm run docs writes it anew')
  process.exitCode = 1
}
