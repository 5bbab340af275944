import { rm, writeFile } from 'node:fs/promises'
import { guardDisk } from './stores/guard-disk.ts'
import type { ObjectStore } from './stores/object-store.ts'

/**
 * Takes `bytes` of disk so that what follows a first commit finds room; `release` gives them back, more than once does no harm.
 * Errors: `lake.full`.
 */
export async function holdRoom(store: ObjectStore, bytes: number): Promise<{ release: () => Promise<void> }> {
  const path = await store.scratchPath('room')
  const release = () => rm(path, { force: true })
  try {
    await guardDisk(path, () => writeFile(path, Buffer.alloc(bytes)))
  } catch (error) {
    await release()
    throw error
  }
  return { release }
}
