import type { Engine } from '../../engine/question.ts'
import type { AuthorityHoursQuestion } from './read-authority-hours.ts'
import { readColumns } from './read-columns.ts'

/** Interchange with neighbours hour by hour, MWh; exports are positive, NaN: none was published. */
export interface Ties {
  /** By the neighbour's code, in order. */
  tiesMwh: ReadonlyMap<string, Float64Array>
  names: ReadonlyMap<string, string>
  /** When the last of an hour was published, epoch ms. */
  publishedMs: Float64Array
  versions: Readonly<Record<string, number>>
}

const HOUR_MS = 3_600_000

/** What an authority says that it exchanged with each neighbour in the hours that start in `[from, to)`. Errors: the query's. */
export async function readTies(
  engine: Engine,
  { authority, from, to, ...truth }: Omit<AuthorityHoursQuestion, 'types' | 'fuels'>,
  signal?: AbortSignal,
): Promise<Ties> {
  const firstMs = Math.ceil(from.epochMilliseconds / HOUR_MS) * HOUR_MS
  const count = Math.max(0, Math.ceil((to.epochMilliseconds - firstMs) / HOUR_MS))
  const read = await readColumns(
    engine,
    {
      dataset: 'eia.interchange',
      columns: ['interval_start', 'to_ba', 'to_ba_name', 'value_mwh', 'published_at'],
      filter: { from_ba: [authority] },
      from,
      to,
      ...truth,
    },
    signal,
    { optional: true },
  )
  const empty = () => new Float64Array(count).fill(Number.NaN)
  const ties = new Map<string, Float64Array>()
  const names = new Map<string, string>()
  const publishedMs = empty()
  const [starts, codes, labels] = [read.texts('interval_start'), read.texts('to_ba'), read.texts('to_ba_name')]
  const published = read.texts('published_at')
  read.numbers('value_mwh').forEach((value, row) => {
    const code = codes[row] ?? ''
    const values = ties.get(code) ?? empty()
    ties.set(code, values)
    if (labels[row]) names.set(code, labels[row])
    const place = (Temporal.Instant.from(starts[row] as string).epochMilliseconds - firstMs) / HOUR_MS
    if (value === null || !Number.isInteger(place) || place < 0 || place >= count) return
    values[place] = value
    const atMs = Temporal.Instant.from(published[row] as string).epochMilliseconds
    publishedMs[place] = Math.max(publishedMs[place] || 0, atMs)
  })
  const tiesMwh = new Map([...ties].sort(([a], [b]) => (a < b ? -1 : 1)))
  return { tiesMwh, names, publishedMs, versions: read.versions }
}
