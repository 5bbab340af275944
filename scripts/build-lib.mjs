import { existsSync, readdirSync, rmSync } from 'node:fs'
import { copyAssets } from './copy-assets.mjs'
import { inRoot } from './root.mjs'
import { runNode } from './run-node.mjs'
import { tool } from './tool.mjs'

/** Compiles src/ but the web app into dist/, which keeps nothing of earlier builds; `flags` of tsc; the exit code. */
export async function buildLib(node, flags = [], options = {}) {
  const dist = inRoot('dist')
  const old = existsSync(dist) ? readdirSync(dist).filter((name) => name !== 'web') : []
  for (const name of old) rmSync(inRoot('dist', name), { recursive: true })
  const code = await runNode(node, [tool('typescript', 'tsc'), '-p', 'tsconfig.build.json', ...flags], options)
  copyAssets()
  return code
}
