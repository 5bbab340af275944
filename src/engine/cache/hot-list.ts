import type { Asked } from './asked.ts'

/** Questions remembered at once; those seldom asked go. */
const MAX_ASKED = 1024

/** Counts how often questions are asked. */
export interface HotList {
  note(key: string, asked: Asked): void
  /** The most asked, most first. */
  top(count: number): Asked[]
  /** Halves all counts, so that what was hot long ago is forgotten. */
  cool(): void
}

export function createHotList(): HotList {
  const counts = new Map<string, { asked: Asked; uses: number }>()
  const cool = () => {
    for (const [key, known] of counts) {
      known.uses /= 2
      if (known.uses < 1) counts.delete(key)
    }
  }
  return {
    note(key, asked) {
      const known = counts.get(key)
      if (known) {
        known.uses++
        return
      }
      if (counts.size >= MAX_ASKED) cool()
      if (counts.size < MAX_ASKED) counts.set(key, { asked, uses: 1 })
    },
    top: (count) =>
      [...counts.values()]
        .filter(({ uses }) => uses > 1)
        .sort((a, b) => b.uses - a.uses)
        .slice(0, count)
        .map(({ asked }) => asked),
    cool,
  }
}
