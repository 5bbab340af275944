import type { Snapshot } from '../lake/delta/snapshot.ts'
import { filesSql } from '../lake/files-sql.ts'
import type { Lake } from '../lake/lake.ts'
import type { Range } from './plan-relation.ts'

/** Between which intervals the documents of one schema epoch speak; null: not known of all of them. */
interface EpochSpan {
  dataset: string
  epoch: string
  startUs: number | null
  endUs: number | null
}

export type SchemaEpochs = Readonly<Record<string, readonly string[]>>

export interface EpochReader {
  /** Dataset → the schema epochs of its documents that speak of the range, those that speak of an unknown one included. */
  within(datasets: readonly string[], range: Range): Promise<SchemaEpochs>
}

/** Reads what the receipts say of epochs; each file of theirs once. */
export function createEpochReader(lake: Lake): EpochReader {
  const { receipts } = lake
  let known: { paths: ReadonlySet<string>; spans: readonly EpochSpan[] } = { paths: new Set(), spans: [] }
  const refresh = async (): Promise<readonly EpochSpan[]> => {
    const before = known
    const snapshot = await receipts.snapshot()
    const paths = [...(snapshot?.files.keys() ?? [])]
    // Files go away when they are joined: then all is read again.
    const kept = [...before.paths].every((path) => paths.includes(path)) ? before : { paths: new Set(), spans: [] }
    const fresh = paths.filter((path) => !kept.paths.has(path))
    const spans = fresh.length === 0 ? kept.spans : merge([...kept.spans, ...(await readSpans(lake, snapshot, fresh))])
    known = { paths: new Set(paths), spans }
    return spans
  }
  return {
    async within(datasets, { from, to }) {
      const fromUs = from ? from.epochMilliseconds * 1000 : Number.NEGATIVE_INFINITY
      const toUs = to ? to.epochMilliseconds * 1000 : Number.POSITIVE_INFINITY
      const spans = (await refresh()).filter(
        ({ startUs, endUs }) => (startUs === null || startUs < toUs) && (endUs === null || endUs > fromUs),
      )
      const epochs = (id: string) => spans.filter(({ dataset }) => dataset === id).map(({ epoch }) => epoch)
      return Object.fromEntries(datasets.map((id) => [id, [...new Set(epochs(id))].sort()]))
    },
  }
}

async function readSpans(
  { receipts, store, database }: Lake,
  snapshot: Snapshot | undefined,
  paths: readonly string[],
): Promise<EpochSpan[]> {
  using session = await database.connect()
  const addresses = paths.map((path) => store.address(`${receipts.folder}/${path}`))
  return session.rows<EpochSpan>(
    `SELECT dataset, epoch, CASE WHEN count(scope_start) = count(*) THEN epoch_us(min(scope_start))::DOUBLE END AS "startUs",
       CASE WHEN count(scope_end) = count(*) THEN epoch_us(max(scope_end))::DOUBLE END AS "endUs"
     FROM ${filesSql(receipts.schema, snapshot, addresses)} WHERE status = 'committed' AND epoch IS NOT NULL GROUP BY ALL`,
  )
}

function merge(spans: readonly EpochSpan[]): EpochSpan[] {
  const wider = (values: readonly (number | null)[], pick: (...numbers: number[]) => number) =>
    values.includes(null) ? null : pick(...(values as number[]))
  return [...Map.groupBy(spans, ({ dataset, epoch }) => JSON.stringify([dataset, epoch])).values()].map((same) => ({
    dataset: same[0]?.dataset ?? '',
    epoch: same[0]?.epoch ?? '',
    startUs: wider(
      same.map(({ startUs }) => startUs),
      Math.min,
    ),
    endUs: wider(
      same.map(({ endUs }) => endUs),
      Math.max,
    ),
  }))
}
