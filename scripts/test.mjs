// npm test [-- [--no-skips] arguments of vitest]. The last line of the output is the count.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'
import { runNode } from './run-node.mjs'
import { closingLine, countTests } from './test-counts.mjs'
import { tool } from './tool.mjs'

const args = process.argv.slice(2)
const noSkips = args.includes('--no-skips') || process.env.GRIDLAKE_TEST_NO_SKIPS === '1'
const passedOn = args.filter((arg) => arg !== '--no-skips')

const node = await ensureInstalled()
await ensureWebBuilt(node)

const folder = mkdtempSync(join(tmpdir(), 'gridlake-test-'))
const file = join(folder, 'report.json')
const reporters = passedOn.some((arg) => arg.startsWith('--reporter')) ? [] : ['--reporter=default']
const code = await runNode(node, [
  tool('vitest'),
  'run',
  ...reporters,
  '--reporter=json',
  `--outputFile.json=${file}`,
  ...passedOn,
])
const counts = readCounts()
rmSync(folder, { recursive: true, force: true })

let status = code
if (noSkips && counts.skipped > 0) {
  status ||= 1
  console.log(`${counts.skipped} skipped, and a skipped test is a failure here:`)
  for (const name of counts.skippedNames) console.log(`  ${name.replace(`${root}/`, '')}`)
}
if (code !== 0 && counts.failed === 0) console.log(`vitest ended with code ${code} though no test failed: see above`)
console.log(closingLine(counts))
process.exitCode = status

function readCounts() {
  try {
    return countTests(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 0, skipped: 0, skippedNames: [] }
  }
}
