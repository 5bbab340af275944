import { execFile } from 'node:child_process'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildOnce, modifiedMs } from './build-once.ts'

const root = new URL('../../', import.meta.url)

/** The folder of the built pages, built first when a source is newer; test files that run at once build once. */
export async function webBundleUrl(): Promise<URL> {
  const lock = new URL('dist/.web-build/', root)
  await mkdir(new URL('dist/', root), { recursive: true })
  await buildOnce(lock, async () => !(await isStale()), build)
  return new URL('dist/web/', root)
}

async function isStale(): Promise<boolean> {
  const built = await modifiedMs(new URL('dist/web/server/index.js', root))
  const sources = await Promise.all(['src/web', 'src/client', 'src/contract', 'src/core'].map(newestIn))
  const configs = await Promise.all(
    ['vite.config.ts', 'react-router.config.ts'].map((name) => modifiedMs(new URL(name, root))),
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
