import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inRoot } from './root.mjs'
import { tell } from './tell.mjs'

const PINNED_MAJOR = 26
const LEAST_MAJOR = 24

/** The Node to run gridlake with: the pinned one, else this one when it is new enough, else undefined. Starts it once to be sure. */
export function findNode() {
  const pinned = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(pinned)) placePinned()
  if (majorOf(pinned) >= PINNED_MAJOR) return pinned
  if (majorOf(process.execPath) < LEAST_MAJOR) return undefined
  tell(`the pinned Node ${PINNED_MAJOR} does not run here; going on with Node ${process.version}`)
  return process.execPath
}

/** The package `node` places its binary in an install script; some npm settings skip those. */
function placePinned() {
  const folder = inRoot('node_modules', 'node')
  if (!existsSync(folder)) return
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, stdio: ['ignore', 2, 2] })
}

function majorOf(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return answer.status === 0 ? Number.parseInt(answer.stdout.slice(1), 10) : 0
}
