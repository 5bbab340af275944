import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/*
 * Large pieces of an answer go from the process that makes them to the one that serves them through a file that both have open: a slot of
 * it is written, told of, read and free again, mostly without any disk. A pipe cuts them into 64 KB, each with memory and a turn of its own.
 */
const SLOTS = 3
const SLOT_BYTES = 8 * 1024 ** 2
/** A smaller piece goes through the pipe at less cost. */
const LEAST_BYTES = 128 * 1024
const MARK_BYTES = 8

/** Opens the file in `folder`, which is made. Undefined: it cannot be; then all goes through the pipe. */
export function openSlotFile(folder: string): number | undefined {
  try {
    mkdirSync(folder, { recursive: true })
    return openSync(join(folder, 'answer'), 'w+')
  } catch {
    return undefined
  }
}

export const closeSlotFile = (fd: number | undefined): void => {
  if (fd !== undefined) closeSync(fd)
}

/** The side that makes answers. */
export interface SlotWriter {
  /** Puts a piece into the next free slot. Resolves to the mark that tells where; undefined: the piece does not go this way. */
  put(bytes: Uint8Array): Promise<Uint8Array | undefined>
  /** The reader has read a slot. */
  free(slot: number): void
}

export function createSlotWriter(fd: number): SlotWriter {
  const slots = Array.from({ length: SLOTS }, (_, slot) => slot)
  let waiting: PromiseWithResolvers<void> | undefined
  return {
    async put(bytes) {
      if (bytes.length < LEAST_BYTES || bytes.length > SLOT_BYTES) return undefined
      while (slots.length === 0) {
        waiting = Promise.withResolvers()
        await waiting.promise
      }
      const slot = slots.shift() as number
      try {
        for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at, slot * SLOT_BYTES + at)
      } catch {
        // A full disk, say.
        slots.push(slot)
        return undefined
      }
      const mark = Buffer.alloc(MARK_BYTES)
      mark.writeUInt32LE(slot, 0)
      mark.writeUInt32LE(bytes.length, 4)
      return mark
    },
    free(slot) {
      slots.push(slot)
      waiting?.resolve()
    },
  }
}

/** The piece that a mark tells of, in memory of its own, and the slot that is free now. Throws where the file is cut short. */
export function readSlot(fd: number, mark: Uint8Array): { slot: number; bytes: Uint8Array } {
  const view = Buffer.from(mark.buffer, mark.byteOffset, mark.byteLength)
  const slot = view.readUInt32LE(0)
  const bytes = Buffer.allocUnsafeSlow(view.readUInt32LE(4))
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(fd, bytes, at, bytes.length - at, slot * SLOT_BYTES + at)
    if (read === 0) throw new Error('the file of an answer is cut short')
    at += read
  }
  return { slot, bytes }
}
