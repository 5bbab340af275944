import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { inRoot } from './root.mjs'
import { tell } from './tell.mjs'

/** Runs `work` while no other process of this checkout holds `name`: two terminals never install or build at once. */
export async function hold(name, work) {
  const file = inRoot('.cache', `${name}.lock`)
  mkdirSync(inRoot('.cache'), { recursive: true })
  for (let waited = false; !take(file); waited = true) {
    if (!waited) tell(`waiting for another gridlake command in this folder (${name})`)
    await sleep(250)
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isHolderAlive(file)) rmSync(file, { force: true })
    return false
  }
}

function isHolderAlive(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    // An empty file is one whose holder has opened it and not yet written its number.
    if (holder > 0) process.kill(holder, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
