import { createVersionWatch } from '../../../src/engine/cache/version-watch.ts'
import type { Answer, Engine } from '../../../src/engine/question.ts'
import { createArrayEngine, type Row } from '../../server/array-engine.ts'

const ROWS: readonly Row[] = Array.from({ length: 24 }, (_, hour) => ({
  interval_start: `2026-06-10T${String(hour).padStart(2, '0')}:00:00Z`,
  interval_end: `2026-06-10T${String(hour).padStart(2, '0')}:15:00Z`,
  settlement_point: 'HB_HOUSTON',
  price_usd_per_mwh: hour,
  published_at: `2026-06-10T${String(hour).padStart(2, '0')}:17:00Z`,
}))

/** An engine over a day of prices that counts its questions, and a table version that tests raise. */
export function countedEngine(body?: () => Answer['body']) {
  const table = { version: 3 }
  const counted = { asked: 0 }
  const inner = createArrayEngine({ rows: { 'ercot.rt_spp': ROWS }, version: () => table.version })
  const count = (answer: Answer): Answer => {
    counted.asked++
    return body ? { ...answer, body: body() } : answer
  }
  const engine: Engine = {
    ...inner,
    rows: async (...asked) => count(await inner.rows(...asked)),
    sql: async (question, format) => {
      const answer = count(await inner.sql(question, format))
      return { ...answer, meta: { ...answer.meta, versions: { 'ercot.rt_spp': table.version } } }
    },
  }
  const watch = createVersionWatch({
    look: async (id) => (id === 'ercot.rt_spp' ? table.version : undefined),
    seen: (id) => (id === 'ercot.rt_spp' ? table.version : undefined),
  })
  return { engine, watch, table, counted }
}
