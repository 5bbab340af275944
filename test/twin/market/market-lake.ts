import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findDataset } from '../../../src/datasets/catalogue.ts'
import type { Document } from '../../../src/datasets/document.ts'
import type { Session } from '../../../src/duckdb/database.ts'
import { relationSql } from '../../../src/engine/relation-sql.ts'
import { ingestDocuments } from '../../../src/ingest/ingest-documents.ts'
import { serveTwin } from '../../../src/twin/emulator/serve-twin.ts'
import type { PostedDocument } from '../../../src/twin/emulator/twin.ts'
import type { ShiftFactorTruth } from '../../../src/twin/grid/truth.ts'
import { openTempLake } from '../../support/temp-lake.ts'
import { openTwin, type TwinFixture } from '../emulator/twin-fixture.ts'

/** What the twin posted about one day, in a lake: a view for each dataset, and `shift_factors` as the twin tells them over HTTP. */
export interface MarketLake extends AsyncDisposable {
  session: Session
  /** Documents and rows that went in, by dataset. */
  counts: Readonly<Record<string, { documents: number; rows: number }>>
}

const ZONE = 'America/Chicago'
// The corrections of a day's prices are out two days after it.
const LATE_DAYS = 3
// A seed whose change days of 2025 and 2026 are congested.
const SEED = 2

/** Ingests what the datasets have about `day`. Throws where a document is not committed whole. */
export async function openMarketLake(day: string, datasets: readonly string[]): Promise<MarketLake> {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(ZONE)
  // The run in force at midnight began the day before; its constraints are in a document about that hour.
  const first = start.subtract({ minutes: 60 }).toInstant()
  const end = start.add({ days: 1 }).toInstant()
  const fixture = openTwin(start.add({ days: LATE_DAYS }).toInstant().toString(), { seed: SEED })
  const temp = await openTempLake(fixture.clock.now().toString())
  const counts: Record<string, { documents: number; rows: number }> = {}
  const session = await temp.lake.database.connect()
  for (const id of datasets) {
    const documents: Document[] = []
    const posted = fixture.twin.postings(id, first.subtract({ hours: 26 }), fixture.clock.now())
    for (const posting of posted.filter(({ about }) => isWithin(about, first, end)))
      documents.push(await readDocument(fixture, posting))
    const reports = await ingestDocuments(temp.lake, documents)
    const bad = reports.find(({ status }) => status !== 'committed')
    if (bad) throw new Error(`${id}: ${bad.status} ${JSON.stringify(bad)}`)
    counts[id] = { documents: documents.length, rows: reports.reduce((sum, { rowsRead }) => sum + rowsRead, 0) }
    const dataset = findDataset(id)
    const table = temp.lake.table(dataset)
    const { sql } = relationSql(dataset, table, await table.snapshot(), temp.lake.store, {})
    await session.run(`CREATE TEMP TABLE ${id.replace('ercot.', '')} AS SELECT * FROM (${sql}) WHERE NOT withdrawn`)
  }
  await session.run(`CREATE TEMP TABLE shift_factors AS SELECT * FROM read_csv('${await writeShiftFactors(fixture, temp.directory)}',
    all_varchar = false, nullstr = 'none', types = {'shift_factor': 'DOUBLE', 'from_station': 'VARCHAR', 'to_station': 'VARCHAR'})`)
  return {
    session,
    counts,
    async [Symbol.asyncDispose]() {
      session[Symbol.dispose]()
      await temp[Symbol.asyncDispose]()
    },
  }
}

function isWithin(instant: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean {
  return Temporal.Instant.compare(instant, from) >= 0 && Temporal.Instant.compare(instant, to) < 0
}

async function readDocument({ clock, download }: TwinFixture, posting: PostedDocument): Promise<Document> {
  const { name, text } = await download(posting.documentId)
  return {
    dataset: posting.dataset,
    source: 'ercot-mis',
    product: String(posting.reportTypeId),
    id: posting.documentId,
    name,
    bytes: new TextEncoder().encode(text),
    publishedAt: posting.publishedAt,
    publishedAtBasis: 'listing',
    obtainedAt: clock.now(),
    origin: 'twin',
  }
}

/** The twin's shift factors, asked for over HTTP, as a CSV of a row for each constraint and settlement point. */
async function writeShiftFactors({ twin }: TwinFixture, directory: string): Promise<string> {
  const served = await serveTwin(twin)
  const truth = (await (await fetch(`${served.url}/twin/truth/shift-factors`)).json()) as ShiftFactorTruth
  await served.close()
  const lines = truth.constraints.flatMap(({ constraintName, contingencyName, fromStation, toStation }, row) =>
    truth.points.map(({ name, type }, point) =>
      [constraintName, contingencyName, fromStation, toStation, name, type, truth.shiftFactors[row]?.[point]].join(','),
    ),
  )
  const header =
    'constraint_name,contingency_name,from_station,to_station,settlement_point,settlement_point_type,shift_factor'
  const path = join(directory, 'shift-factors.csv')
  await writeFile(path, `${[header, ...lines].join('\n')}\n`)
  return path
}
