import { execFile } from 'node:child_process'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = new URL('../../', import.meta.url)

/** The folder of the built pages, built first when a source is newer; test files that run at once build once. */
export async function webBundleUrl(): Promise<URL> {
  const lock = new URL('dist/.web-build/', root)
  await mkdir(new URL('dist/', root), { recursive: true })
  while (!(await claim(lock))) await setTimeout(100)
  try {
    if (await isStale()) await build()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
  return new URL('dist/web/', root)
}

/** Makes the folder that stands for the right to build. One left behind by a killed run is taken over after a minute. */
async function claim(lock: URL): Promise<boolean> {
  try {
    await mkdir(lock)
    return true
  } catch {
    const since = await modified(lock)
    if (since > 0 && performance.timeOrigin + performance.now() - since > 60_000)
      await rm(lock, { recursive: true, force: true })
    return false
  }
}

async function isStale(): Promise<boolean> {
  const built = await modified(new URL('dist/web/server/index.js', root))
  const sources = await Promise.all(['src/web', 'src/client', 'src/contract', 'src/core'].map(newestIn))
  const configs = await Promise.all(
    ['vite.config.ts', 'react-router.config.ts'].map((name) => modified(new URL(name, root))),
  )
  return built < Math.max(...sources, ...configs)
}

async function build(): Promise<void> {
  const bin = fileURLToPath(new URL('node_modules/@react-router/dev/bin.cjs', root))
  await promisify(execFile)(process.execPath, [bin, 'build'], {
    cwd: fileURLToPath(root),
    // The test runner's own NODE_ENV would bundle React for development.
    env: { ...process.env, NODE_ENV: 'production' },
  })
}

async function newestIn(folder: string): Promise<number> {
  const entries = await readdir(new URL(folder, root), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const times = await Promise.all(files.map(async (file) => (await stat(`${file.parentPath}/${file.name}`)).mtimeMs))
  return Math.max(0, ...times)
}

/** 0 where it does not exist. */
async function modified(url: URL): Promise<number> {
  return stat(url).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}
