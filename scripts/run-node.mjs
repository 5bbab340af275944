import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { chdir } from 'node:process'
import { pathToFileURL } from 'node:url'
import { inRoot, root } from './root.mjs'

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Runs `node` with `args` and answers with its exit code (128 + n for a signal). Signals sent to us go to it. */
export async function runNode(node, args, { cwd = root, env = {}, stdio = 'inherit' } = {}) {
  const ended = await start(node, args, { cwd, env: environment(env), stdio })
  return ended.signal ? 128 + signalNumber(ended.signal) : ended.code
}

/** Goes on as `node` with `args`: replaces this process where Node can, else runs a child that ends with us and ends as it ended. Never returns. */
export async function becomeNode(node, args, { cwd = root, env = {} } = {}) {
  if (process.execve && process.platform !== 'win32') {
    chdir(cwd)
    process.execve(node, [node, ...args], environment(env))
  }
  const preload = `${pathToFileURL(inRoot('scripts', 'exit-with-parent.mjs'))}?parent=${process.pid}`
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const ended = await start(node, ['--import', preload, ...args], { cwd, env: environment(env), stdio })
  if (ended.signal) process.kill(process.pid, ended.signal)
  else process.exit(ended.code)
}

function start(node, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, options)
    const forward = (signal) => child.kill(signal)
    for (const signal of FORWARDED) process.on(signal, forward)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const each of FORWARDED) process.off(each, forward)
      resolve({ code, signal })
    })
  })
}

function environment(env) {
  const path = [inRoot('node_modules', '.bin'), process.env.PATH].filter(Boolean).join(delimiter)
  // What Node compiles is kept: most of a start goes into it.
  return { NODE_COMPILE_CACHE: inRoot('.cache', 'compiled'), ...process.env, PATH: path, ...env }
}

function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1
}
