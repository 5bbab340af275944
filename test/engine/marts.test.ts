import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dataset, Wire } from '../../src/datasets/dataset.ts'
import type { Document } from '../../src/datasets/document.ts'
import { ercotRtOrdcPriceAdders } from '../../src/datasets/ercot/rt-ordc-price-adders.ts'
import { ercotRtPriceAdders } from '../../src/datasets/ercot/rt-price-adders.ts'
import { martRtPriceAdders } from '../../src/datasets/mart/rt-price-adders.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Answer, Engine } from '../../src/engine/question.ts'
import { viewColumns } from '../../src/engine/view-sql.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'

/** A posting of NP6-323-CD with one SCED run: its stamp, its lambda, `fields` by name and 0 for all others. */
function posting(
  dataset: Dataset,
  wire: Wire | undefined,
  stamp: string,
  publishedAt: string,
  fields: Record<string, number>,
): Document {
  const header = wire?.header ?? []
  const values = header.map((name) => {
    if (name === 'SCEDTimestamp') return stamp
    return name === 'RepeatedHourFlag' ? 'N' : (fields[name] ?? 0)
  })
  return {
    dataset: dataset.id,
    source: 'ercot-mis',
    product: 'NP6-323-CD',
    id: `${dataset.id} ${stamp} ${publishedAt}`,
    name: `cdr.00013221.0000000000000000.${publishedAt}.csv`,
    bytes: Buffer.from(`${header.join(',')}\n${values.join(',')}\n`),
    publishedAt: Temporal.Instant.from(publishedAt),
    publishedAtBasis: 'document',
    obtainedAt: Temporal.Instant.from('2026-01-01T00:00:00Z'),
    origin: 'test',
  }
}

const ordcWire = ercotRtOrdcPriceAdders.wire.find(({ epoch }) => epoch === '2023')
const rtcWire = ercotRtPriceAdders.wire.find(({ epoch }) => epoch === 'rtc+b-2025-12')
const ordc = (stamp: string, publishedAt: string, lambda: number) =>
  posting(ercotRtOrdcPriceAdders, ordcWire, stamp, publishedAt, { SystemLambda: lambda, RTORPA: 1.5, PRC: 6000 })
const rtc = (stamp: string, publishedAt: string, lambda: number) =>
  posting(ercotRtPriceAdders, rtcWire, stamp, publishedAt, { SystemLambda: lambda, RTRDPA: 0.25 })

/** Runs on both sides of 2025-12-05; the last of the old regime is corrected a day later. */
const OLD = [
  ordc('12/04/2025 12:00:13', '2025-12-04T18:01:00Z', 20),
  ordc('12/04/2025 23:55:13', '2025-12-05T05:56:00Z', 21),
  ordc('12/04/2025 23:55:13', '2025-12-06T00:00:00Z', 21.5),
]
const NEW = [
  rtc('12/05/2025 00:00:14', '2025-12-05T06:01:00Z', 22),
  rtc('12/06/2025 00:00:14', '2025-12-06T06:01:00Z', 23),
]

async function openWith(documents: readonly Document[]): Promise<{ temp: TempLake; engine: Engine }> {
  const temp = await openTempLake('2026-01-01T00:00:00Z')
  for (const report of await ingestDocuments(temp.lake, documents)) expect(report.status).toBe('committed')
  return { temp, engine: openEngine(temp.lake, { timeoutMs: 20_000 }) }
}

const read = async ({ body }: Answer): Promise<unknown> =>
  JSON.parse(Buffer.concat(await Array.fromAsync(body)).toString('utf8'))
const at = (text: string) => Temporal.Instant.from(text)

const COLUMNS = [
  'interval_start_local',
  'regime',
  'system_lambda_usd_per_mwh',
  'rtorpa_usd_per_mwh',
  'rtrdpa_usd_per_mwh',
]
const row = (...values: unknown[]) => Object.fromEntries(COLUMNS.map((name, index) => [name, values[index]]))
const ROWS = [
  row('2025-12-04T12:00:13-06:00', 'ordc', 20, 1.5, null),
  row('2025-12-04T23:55:13-06:00', 'ordc', 21.5, 1.5, null),
  row('2025-12-05T00:00:14-06:00', 'rtc+b', 22, null, 0.25),
  row('2025-12-06T00:00:14-06:00', 'rtc+b', 23, null, 0.25),
]

describe('a mart over both sides of RTC+B', () => {
  let both: Awaited<ReturnType<typeof openWith>>
  beforeAll(async () => {
    both = await openWith([...OLD, ...NEW])
  })
  afterAll(async () => {
    await both.engine.close()
    await both.temp[Symbol.asyncDispose]()
  })
  const rows = (question: object) =>
    both.engine.rows({ dataset: 'mart.rt_price_adders', columns: COLUMNS, ...question }, 'json').then(read)

  it('answers a range that spans 2025-12-04 to 06, and names the schema epochs in it', async () => {
    expect(await rows({ from: at('2025-12-04T06:00Z'), to: at('2025-12-07T06:00Z') })).toEqual({
      meta: {
        versions: { 'ercot.rt_ordc_price_adders': 0, 'ercot.rt_price_adders': 0 },
        as_of: null,
        known_at: null,
        basis: 'any',
        schema_epochs: { 'ercot.rt_ordc_price_adders': ['2023'], 'ercot.rt_price_adders': ['rtc+b-2025-12'] },
        rows: 4,
        inferred_rows: 0,
      },
      data: ROWS,
    })
  })

  it('names only the epochs of the range', async () => {
    expect(await rows({ from: at('2025-12-05T06:00Z') })).toMatchObject({
      meta: {
        rows: 2,
        schema_epochs: { 'ercot.rt_ordc_price_adders': [], 'ercot.rt_price_adders': ['rtc+b-2025-12'] },
      },
      data: ROWS.slice(2),
    })
  })

  it.each([
    ['2025-12-04T00:00Z', []],
    ['2025-12-05T06:00Z', [20, 21]],
    ['2025-12-05T12:00Z', [20, 21, 22]],
    ['2025-12-06T00:00Z', [20, 21.5, 22]],
  ])('answers as of %s', async (asOf, lambdas) => {
    const { data } = (await rows({ asOf: at(asOf) })) as { data: Record<string, unknown>[] }
    expect(data.map((found) => found['system_lambda_usd_per_mwh'])).toEqual(lambdas)
    const sql = 'select system_lambda_usd_per_mwh as l from mart.rt_price_adders order by interval_start'
    const answer = (await read(await both.engine.sql({ sql, asOf: at(asOf) }, 'json'))) as { data: { l: number }[] }
    expect(answer.data.map(({ l }) => l)).toEqual(lambdas)
  })

  it('is a view in SQL with the same columns, filters by regime', async () => {
    const { data } = (await read(
      await both.engine.sql({ sql: "select * from mart.rt_price_adders where regime = 'rtc+b' order by all" }, 'json'),
    )) as { data: Record<string, unknown>[] }
    expect(data).toHaveLength(2)
    expect(Object.keys(data[0] ?? {})).toEqual(viewColumns(martRtPriceAdders).map(({ name }) => name))
    expect(await rows({ filter: { regime: ['ordc'] } })).toMatchObject({ data: ROWS.slice(0, 2) })
  })
})

it.each([
  [OLD, ROWS.slice(0, 2)],
  [NEW, ROWS.slice(2)],
])('a mart one of whose datasets was never ingested answers from the other', async (documents, expected) => {
  const { temp, engine } = await openWith(documents)
  await using _ = temp
  expect(await read(await engine.rows({ dataset: martRtPriceAdders.id, columns: COLUMNS }, 'json'))).toMatchObject({
    data: expected,
  })
  const sql = 'select count(*) as n from mart.rt_price_adders'
  expect(await read(await engine.sql({ sql }, 'json'))).toMatchObject({ data: [{ n: 2 }] })
  await engine.close()
})
