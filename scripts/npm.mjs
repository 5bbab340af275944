import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter } from 'node:path'
import { inRoot, root } from './root.mjs'

/** Runs npm in the checkout, its output on standard error; the exit code. Uses the npm that called us, else the one on PATH. */
export function runNpm(args) {
  const cli = process.env.npm_execpath ?? ''
  // npm may replace node_modules while it runs, so neither it nor its children may take their Node from there.
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.startsWith(inRoot('node_modules')))
  const env = { ...process.env, PATH: path.join(delimiter) }
  const [command, ...first] = cli.endsWith('npm-cli.js') && existsSync(cli) ? [nodeOfNpm(), cli] : ['npm']
  const windows = process.platform === 'win32' && command === 'npm'
  const ended = spawnSync(command, [...first, ...args], { cwd: root, env, stdio: ['ignore', 2, 2], shell: windows })
  return ended.error ? 127 : (ended.status ?? 1)
}

function nodeOfNpm() {
  const node = process.env.npm_node_execpath
  return node && existsSync(node) ? node : process.execPath
}
