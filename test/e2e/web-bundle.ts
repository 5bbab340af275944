import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildOnce, modifiedMs } from './build-once.ts'

const root = new URL('../../', import.meta.url)

/** Copies that nobody can still be serving. */
const OLD_MS = 3_600_000

/**
 * A folder of the built pages, built first when a source is newer; test files that run at once build once. It is a copy, so that
 * whoever builds next takes nothing away from those who serve it.
 */
export async function webBundleUrl(): Promise<URL> {
  const lock = new URL('dist/.web-build/', root)
  let copy: URL | undefined
  await mkdir(copies, { recursive: true })
  await buildOnce(
    lock,
    async () => {
      if (await isStale()) return false
      copy = await nameOfCopy()
      return (await modifiedMs(copy)) > 0
    },
    async () => {
      if (await isStale()) await build()
      copy = await nameOfCopy()
      await dropOldCopies()
      await cp(new URL('dist/web/', root), copy, { recursive: true })
    },
  )
  return copy ?? new URL('dist/web/', root)
}

const copies = new URL('dist/web-copies/', root)

const nameOfCopy = async () => new URL(`${await modifiedMs(new URL('dist/web/server/index.js', root))}/`, copies)

async function dropOldCopies(): Promise<void> {
  const before = performance.timeOrigin + performance.now() - OLD_MS
  for (const name of await readdir(copies)) {
    const copy = new URL(`${name}/`, copies)
    if ((await modifiedMs(copy)) < before) await rm(copy, { recursive: true, force: true })
  }
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
