// npm run check [-- --fast | --no-tests]: every rule of the project; --fast leaves out tests and build, --no-tests only the tests.
import { buildLib } from './build-lib.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot } from './root.mjs'
import { runNode } from './run-node.mjs'
import { tool } from './tool.mjs'

const fast = process.argv.includes('--fast')
const withoutTests = fast || process.argv.includes('--no-tests')
const node = await ensureInstalled()
const run = (...args) => runNode(node, args)

const steps = [
  { name: 'biome', run: () => run(tool('@biomejs/biome', 'biome'), 'check', '.') },
  { name: 'route types', run: () => run(tool('@react-router/dev', 'react-router'), 'typegen') },
  { name: 'types', run: () => run(tool('typescript', 'tsc'), '-p', 'tsconfig.json') },
  { name: 'types of web', run: () => run(tool('typescript', 'tsc'), '-p', 'tsconfig.web.json') },
  { name: 'rooms', run: () => run(tool('dependency-cruiser', 'depcruise'), 'src') },
  { name: 'unused', run: () => run(tool('knip')) },
  { name: 'docs', run: () => run(inRoot('scripts', 'docs.mjs'), '--check') },
  ...(withoutTests ? [] : [{ name: 'tests', run: () => run(inRoot('scripts', 'test.mjs')) }]),
  ...(fast ? [] : [{ name: 'build', run: build }]),
]

const results = []
for (const step of steps) {
  console.log(`\n— ${step.name}`)
  const began = performance.now()
  const code = await step.run()
  results.push({ ...step, code, seconds: (performance.now() - began) / 1000 })
}

console.log('')
for (const { name, code, seconds } of results) {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds.toFixed(1).padStart(6)} s`)
}
process.exitCode = results.some((result) => result.code !== 0) ? 1 : 0

async function build() {
  const code = await buildLib(node)
  if (code === 0) await ensureWebBuilt(node)
  return code
}
