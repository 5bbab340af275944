import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../src/datasets/dataset.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { ercotWind } from '../../src/datasets/ercot/wind.ts'
import { answerRows } from '../../src/engine/answer-rows.ts'
import { closingBody } from '../../src/engine/closing-body.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { createInferredFiles } from '../../src/engine/inferred-files.ts'
import type { Answer, Engine, RowsQuestion } from '../../src/engine/question.ts'
import { createEpochReader } from '../../src/engine/schema-epochs.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { priceCsv } from '../support/price-document.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

let temp: TempLake
let engine: Engine

/** Three quarter hours of two points; a forecast of three hours, and a file without times that knows a fourth. */
beforeAll(async () => {
  temp = await openTempLake()
  engine = openEngine(temp.lake, { timeoutMs: 10_000 })
  const prices = [1, 2, 3].map((quarter) => ({
    ...windPosting(`2026-06-10T16:${15 * quarter}:05Z`, { 1: 0 }),
    dataset: ercotRtSpp.id,
    bytes: Buffer.from(
      priceCsv('06/10/2026', 12, quarter, [
        ['HB_HOUSTON', 'HU', 20 + quarter],
        ['LZ_NORTH', 'LZ', -quarter],
      ]),
    ),
  }))
  const forecast = windPosting('2026-06-10T05:55:00Z', { 7: 70, 8: 80, 9: 90 })
  const loose = {
    ...windPosting('2026-06-10T05:55:00Z', { 10: 100 }),
    publishedAt: undefined,
    publishedAtBasis: 'inferred' as const,
  }
  await ingestDocuments(temp.lake, [...prices, forecast, { ...loose, id: 'loose', name: 'np4-732.csv' }])
})
afterAll(async () => {
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const textOf = async ({ body }: Answer): Promise<string> => Buffer.concat(await Array.fromAsync(body)).toString('utf8')
const rowsOf = async (question: RowsQuestion): Promise<unknown[]> => {
  const text = await textOf(await engine.rows(question, 'ndjson'))
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}
const at = (text: string) => Temporal.Instant.from(text)

describe('rows', () => {
  const prices = { dataset: 'ercot.rt_spp', columns: ['settlement_point', 'price_usd_per_mwh'] }
  const of = (...rows: [string, number][]) =>
    rows.map(([settlement_point, price_usd_per_mwh]) => ({ settlement_point, price_usd_per_mwh }))

  it('come in the order of their key, from the first to before the last moment', async () => {
    expect(await rowsOf(prices)).toEqual(
      of(
        ['HB_HOUSTON', 21],
        ['LZ_NORTH', -1],
        ['HB_HOUSTON', 22],
        ['LZ_NORTH', -2],
        ['HB_HOUSTON', 23],
        ['LZ_NORTH', -3],
      ),
    )
    const range = { from: at('2026-06-10T16:15:00Z'), to: at('2026-06-10T16:30:00Z') }
    expect(await rowsOf({ ...prices, ...range })).toEqual(of(['HB_HOUSTON', 22], ['LZ_NORTH', -2]))
    expect(await rowsOf({ ...prices, from: at('2026-06-10T16:30:00.000001Z') })).toEqual([])
  })

  it('take filters on any column, its own or derived, and a limit', async () => {
    expect(
      await rowsOf({ ...prices, filter: { settlement_point_type: ['LZ'], delivery_interval: ['2', '3'] } }),
    ).toEqual(of(['LZ_NORTH', -2], ['LZ_NORTH', -3]))
    expect(await rowsOf({ ...prices, filter: { price_usd_per_mwh: ['21.0', '-3'] } })).toEqual(
      of(['HB_HOUSTON', 21], ['LZ_NORTH', -3]),
    )
    expect(await rowsOf({ ...prices, filter: { interval_start: ['2026-06-10T11:15:00-05:00'] }, limit: 1 })).toEqual(
      of(['HB_HOUSTON', 22]),
    )
    expect(await rowsOf({ ...prices, filter: { settlement_point: [] } })).toEqual([])
    expect(await rowsOf({ ...prices, filter: { settlement_point: ["' OR true --"] } })).toEqual([])
  })

  it('of columns asked for twice come once', async () => {
    expect(await rowsOf({ dataset: 'ercot.wind', columns: ['lead_hours', 'lead_hours'], limit: 1 })).toEqual([
      { lead_hours: expect.closeTo(6 + 5 / 60 - 1, 1) },
    ])
  })

  it('are counted, inferred ones apart', async () => {
    const { meta, body } = await engine.rows({ dataset: 'ercot.wind', asOf: at('2026-06-11T00:00:00Z') }, 'json')
    expect(meta).toEqual({
      versions: { 'ercot.wind': 1 },
      schemaEpochs: { 'ercot.wind': ['load-zones'] },
      asOf: '2026-06-11T00:00:00Z',
      knownAt: undefined,
      basis: 'any',
      rows: 4,
      inferredRows: 1,
    })
    const parsed = JSON.parse(await textOf({ format: 'json', meta, body }))
    expect(parsed.meta).toMatchObject({ as_of: '2026-06-11T00:00:00Z', rows: 4, inferred_rows: 1 })
    expect(parsed.data).toHaveLength(4)
    const recorded = await engine.rows({ dataset: 'ercot.wind', basis: 'recorded', limit: 2 }, 'json')
    expect(recorded.meta).toMatchObject({ basis: 'recorded', rows: 2, inferredRows: 0 })
    await textOf(recorded)
  })

  it('are counted as they are encoded where no file can hold inferred ones, else before', async () => {
    const mayHoldInferred = createInferredFiles()
    const judged = async (dataset: Dataset) =>
      [...((await temp.lake.table(dataset).snapshot())?.files.values() ?? [])].map(mayHoldInferred)
    expect(await judged(ercotRtSpp)).toEqual([false])
    expect(await judged(ercotWind)).toContain(true)
    for (const format of ['json', 'csv', 'arrow', 'parquet', 'xlsx'] as const) {
      for (const [question, rows] of [
        [{ dataset: ercotRtSpp.id }, 6],
        [{ dataset: ercotRtSpp.id, filter: { settlement_point: ['LZ_NORTH'] }, limit: 2 }, 2],
        [{ dataset: ercotRtSpp.id, filter: { settlement_point: [] } }, 0],
        [{ dataset: ercotWind.id, basis: 'recorded' }, 3],
      ] as const) {
        const answer = await engine.rows(question, format)
        expect([answer.meta.rows, answer.meta.inferredRows]).toEqual([rows, 0])
        expect((await textOf(answer)).length).toBeGreaterThan(0)
      }
    }
  })

  it('of more than is held back are counted too', async () => {
    const place = { lake: temp.lake, epochs: createEpochReader(temp.lake), mayHoldInferred: () => false }
    const answer = await answerRows(place, prices, 'json', undefined, 10)
    expect(answer.meta.rows).toBe(6)
    expect(JSON.parse(await textOf(answer))).toMatchObject({ meta: { rows: 6, inferred_rows: 0 }, data: { length: 6 } })
  })

  it.each([
    [{ dataset: 'ercot.rt_spp', columns: ['price'] }, 'usage.invalid_argument', 'price_usd_per_mwh'],
    [{ dataset: 'ercot.rt_spp', filter: { point: ['x'] } }, 'usage.invalid_argument', 'settlement_point'],
    [{ dataset: 'ercot.rt_spp', limit: -1 }, 'usage.invalid_argument', undefined],
    [{ dataset: 'ercot.spp' }, 'dataset.unknown', 'ercot.rt_spp'],
    [{ dataset: 'mart.prices' }, 'dataset.unknown', 'mart.rt_price_adders'],
    [{ dataset: 'mart.rt_price_adders' }, 'data.not_ingested', 'gridlake ingest ercot.rt_price_adders'],
    [{ dataset: 'eia.region_data' }, 'data.not_ingested', 'gridlake ingest'],
  ])('of %j are refused', async (question, code, hint) => {
    const refused = await engine.rows(question, 'json').catch((error: unknown) => error)
    expect(refused).toMatchObject({ code, ...(hint ? { hint: expect.stringContaining(hint) } : {}) })
  })

  it('that nobody reads hold nothing back', async () => {
    const before = await openConnections(temp)
    const answers = await Promise.all(Array.from({ length: 8 }, () => engine.rows({ dataset: ercotWind.id }, 'arrow')))
    for (const { body } of answers) await body[Symbol.asyncIterator]().return?.()
    await engine.rows({ dataset: ercotWind.id }, 'arrow').then(textOf)
    expect(await openConnections(temp)).toBe(before)
  })
})

describe('an answer that is given up', () => {
  it('while its first piece is awaited ends at once', async () => {
    const never = new Promise<IteratorResult<Uint8Array>>(() => {})
    const said: string[] = []
    const end = async () => {
      said.push('ended')
      return { done: true, value: undefined } as const
    }
    const body = closingBody({ next: () => never, return: end }, () => said.push('closed'))
    void body.next()
    await body.return?.()
    await body.return?.()
    expect(said).toEqual(['ended', 'closed', 'ended'])
  })
})

/** Connections of the instance, the one that asks among them. */
async function openConnections({ database }: TempLake): Promise<number> {
  using session = await database.connect()
  const [row] = await session.rows<{ n: number }>('SELECT count::INTEGER AS n FROM duckdb_connection_count()')
  return row?.n ?? -1
}
