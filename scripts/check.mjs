// npm run check [-- --fast | --no-tests]: every rule of the project; --fast leaves out tests and build, --no-tests only the tests.
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildLib } from './build-lib.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'
import { runNode } from './run-node.mjs'
import { tool } from './tool.mjs'

const AT_ONCE = 2

const fast = process.argv.includes('--fast')
const withoutTests = fast || process.argv.includes('--no-tests')
const node = await ensureInstalled()
const run =
  (...args) =>
  (options) =>
    runNode(node, args, options)

/** What others read comes before them; then the longest first. */
const stages = [
  [{ name: 'route types', run: run(tool('@react-router/dev', 'react-router'), 'typegen') }],
  [
    { name: 'types', run: run(tool('typescript', 'tsc'), '-p', 'tsconfig.json') },
    ...(fast ? [] : [{ name: 'build', run: build }]),
    { name: 'types of web', run: run(tool('typescript', 'tsc'), '-p', 'tsconfig.web.json') },
    { name: 'unused', run: run(tool('knip')) },
    { name: 'biome', run: run(tool('@biomejs/biome', 'biome'), 'check', '.') },
    { name: 'rooms', run: run(tool('dependency-cruiser', 'depcruise'), 'src') },
    { name: 'docs', run: run(inRoot('scripts', 'docs.mjs'), '--check') },
  ],
  ...(withoutTests ? [] : [[{ name: 'tests', run: run(inRoot('scripts', 'test.mjs')), isAlone: true }]]),
]

const logs = mkdtempSync(join(tmpdir(), 'gridlake-check-'))
const results = []
for (const stage of stages) {
  const queue = stage.values()
  const worker = async () => {
    for (const step of queue) results.push(await take(step))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
rmSync(logs, { recursive: true })

console.log('')
for (const { name, code, seconds } of results) {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`)
}
process.exitCode = results.some((result) => result.code !== 0) ? 1 : 0

/** Runs a step; what it says is printed when it is done, that of one alone as it comes. */
async function take({ name, run, isAlone = false }) {
  const began = performance.now()
  const file = join(logs, name)
  const log = isAlone ? undefined : openSync(file, 'w')
  const code = await run(log === undefined ? {} : { stdio: ['ignore', log, log] })
  if (log !== undefined) closeSync(log)
  console.log(`\n— ${name}${log === undefined ? '' : `\n${readFileSync(file, 'utf8')}`}`.trimEnd())
  return { name, code, seconds: (performance.now() - began) / 1000 }
}

/** The types are checked beside it. */
async function build(options) {
  const code = await buildLib(node, ['--noCheck'], options)
  if (code === 0) await ensureWebBuilt(node)
  return code
}
