import { findNode } from './find-node.mjs'
import { hold } from './hold.mjs'
import { isLockInstalled, readInstalled, writeInstalled } from './install-state.mjs'
import { runNpm } from './npm.mjs'
import { giveUp, tell } from './tell.mjs'

// Not `npm ci`: it refuses a lock that lacks optional packages of other platforms, and npm writes such locks. `--no-save` leaves the lock alone.
const QUIET = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev']

/** Installs packages when they are missing or stale, then answers with the path of the Node to run. Quick when nothing is to be done. */
export async function ensureInstalled() {
  const installed = readInstalled()
  if (installed) return installed.node
  return hold('install', () => readInstalled()?.node ?? install())
}

function install() {
  if (!isLockInstalled()) {
    const began = performance.now()
    tell('installing packages; the first time takes about a minute')
    const code = runNpm(['install', ...QUIET])
    if (code !== 0) {
      const reason = code === 127 ? 'npm was not found' : `npm install ended with code ${code}`
      giveUp(
        `packages could not be installed: ${reason}`,
        'look at the lines above; most often the registry was not reachable. Then try again, or run: npm install',
      )
    }
    tell(`packages installed in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  }
  const node = findNode()
  if (!node) {
    giveUp(
      `Node ${process.version} is too old to run gridlake, and its own Node 26 could not be installed or does not run here`,
      'allow install scripts for the package "node" (npm config get ignore-scripts), or install Node 26; then try again',
    )
  }
  writeInstalled(node)
  return node
}
