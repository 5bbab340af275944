import { totalmem } from 'node:os'

/** Bytes this process may count on: the machine's memory, or the container's limit where that is less. */
export function usableMemoryBytes(): number {
  // 0 or a number beyond the machine's memory: no limit is set.
  const limitBytes = process.constrainedMemory()
  return limitBytes > 0 ? Math.min(limitBytes, totalmem()) : totalmem()
}

/** A quarter of the memory, at most `mostBytes`: what one part of gridlake takes when nobody said. */
export function defaultMemoryBytes(usableBytes: number, mostBytes: number): number {
  return Math.min(mostBytes, Math.floor(usableBytes / 4))
}
