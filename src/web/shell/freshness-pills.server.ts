import type { PageContext } from '../state/page-context.ts'

/** How far one series of the chosen authority has come, against what its source promises. */
export interface FreshnessPill {
  label: string
  /** `expected`: not due yet. */
  standing: 'fresh' | 'late' | 'stale' | 'expected' | 'none'
  /** `2 h 7 min old`. */
  text: string
  /** What it is measured by. */
  meaning: string
}

export async function readFreshness(_page: PageContext): Promise<FreshnessPill[]> {
  return []
}
