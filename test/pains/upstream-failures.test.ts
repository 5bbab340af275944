import { expect, it } from 'vitest'
import { eiaFuelType } from '../../src/datasets/eia/fuel-type.ts'
import { ercotRtMcpc } from '../../src/datasets/ercot/rt-mcpc.ts'
import { ercotRtSpp } from '../../src/datasets/ercot/rt-spp.ts'
import { systemViews } from '../../src/engine/system-views.ts'
import { readOriginal } from '../../src/ingest/read-back.ts'
import { readRows } from '../support/read-rows.ts'
import { openTwinLake } from './twin-lake.ts'

const NOW = '2026-06-15T18:00:00Z'
const FROM = '2026-06-15T15:00:00Z'
/** Quarter hours of three hours, and the one that was published after FROM about what lies before. */
const POSTINGS = 12

it('#3 a renamed column sets its document aside with the reason, its original kept; the others come', async () => {
  await using place = await openTwinLake(NOW)
  await place.take(ercotRtSpp.id, '2026-06-15T17:15:00Z')
  await place.order({ match: 'mis-download', fault: 'renamed-column' })
  const taken = await place.take(ercotRtSpp.id, FROM)
  expect(taken.failures).toEqual([
    {
      name: expect.stringContaining('SPPHLZNP6905'),
      code: 'source.schema_drift',
      reason: expect.stringMatching(/RepeatedHourFlag/),
    },
  ])
  expect(taken.rowsCommitted).toBeGreaterThan(0)
  const [receipts] = await systemViews(place.temp.lake, new Set(['gridlake.receipts']))
  using session = await place.temp.database.connect()
  const aside = await session.rows<{ raw_path: string }>(
    `SELECT raw_path FROM (${receipts?.sql}) WHERE status = 'quarantined'`,
  )
  expect(aside).toHaveLength(1)
  const original = await readOriginal(place.temp.lake, String(aside[0]?.raw_path))
  expect(Buffer.from(original).toString()).toMatch(/^.*,RepeatedHourFlag\n/)
  expect((await place.audit(ercotRtSpp.id, FROM)).findings).toMatchObject([{ rule: 'gap' }])
})

it('#9 a success with nothing in it is an error, leaves nothing behind, and is asked for again', async () => {
  await using place = await openTwinLake(NOW)
  await place.order({ match: 'mis-list', fault: 'empty-success' })
  await expect(place.take(ercotRtSpp.id, FROM)).rejects.toMatchObject({ code: 'source.empty' })
  expect(await place.temp.lake.table(ercotRtSpp).snapshot()).toBeUndefined()
  expect(await place.take(ercotRtSpp.id, FROM)).toMatchObject({ failures: [] })
  await place.order({ match: 'eia', fault: 'empty-success' })
  const range = '2026-06-13T00:00:00Z'
  const nothing = await place.take(eiaFuelType.id, range)
  expect(nothing).toMatchObject({ documents: 0, failures: [{ code: 'source.empty' }] })
  expect(await place.take(eiaFuelType.id, range)).toMatchObject({ documents: 1, failures: [] })
})

it('#9 a document of its header alone leaves a gap that the audit tells', async () => {
  await using place = await openTwinLake(NOW)
  await place.take(ercotRtSpp.id, '2026-06-15T17:15:00Z')
  await place.order({ match: 'mis-download', fault: 'empty-success' })
  await place.take(ercotRtSpp.id, FROM)
  expect((await place.audit(ercotRtSpp.id, FROM)).findings).toMatchObject([
    { rule: 'gap', detail: expect.stringContaining('1 of 11 intervals have no row') },
  ])
})

it('#9 a dataset that is no longer published goes silent, though every answer is a success', async () => {
  await using place = await openTwinLake(NOW)
  await place.take(ercotRtSpp.id, FROM)
  expect((await place.audit(ercotRtSpp.id)).findings).toEqual([])
  place.temp.clock.set('2026-06-15T19:00:00Z')
  expect((await place.audit(ercotRtSpp.id)).findings).toMatchObject([
    {
      rule: 'silence',
      operating_date: '2026-06-15',
      detail: expect.stringContaining('nothing newer than 2026-06-15T17:45Z'),
    },
  ])
})

it('#10 hours that were skipped are counted against 480 rows a day, and the next ingest fills them', async () => {
  await using place = await openTwinLake('2026-06-13T12:00:00Z')
  const [id, from] = [ercotRtMcpc.id, '2026-06-13T05:00:00Z']
  await place.take(id, from)
  place.set('2026-06-14T12:00:00Z')
  await place.take(id, '2026-06-13T18:00:00Z')
  const gap = (await place.audit(id, from)).findings.filter(({ rule }) => rule === 'gap')
  expect(gap).toMatchObject([
    {
      operating_date: '2026-06-13',
      interval_start: '2026-06-13T11:45:00Z',
      detail: expect.stringMatching(/^24 of 96 intervals have no row, 360 of 480 rows are there/),
    },
  ])
  const { rowsCommitted } = await place.take(id, from)
  expect(rowsCommitted).toBe(24 * 5)
  expect((await place.audit(id, from)).findings).toEqual([])
})

it('#12 429 in the middle of a pull ends no pull; one document that stays away is all that the next pull asks for', async () => {
  await using place = await openTwinLake(NOW)
  await place.order({ match: 'mis-download', fault: '429', times: 3, retryAfterS: 2 })
  const whole = await place.take(ercotRtSpp.id, FROM)
  expect(whole).toMatchObject({ failures: [] })
  expect(whole.documents).toBeGreaterThanOrEqual(POSTINGS)
  place.set('2026-06-15T18:04:00Z')
  await place.order({ match: 'mis-download', fault: '500', times: 1000 })
  const failed = await place.take(ercotRtSpp.id, FROM)
  expect(failed).toMatchObject({ documents: 0, failures: [{ code: 'source.unavailable' }] })
  await fetch(`${place.url}/twin/faults`, { method: 'DELETE' })
  expect(await place.take(ercotRtSpp.id, FROM)).toMatchObject({ documents: 1, failures: [] })
})

it('#14 the page of a bot challenge is blocked access, never data, from every upstream', async () => {
  await using place = await openTwinLake(NOW)
  await place.order({ match: 'mis-list', fault: 'html' })
  await expect(place.take(ercotRtSpp.id, FROM)).rejects.toMatchObject({ code: 'source.blocked' })
  await place.order({ match: 'mis-download', fault: 'html' })
  const { documents, failures } = await place.take(ercotRtSpp.id, FROM)
  expect(failures).toMatchObject([{ code: 'source.blocked' }])
  expect(documents).toBeGreaterThanOrEqual(POSTINGS - 1)
  for (const [match, id] of [
    ['eia', eiaFuelType.id],
    ['dashboard', 'ercot.fuel_mix'],
  ] as const) {
    await place.order({ match, fault: 'html' })
    await expect(place.take(id, FROM)).rejects.toMatchObject({ code: 'source.blocked' })
  }
})

it('#16 a correction is a newer version: only it is fetched, the old answer stays as of before', async () => {
  await using place = await openTwinLake(NOW)
  const interval = '2026-06-15T16:00:00Z'
  await place.take(ercotRtSpp.id, FROM)
  const read = async (asOf?: string) => {
    const rows = await readRows(
      place.temp.lake,
      ercotRtSpp,
      ['settlement_point', 'interval_start', 'price_usd_per_mwh'],
      asOf ? { asOf: Temporal.Instant.from(asOf) } : {},
    )
    return rows.filter(({ interval_start }) => String(interval_start).startsWith(interval.slice(0, 16)))
  }
  const before = await read()
  place.set('2026-06-15T18:04:00Z')
  await place.order({ fault: 'corrected', interval })
  const next = await place.take(ercotRtSpp.id, FROM)
  expect(next.documents).toBe(2)
  const after = await read()
  expect(after).toHaveLength(before.length)
  expect(after).not.toEqual(before)
  expect(await read('2026-06-15T18:00:00Z')).toEqual(before)
})

it('#17 the same content posted twice makes no row twice', async () => {
  await using place = await openTwinLake(NOW)
  await place.take(ercotRtSpp.id, FROM)
  const rows = await readRows(place.temp.lake, ercotRtSpp, ['settlement_point', 'interval_start'])
  place.set('2026-06-15T18:01:30Z')
  await place.order({ fault: 'duplicate' })
  await place.take(ercotRtSpp.id, FROM)
  expect(await readRows(place.temp.lake, ercotRtSpp, ['settlement_point', 'interval_start'])).toEqual(rows)
})
