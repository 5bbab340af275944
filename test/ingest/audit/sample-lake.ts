import { type Dataset, defineDataset } from '../../../src/datasets/dataset.ts'
import { auditDataset } from '../../../src/ingest/audit/audit-dataset.ts'
import type { AuditReport, Finding } from '../../../src/ingest/audit/finding.ts'
import { ingestDocuments } from '../../../src/ingest/ingest-documents.ts'
import { type Lake, openLakeAt } from '../../../src/lake/lake.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'

/** Lengths in which the sample's documents come, minutes; 0: readings of moments. */
const LENGTHS = [60, 15, 5, 0] as const
export type LengthMinutes = (typeof LENGTHS)[number]

/** A dataset of a place and a value, whose documents come in any length of interval. */
export const defineSample = (changes: Partial<Dataset> = {}): Dataset =>
  defineDataset({
    id: 'ercot.sample',
    title: 'Sample',
    description: 'Made for tests.',
    kind: 'fact',
    zone: 'America/Chicago',
    columns: [
      { name: 'point', type: 'string', meaning: 'Where.' },
      { name: 'value_mw', type: 'double', unit: 'MW', meaning: 'How much.', nullable: true },
    ],
    key: ['point', 'interval_start'],
    location: 'point',
    scope: 'none',
    cadence: 'PT1H',
    lag: 'PT30M',
    fileNames: /sample/,
    wire: LENGTHS.map((minutes) => ({
      epoch: String(minutes),
      format: 'csv' as const,
      header: [`start${minutes}`, 'point', 'value'],
      time: { kind: 'offset-stamp' as const, stamp: `start${minutes}`, minutes },
      map: { point: 'point', value_mw: 'value' },
    })),
    bindings: [],
    parserVersion: 1,
    ...changes,
  } as Dataset)

/** Start of an interval (ISO, UTC), point, value. */
export type SampleRow = readonly [start: string, point: string, value: number | null]

export interface SampleLake extends AsyncDisposable {
  temp: TempLake
  lake: Lake
  /** Takes a document of intervals of that length in, published at `publishedAt`: default half an hour after its last start. */
  take(rows: readonly SampleRow[], minutes?: LengthMinutes, publishedAt?: string): Promise<void>
  /** Judges `[from, to)`. */
  audit(from: string, to: string, asOf?: string): Promise<AuditReport>
  /** Findings of a rule alone. */
  find(rule: string, from: string, to: string): Promise<Finding[]>
}

export async function openSampleLake(dataset: Dataset = defineSample()): Promise<SampleLake> {
  const temp = await openTempLake()
  const lake = openLakeAt(temp.directory, { database: temp.database, clock: temp.clock }, [dataset])
  const at = (text: string) => Temporal.Instant.from(text)
  let taken = 0
  const audit = (from: string, to: string, asOf?: string) =>
    auditDataset(lake, dataset, { from: at(from), to: at(to) }, asOf ? { asOf: at(asOf) } : {})
  return {
    temp,
    lake,
    async take(rows, minutes = 60, publishedAt) {
      const lines = rows.map(([start, point, value]) => `${start.replace('Z', '+00:00')},${point},${value ?? ''}`)
      const last = rows.map(([start]) => at(start)).sort(Temporal.Instant.compare)
      const published = publishedAt ? at(publishedAt) : (last.at(-1) as Temporal.Instant).add({ minutes: 30 })
      const [report] = await ingestDocuments(lake, [
        {
          dataset: dataset.id,
          source: 'test',
          product: 'sample',
          id: `sample ${taken++}`,
          name: 'sample.csv',
          bytes: Buffer.from(`start${minutes},point,value\n${lines.join('\n')}\n`),
          publishedAt: published,
          publishedAtBasis: 'document',
          obtainedAt: published,
          origin: 'test',
        },
      ])
      if (report?.status !== 'committed') throw new Error(`the document is ${report?.status}: ${report?.reason}`)
    },
    audit,
    find: async (rule, from, to) => (await audit(from, to)).findings.filter((finding) => finding.rule === rule),
    [Symbol.asyncDispose]: () => temp[Symbol.asyncDispose](),
  }
}

/** Rows of `points` at every `minutes` of `[from, to)`; `value` of the count of the interval and of the point. */
export function sampleRows(
  from: string,
  to: string,
  minutes: number,
  points: readonly string[] = ['A'],
  value: (n: number, point: number) => number = (n, point) => 100 * point + ((n * 37) % 101),
): SampleRow[] {
  const rows: SampleRow[] = []
  const last = Temporal.Instant.from(to)
  let start = Temporal.Instant.from(from)
  for (let n = 0; Temporal.Instant.compare(start, last) < 0; n++, start = start.add({ minutes }))
    rows.push(...points.map((point, index): SampleRow => [start.toString(), point, value(n, index)]))
  return rows
}
