/**
 * Commits of other processes are seen at most so many milliseconds late, commits of this process at once. A look costs about 0.1 ms,
 * so under load about one in a hundred of a core goes to looking.
 */
const FRESH_MS = 20

/** Where versions are looked up. */
export interface VersionSource {
  /** The table's newest version; undefined: never ingested. */
  look(table: string): Promise<number | undefined>
  /** The newest version that this process has read or written, without looking. */
  seen(table: string): number | undefined
}

export interface VersionWatch {
  /** Dataset → version of those of `tables` that were ever ingested, by looks that are fresh. */
  versions(tables: readonly string[]): Promise<Record<string, number>>
  /** Whether `tables` stand at `versions`; undefined: the last look is too old. */
  stands(tables: readonly string[], versions: Readonly<Record<string, number>>): boolean | undefined
}

interface Watched {
  lookedMs: number
  looking: Promise<void> | undefined
}

/** Remembers the versions of tables for a moment. `nowMs` counts up, from anywhere. */
export function createVersionWatch(
  source: VersionSource,
  nowMs: () => number = () => performance.now(),
  freshMs = FRESH_MS,
): VersionWatch {
  const watched = new Map<string, Watched>()
  const look = (table: string): Promise<void> => {
    const state = watched.get(table) ?? { lookedMs: Number.NEGATIVE_INFINITY, looking: undefined }
    watched.set(table, state)
    const began = nowMs()
    state.looking ??= source.look(table).then(
      () => {
        state.lookedMs = began
        state.looking = undefined
      },
      (error: unknown) => {
        state.looking = undefined
        throw error
      },
    )
    return state.looking
  }
  const ageMs = (table: string) => nowMs() - (watched.get(table)?.lookedMs ?? Number.NEGATIVE_INFINITY)
  return {
    async versions(tables) {
      await Promise.all(tables.filter((table) => ageMs(table) > freshMs).map(look))
      return Object.fromEntries(
        tables.flatMap((table) => {
          const version = source.seen(table)
          return version === undefined ? [] : [[table, version]]
        }),
      )
    },
    stands(tables, versions) {
      for (const table of tables) {
        if (source.seen(table) !== versions[table]) return false
        const age = ageMs(table)
        if (age > freshMs) return undefined
        // In good time, so that nobody waits for it.
        if (age > freshMs / 2) look(table).catch(() => {})
      }
      return true
    },
  }
}
