import type { Asked } from './asked.ts'

/** Questions remembered at once; the least recently asked go. */
const MAX_ASKED = 1024

/** Counts how often questions are asked. */
export interface HotList {
  note(key: string, asked: Asked): void
  /** The most asked, most first. */
  top(count: number): Asked[]
  /** Halves all counts, so that what was hot long ago cools down. */
  cool(): void
}

export function createHotList(): HotList {
  const counts = new Map<string, { asked: Asked; uses: number }>()
  return {
    note(key, asked) {
      const known = counts.get(key) ?? { asked, uses: 0 }
      known.uses++
      counts.delete(key)
      counts.set(key, known)
      if (counts.size > MAX_ASKED) counts.delete(counts.keys().next().value ?? '')
    },
    top: (count) =>
      [...counts.values()]
        .filter(({ uses }) => uses > 1)
        .sort((a, b) => b.uses - a.uses)
        .slice(0, count)
        .map(({ asked }) => asked),
    cool() {
      for (const known of counts.values()) known.uses /= 2
    },
  }
}
