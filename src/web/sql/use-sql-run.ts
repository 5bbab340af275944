import { useCallback, useEffect, useRef, useState } from 'react'
import { createClient } from '../../client/client.ts'
import { toGridlakeError } from '../../core/errors.ts'
import { readTrouble } from './read-trouble.ts'
import { readResult, type SqlResult, type SqlTrouble } from './sql-result.ts'

/** Rows that the grid takes. */
const ROWS = 10_000

export interface SqlRun {
  phase: 'idle' | 'running' | 'cancelled'
  result: SqlResult | undefined
  trouble: SqlTrouble | undefined
  tookMs: number | undefined
}

/** Runs SQL in the browser: one question at a time, and the server stops one that is given up. */
export function useSqlRun(
  first: Pick<SqlRun, 'result' | 'trouble'>,
  { asOf, datasets }: { asOf: string | undefined; datasets: readonly string[] },
) {
  const [run, setRun] = useState<SqlRun>({ phase: 'idle', tookMs: undefined, ...first })
  const running = useRef<AbortController>(undefined)
  // What the server gave with the page is newer than what was run before.
  useEffect(() => {
    running.current?.abort()
    setRun({ phase: 'idle', tookMs: undefined, result: first.result, trouble: first.trouble })
  }, [first.result, first.trouble])
  useEffect(() => () => running.current?.abort(), [])

  const start = useCallback(
    async (sql: string) => {
      running.current?.abort()
      const mine = new AbortController()
      running.current = mine
      setRun((before) => ({ ...before, phase: 'running' }))
      const began = performance.now()
      const client = createClient({ baseUrl: window.location.origin })
      try {
        const asked = { sql, limit: ROWS, ...(asOf === undefined ? {} : { asOf }) }
        const { data, meta } = await client.sql(asked, mine.signal)
        if (running.current !== mine) return
        setRun({ phase: 'idle', result: readResult(data, meta), trouble: undefined, tookMs: performance.now() - began })
      } catch (error) {
        if (running.current !== mine) return
        const { code, message, hint } = toGridlakeError(error)
        if (mine.signal.aborted) return setRun((before) => ({ ...before, phase: 'cancelled' }))
        const trouble = readTrouble({ code, message, hint }, sql, datasets)
        setRun({ phase: 'idle', result: undefined, trouble, tookMs: undefined })
      }
    },
    [asOf, datasets],
  )
  const cancel = useCallback(() => running.current?.abort(), [])
  return { run, start, cancel }
}
