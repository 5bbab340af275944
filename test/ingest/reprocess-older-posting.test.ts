import { expect, it } from 'vitest'
import type { Dataset, Wire } from '../../src/datasets/dataset.ts'
import type { Document } from '../../src/datasets/document.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { relationSql } from '../../src/engine/relation-sql.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { reprocessDataset } from '../../src/ingest/reprocess.ts'
import { openLakeAt } from '../../src/lake/lake.ts'
import { openTempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

const wire = ercotWind.wire[0] as Wire

/** The same dataset, read from another column of its documents. */
const MENDED: Dataset = {
  ...ercotWind,
  parserVersion: ercotWind.parserVersion + 1,
  wire: [{ ...wire, map: { ...wire.map, stwpf_system_wide_mw: 'WGRPP_SYSTEM_WIDE' } }],
}

/** A posting of one hour with a value for each of the two columns. */
function posting(publishedAt: string, stwpfMw: number, wgrppMw: number): Document {
  const value: Record<string, string> = {
    DELIVERY_DATE: '06/10/2026',
    HOUR_ENDING: '1',
    DSTFlag: 'N',
    STWPF_SYSTEM_WIDE: String(stwpfMw),
    WGRPP_SYSTEM_WIDE: String(wgrppMw),
  }
  const row = wire.header.map((field) => value[field] ?? '').join(',')
  return { ...windPosting(publishedAt, {}), bytes: Buffer.from(`${wire.header.join(',')}\n${row}\n`) }
}

it('parsing again what only changes an older posting leaves the newer one as it is', async () => {
  await using temp = await openTempLake()
  await ingestDocuments(temp.lake, [posting('2026-06-10T01:00:00Z', 1, 5), posting('2026-06-10T02:00:00Z', 2, 2)])
  temp.clock.advance(60_000)
  const lake = openLakeAt(temp.directory, { database: temp.database, clock: temp.clock }, [MENDED])
  expect(await reprocessDataset(lake, MENDED)).toMatchObject({ rowsChanged: 1 })
  const table = lake.table(MENDED)
  using session = await lake.database.connect()
  const answer = async (asOf: string) => {
    const truth = { asOf: Temporal.Instant.from(asOf) }
    const { sql } = relationSql(MENDED, table, await table.snapshot(), lake.store, truth)
    return session.rows(`SELECT stwpf_system_wide_mw AS mw, withdrawn FROM (${sql})`)
  }
  expect(await answer('2026-06-10T01:30:00Z')).toEqual([{ mw: 5, withdrawn: false }])
  expect(await answer('2026-06-10T02:30:00Z')).toEqual([{ mw: 2, withdrawn: false }])
})
