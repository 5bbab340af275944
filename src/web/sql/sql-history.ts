const KEY = 'gridlake.sql.history'
const KEPT = 30

/** What of the browser's storage is used. */
export type HistoryStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** SQL that was run on this device, the last one first. */
export function readHistory(store: HistoryStore): readonly string[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((text): text is string => typeof text === 'string').slice(0, KEPT) : []
  } catch {
    return []
  }
}

/** The history with `sql` as its newest. What cannot be kept is let go. */
export function addToHistory(store: HistoryStore, sql: string): readonly string[] {
  const history = [sql, ...readHistory(store).filter((text) => text !== sql)].slice(0, KEPT)
  try {
    store.setItem(KEY, JSON.stringify(history))
  } catch {
    // Full, or not allowed: history is a convenience.
  }
  return history
}

export function clearHistory(store: HistoryStore): void {
  try {
    store.removeItem(KEY)
  } catch {
    // As above.
  }
}
