import { afterEach, beforeEach, expect, test } from 'vitest'
import { findReference } from '../../../src/analytics/ducks/find-reference.ts'
import { openEngine } from '../../../src/engine/engine.ts'
import type { Engine } from '../../../src/engine/question.ts'
import { ingestDocuments } from '../../../src/ingest/ingest-documents.ts'
import { openTempLake, type TempLake } from '../../support/temp-lake.ts'
import { eiaPage } from '../../support/twin-eia-lake.ts'

const ZONE = 'America/Los_Angeles'

let temp: TempLake
let engine: Engine
beforeEach(async () => {
  temp = await openTempLake('2026-03-20T20:00:00Z')
  engine = openEngine(temp.lake)
})
afterEach(async () => {
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

/** Adds whole days of demand and solar, `ramp` MW from 18:00 to 19:00. */
async function addDays(first: string, count: number, ramp: number): Promise<void> {
  const from = Temporal.PlainDate.from(first)
  const startMs = from.toZonedDateTime(ZONE).epochMilliseconds
  const endMs = from.add({ days: count }).toZonedDateTime(ZONE).epochMilliseconds
  const lines = (code: string, mwhAt: (hour: number) => number) =>
    Array.from({ length: (endMs - startMs) / 3_600_000 }, (_, at) => {
      const start = Temporal.Instant.fromEpochMilliseconds(startMs + at * 3_600_000)
      const period = start.add({ hours: 1 }).toString().slice(0, 13)
      return { period, respondent: 'CISO', code, mwh: mwhAt(start.toZonedDateTimeISO(ZONE).hour) }
    })
  const at = Temporal.Instant.fromEpochMilliseconds(endMs).toString()
  await ingestDocuments(temp.lake, [
    eiaPage(
      'region',
      at,
      lines('D', (hour) => 20_000 + (hour >= 19 ? ramp : 0)),
    ),
    eiaPage(
      'fuel',
      at,
      lines('SUN', (hour) => (hour > 8 && hour < 15 ? 9000 : 0)),
    ),
  ])
}

const find = (id?: string) =>
  findReference(engine, {
    authority: 'CISO',
    zone: ZONE,
    reported: new Set(['solar'] as const),
    now: temp.clock.now(),
    id,
  })

test('of fewer than seven whole days is provisional and kept nowhere', async () => {
  await addDays('2026-03-14', 6, 500)
  expect(await find()).toMatchObject({ kept: false, reference: { id: 'CISO-20260314-20260319', days: 6 } })
  expect(await engine.kept.list('ducks-f3/CISO')).toEqual([])
  await expect(find('CISO-2025')).rejects.toMatchObject({ code: 'data.not_ingested', hint: 'none is kept yet' })
})

test('is undefined where there is no whole day', async () => {
  await ingestDocuments(temp.lake, [
    eiaPage('region', '2026-03-14T09:00:00Z', [{ period: '2026-03-14T08', respondent: 'CISO', code: 'D', mwh: 1 }]),
  ])
  expect(await find()).toBe(undefined)
})

test('is kept from seven days on, stays as days come and are revised, and gives way at 28 days', async () => {
  await addDays('2026-03-07', 13, 500)
  const first = await find()
  expect(first).toMatchObject({ kept: true, reference: { id: 'CISO-20260307-20260319', days: 13, leftOut: 0 } })
  // 2026-03-08, of 23 hours, is one of them.
  expect(first?.reference.sorted.evening_ramp).toEqual(Array.from({ length: 13 }, () => 500))
  expect(first?.reference.knownAt).toBe('2026-03-20T20:00:00Z')

  temp.clock.set('2026-03-27T20:00:00Z')
  await addDays('2026-03-20', 7, 900)
  await addDays('2026-03-10', 1, 4000)
  expect(await find()).toEqual(first)

  temp.clock.set('2026-04-05T20:00:00Z')
  await addDays('2026-03-27', 9, 900)
  const second = await find()
  expect(second).toMatchObject({ kept: true, reference: { id: 'CISO-20260307-20260404', days: 29 } })
  expect(second?.reference.sorted.evening_ramp.at(-1)).toBe(4000)
  expect(await find(first?.reference.id)).toEqual(first)
  expect(await engine.kept.list('ducks-f3/CISO')).toEqual(['CISO-20260307-20260319', 'CISO-20260307-20260404'])
})

test('is one, whoever of two asks first', async () => {
  await addDays('2026-03-07', 13, 500)
  const other = openEngine(temp.lake)
  const [one, two] = await Promise.all([
    find(),
    findReference(other, {
      authority: 'CISO',
      zone: ZONE,
      reported: new Set(['solar'] as const),
      now: temp.clock.now().add({ minutes: 1 }),
    }),
  ])
  expect(one).toEqual(two)
  await other.close()
})
