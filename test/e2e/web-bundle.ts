import { execFile } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = new URL('../../', import.meta.url)

/** The folder of the built pages, built first when a source is newer. */
export async function webBundleUrl(): Promise<URL> {
  const built = await modified(new URL('dist/web/server/index.js', root))
  const sources = await Promise.all(['src/web', 'src/client', 'src/contract', 'src/core'].map(newestIn))
  const configs = await Promise.all(
    ['vite.config.ts', 'react-router.config.ts'].map((name) => modified(new URL(name, root))),
  )
  if (built < Math.max(...sources, ...configs)) {
    const bin = fileURLToPath(new URL('node_modules/@react-router/dev/bin.cjs', root))
    await promisify(execFile)(process.execPath, [bin, 'build'], { cwd: fileURLToPath(root) })
  }
  return new URL('dist/web/', root)
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
