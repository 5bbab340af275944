// npm run docs [-- --check | --pictures]: writes docs/datasets.md from the catalogue and docs/openapi.json from the contract; --check
// only says whether they are fresh; --pictures takes those of docs/images too.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'
import { runNode } from './run-node.mjs'
import { tool } from './tool.mjs'

const GENERATED = {
  'datasets.md': [inRoot('src/cli/main.ts'), 'catalog', '--markdown'],
  'openapi.json': [inRoot('scripts', 'openapi.mjs')],
}

const node = await ensureInstalled()
for (const [name, args] of Object.entries(GENERATED)) {
  const { stdout } = await promisify(execFile)(node, args, { maxBuffer: 16 * 1024 * 1024 })
  const file = inRoot('docs', name)
  if (!process.argv.includes('--check')) await writeFile(file, stdout)
  else if ((await readFile(file, 'utf8').catch(() => '')) !== stdout) {
    console.error(`docs/${name} is stale: npm run docs writes it anew`)
    process.exitCode = 1
  }
}

if (process.argv.includes('--pictures')) {
  const code = await runNode(node, [tool('vitest'), 'run', 'test/e2e/pictures.test.ts'], {
    env: { GRIDLAKE_PICTURES: '1' },
  })
  if (code !== 0) process.exitCode = code
}
