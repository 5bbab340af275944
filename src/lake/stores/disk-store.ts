import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { guardDisk } from './guard-disk.ts'
import type { ObjectStore } from './object-store.ts'

/** Between them whoever waits gets a turn. */
const WRITES_IN_A_ROW = 16

/** A lake in a directory. Errors: `lake.full` when the disk is; `config.invalid` when the directory can't be used. */
export function openDiskStore(directory: string): ObjectStore {
  const root = resolve(directory)
  const at = (path: string) => join(root, path)
  const scratch = (name: string) => join(root, 'tmp', `${randomUUID()}-${name}`)
  return {
    read: (path, range) =>
      guardDisk(path, () => orMissing(range ? readRange(at(path), range) : readFile(at(path)), undefined)),
    async putIfAbsent(path, bytes) {
      const put = await guardDisk(path, async () => {
        const temporary = scratch('put')
        await mkdir(dirname(temporary), { recursive: true })
        await mkdir(dirname(at(path)), { recursive: true })
        try {
          await writeDurably(temporary, bytes)
          await link(temporary, at(path))
          return true
        } catch (error) {
          if (codeOf(error) === 'EEXIST') return false
          throw error
        } finally {
          await rm(temporary, { force: true })
        }
      })
      // Outside: from here on others can see it, a failure must not read as if nothing was written.
      if (put) await syncFolder(dirname(at(path)))
      return put
    },
    async putAll(objects) {
      const temporaries = join(root, 'tmp')
      await guardDisk('tmp', () => mkdir(temporaries, { recursive: true }))
      // One look at a folder costs as much as one look at a file in it.
      const folders = new Map<string, ReadonlySet<string>>()
      let written = 0
      for (const { path, bytes } of objects) {
        const folder = dirname(at(path))
        const names = folders.get(folder) ?? (await guardDisk(path, () => prepareFolder(folder)))
        folders.set(folder, names)
        if (names.has(basename(path))) continue
        // No fsync: one for each of thousands of originals would take longer than all the rest, and their hashes are in the receipts.
        await guardDisk(path, async () => putSmall(scratch('put'), at(path), bytes()))
        if (++written % WRITES_IN_A_ROW === 0) await setImmediate()
      }
    },
    async scratchPath(name) {
      const path = scratch(name)
      await guardDisk(path, () => mkdir(dirname(path), { recursive: true }))
      return path
    },
    adopt: (scratchPath, path) =>
      guardDisk(path, async () => {
        await mkdir(dirname(at(path)), { recursive: true })
        const file = await open(scratchPath, 'r')
        try {
          await file.sync()
          const { size } = await file.stat()
          await rename(scratchPath, at(path))
          await syncFolder(dirname(at(path)))
          return { sizeBytes: size }
        } finally {
          await file.close()
        }
      }),
    list: (folder) => guardDisk(folder, async () => (await orMissing(readdir(at(folder)), [])).sort()),
    walk: (folder) => walk(root, folder),
    remove: (path) => rm(at(path), { force: true }),
    address: at,
  }
}

async function* walk(root: string, folder: string): ReturnType<ObjectStore['walk']> {
  for (const entry of await orMissing(readdir(join(root, folder), { withFileTypes: true }), [])) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* walk(root, path)
    else {
      const found = await orMissing(stat(join(root, path)), undefined)
      if (found) yield { path, sizeBytes: found.size, modifiedMs: found.mtimeMs }
    }
  }
}

/** Makes a folder; resolves to the names in it. */
async function prepareFolder(path: string): Promise<ReadonlySet<string>> {
  await mkdir(path, { recursive: true })
  return new Set(await readdir(path))
}

/** At once: asked for one by one from the thread pool, thousands of small files take five times as long. */
function putSmall(temporary: string, path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(temporary, bytes)
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function readRange(path: string, { offset, length }: { offset: number; length: number }): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException | undefined)?.code

async function orMissing<T, U>(work: Promise<T>, missing: U): Promise<T | U> {
  try {
    return await work
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return missing
    throw error
  }
}
