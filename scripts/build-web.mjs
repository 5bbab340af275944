import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { hold } from './hold.mjs'
import { inRoot, root } from './root.mjs'
import { runNode } from './run-node.mjs'
import { giveUp, tell } from './tell.mjs'
import { tool } from './tool.mjs'

const STAMP = inRoot('dist', 'web', '.gridlake-stamp')
const FOLDERS = ['src/web', 'src/client', 'src/contract', 'src/core', 'src/datasets']
const FILES = ['react-router.config.ts', 'vite.config.ts', 'tsconfig.json', 'tsconfig.web.json', 'package-lock.json']

/** Builds the web app into dist/web when its sources changed since it was last built. */
export async function ensureWebBuilt(node) {
  if (isBuilt()) return
  await hold('build', async () => {
    if (!isBuilt()) await build(node)
  })
}

async function build(node) {
  const began = performance.now()
  const hash = hashSources()
  tell('building the web app')
  mkdirSync(inRoot('.cache'), { recursive: true })
  const log = inRoot('.cache', 'build-web.log')
  const output = openSync(log, 'w')
  const code = await runNode(node, [tool('@react-router/dev', 'react-router'), 'build'], {
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  if (code !== 0) giveUp(`the web app could not be built (code ${code}):`, readFileSync(log, 'utf8'))
  writeFileSync(STAMP, hash)
  tell(`web app built in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

function isBuilt() {
  try {
    return readFileSync(STAMP, 'utf8') === hashSources()
  } catch {
    return false
  }
}

function hashSources() {
  const hash = createHash('sha256')
  const found = FOLDERS.flatMap((folder) => filesUnder(inRoot(...folder.split('/'))))
  for (const file of [...found.sort(), ...FILES.map((name) => inRoot(name))]) {
    hash.update(`${relative(root, file)}\0`).update(readIfThere(file))
  }
  return hash.digest('hex')
}

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

function readIfThere(file) {
  try {
    return readFileSync(file)
  } catch {
    return ''
  }
}
