import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { openEngine } from '../../src/engine/engine.ts'
import { marketHours } from '../../src/engine/market-hours.ts'
import type { Engine, RowsQuestion } from '../../src/engine/question.ts'
import { settleQuestion } from '../../src/engine/settle-question.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { priceCsv } from '../support/price-document.ts'
import { openTempLake, type TempLake } from '../support/temp-lake.ts'
import { windPosting } from '../support/wind-posting.ts'

const at = (text: string) => Temporal.Instant.from(text)

let temp: TempLake
let engine: Engine

const prices = (publishedAt: string, ...rows: [string, string, number][]) => ({
  ...windPosting(publishedAt, { 1: 0 }),
  dataset: ercotRtSpp.id,
  bytes: Buffer.from(priceCsv('06/10/2026', 12, 1, rows)),
})

/** Forecasts of two postings, a price and its correction a day later. */
beforeAll(async () => {
  temp = await openTempLake()
  engine = openEngine(temp.lake, { timeoutMs: 10_000 })
  await ingestDocuments(temp.lake, [
    windPosting('2026-06-09T10:55:00Z', { 7: 70, 8: 80, 9: 90 }),
    windPosting('2026-06-10T10:55:00Z', { 7: 71, 9: 91 }),
    prices('2026-06-10T16:15:05Z', ['HB_NORTH', 'HU', 20], ['HB_WEST', 'HU', 30]),
    prices('2026-06-11T16:15:05Z', ['HB_NORTH', 'HU', 21], ['HB_WEST', 'HU', 30]),
  ])
})
afterAll(async () => {
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const ask = async (question: RowsQuestion) => {
  const { body, meta } = await engine.rows(question, 'json')
  const { data } = JSON.parse(Buffer.concat(await Array.fromAsync(body)).toString())
  return { data: data as Record<string, unknown>[], meta }
}

describe('HH:00 of the market', () => {
  const hours = (hour: number, from: string, to: string) =>
    marketHours('America/Chicago', hour, at(from), at(to)).map(String)

  it('is one moment on days that skip it and on days that repeat it', () => {
    expect(hours(2, '2026-03-07T06:00:00Z', '2026-03-10T00:00:00Z')).toEqual([
      '2026-03-07T08:00:00Z',
      '2026-03-08T08:00:00Z',
      '2026-03-09T07:00:00Z',
    ])
    expect(hours(1, '2026-10-31T05:00:00Z', '2026-11-02T12:00:00Z')).toEqual([
      '2026-10-31T06:00:00Z',
      '2026-11-01T06:00:00Z',
      '2026-11-02T07:00:00Z',
    ])
  })

  it('counts both ends of the range', () => {
    expect(hours(0, '2026-06-10T05:00:00Z', '2026-06-11T05:00:00Z')).toHaveLength(2)
    expect(hours(0, '2026-06-10T05:00:00.001Z', '2026-06-11T04:59:59Z')).toEqual([])
  })

  it('settles a question at the last such moment, so that it means the same until the next', () => {
    const question = { dataset: 'ercot.wind', postings: { atHour: 6 } } as const
    const zone = { zone: 'America/Chicago' }
    expect(String(settleQuestion(question, zone, at('2026-06-10T10:59:59Z')).asOf)).toBe('2026-06-09T11:00:00Z')
    expect(String(settleQuestion(question, zone, at('2026-06-10T11:00:00Z')).asOf)).toBe('2026-06-10T11:00:00Z')
    expect(settleQuestion({ dataset: 'ercot.wind', postings: 'all' }, zone, at('2026-06-10T11:00:00Z')).asOf).toBe(
      undefined,
    )
  })
})

describe('versions', () => {
  it('of a fact are its corrections', async () => {
    const columns = ['settlement_point', 'price_usd_per_mwh', 'published_at', 'withdrawn']
    const { data } = await ask({ dataset: 'ercot.rt_spp', postings: 'all', columns })
    expect(data.map((row) => Object.values(row).slice(0, 3))).toEqual([
      ['HB_NORTH', 20, '2026-06-10T16:15:05Z'],
      ['HB_NORTH', 21, '2026-06-11T16:15:05Z'],
      ['HB_WEST', 30, '2026-06-10T16:15:05Z'],
      ['HB_WEST', 30, '2026-06-11T16:15:05Z'],
    ])
    expect(data.every((row) => row['withdrawn'] === false)).toBe(true)
  })

  it('show what was taken back among all postings, and nowhere else', async () => {
    const columns = ['interval_start', 'stwpf_system_wide_mw']
    const eight = { dataset: 'ercot.wind', from: at('2026-06-10T12:00:00Z'), to: at('2026-06-10T13:00:00Z') }
    const all = await ask({ ...eight, postings: 'all', columns: [...columns, 'withdrawn'] })
    expect(all.data.map((row) => row['withdrawn'])).toEqual([false, true])
    expect((await ask({ ...eight, columns })).data).toEqual([])
    const stood = await ask({ ...eight, postings: { atHour: 6 }, columns: ['stood_at'] })
    expect(stood.data).toEqual([{ stood_at: '2026-06-09T11:00:00Z' }])
  })

  it('are refused where there are none', async () => {
    const refusal = { code: 'usage.invalid_argument' }
    await expect(ask({ dataset: 'ercot.rt_spp', postings: { atHour: 6 } })).rejects.toMatchObject(refusal)
    await expect(ask({ dataset: 'ercot.rt_spp', leadHours: { min: 1 } })).rejects.toMatchObject(refusal)
    await expect(ask({ dataset: 'mart.rt_price_adders', postings: 'all' })).rejects.toMatchObject(refusal)
    await expect(ask({ dataset: 'ercot.wind', columns: ['withdrawn'] })).rejects.toMatchObject(refusal)
  })
})

describe('pages', () => {
  const question = { dataset: 'ercot.wind', columns: ['interval_start', 'stwpf_system_wide_mw'], limit: 1 } as const

  it('speak of one truth, whatever comes between them', async () => {
    await using other = await openTempLake()
    await ingestDocuments(other.lake, [windPosting('2026-06-09T10:55:00Z', { 7: 70, 8: 80, 9: 90 })])
    const place = openEngine(other.lake)
    const page = async (after?: string) => {
      const { body, meta } = await place.rows({ ...question, ...(after ? { after } : {}) }, 'json')
      const { data } = JSON.parse(Buffer.concat(await Array.fromAsync(body)).toString())
      return { mw: data[0]?.stwpf_system_wide_mw, next: meta.nextCursor, knownAt: meta.knownAt }
    }
    const first = await page()
    other.clock.advance(60_000)
    await ingestDocuments(other.lake, [windPosting('2026-06-10T10:55:00Z', { 7: 0, 8: 0, 9: 0 })])
    const second = await page(first.next ?? '')
    const third = await page(second.next ?? '')
    expect([first.mw, second.mw, third.mw, third.next]).toEqual([70, 80, 90, null])
    expect(second.knownAt).toBe(third.knownAt)
    expect((await page()).mw).toBe(0)
    await place.close()
  })

  it('of versions at an hour go on as of the first', async () => {
    const asked = { ...question, postings: { atHour: 6 } } as const
    temp.clock.set('2026-06-10T00:00:00Z')
    const first = await ask(asked)
    temp.clock.set('2026-11-15T00:00:00Z')
    const rest = await ask({ ...asked, limit: 9, after: first.meta.nextCursor ?? '' })
    expect([first.data.length, rest.data.length, rest.meta.nextCursor]).toEqual([1, 2, null])
    expect(rest.meta.asOf).toBe(first.meta.asOf)
  })

  it('are refused with the cursor of another question, or none', async () => {
    const { meta } = await ask(question)
    const after = meta.nextCursor ?? ''
    const refusal = { code: 'usage.invalid_argument', context: { parameter: 'cursor' } }
    await expect(ask({ ...question, dataset: 'ercot.rt_spp', columns: [], after })).rejects.toMatchObject(refusal)
    await expect(ask({ ...question, basis: 'recorded', after })).rejects.toMatchObject(refusal)
    await expect(ask({ ...question, after: 'bm9uc2Vuc2U' })).rejects.toMatchObject(refusal)
    await expect(ask({ ...question, after: '' })).rejects.toMatchObject(refusal)
    const forged = Buffer.from(after, 'base64url')
      .toString()
      .replace(/\["\d+"\]/, '["x"]')
    await expect(ask({ ...question, after: Buffer.from(forged).toString('base64url') })).rejects.toMatchObject(refusal)
  })

  it('may be asked in other columns, sizes and formats', async () => {
    const { meta } = await ask(question)
    const answer = await engine.rows(
      { dataset: 'ercot.wind', columns: ['hour_ending'], limit: 5, after: meta.nextCursor ?? '' },
      'csv',
    )
    expect(Buffer.concat(await Array.fromAsync(answer.body)).toString()).toBe('hour_ending\n9\n')
    expect(answer.meta.nextCursor).toBe(null)
  })
})
