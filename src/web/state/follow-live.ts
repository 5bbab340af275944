/** What a listener hears of. */
export interface LiveListener {
  /** These tables have versions that were not heard of before. */
  onTables(datasets: readonly string[]): void
  /** Whether events come in; where they don't, someone must ask. */
  onConnection(isConnected: boolean): void
}

/** Silence for so long is a broken connection: the server speaks every 15 s. */
const SILENCE_MS = 45_000
const COME_BACK_MS = 30_000

/** Follows `/live` until stopped; what changed between two connections is told when the next one opens. */
export function followLive({ onTables, onConnection }: LiveListener): () => void {
  let source: EventSource | undefined
  let known: Record<string, number> | undefined
  let watchdog: number | undefined
  let comeBack: number | undefined

  const heard = () => {
    window.clearTimeout(watchdog)
    watchdog = window.setTimeout(again, SILENCE_MS)
  }
  const again = () => {
    onConnection(false)
    source?.close()
    open()
  }
  const open = () => {
    window.clearTimeout(comeBack)
    source = new EventSource('/live')
    source.addEventListener('tables', ({ data }) => {
      heard()
      onConnection(true)
      const versions = readJson<Record<string, number>>(data) ?? {}
      const before = known
      known = versions
      const changed = before ? Object.keys(versions).filter((id) => versions[id] !== before[id]) : []
      if (changed.length > 0) onTables(changed)
    })
    source.addEventListener('table', ({ data }) => {
      heard()
      const event = readJson<{ dataset: string; version: number }>(data)
      if (!event) return
      known = { ...known, [event.dataset]: event.version }
      onTables([event.dataset])
    })
    source.addEventListener('beat', heard)
    source.addEventListener('error', () => {
      onConnection(false)
      // The browser itself comes again, unless it was refused.
      if (source?.readyState === EventSource.CLOSED) comeBack = window.setTimeout(open, COME_BACK_MS)
    })
  }
  open()
  return () => {
    window.clearTimeout(watchdog)
    window.clearTimeout(comeBack)
    source?.close()
  }
}

function readJson<Value>(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value
  } catch {
    return undefined
  }
}
