import { expect, test } from 'vitest'
import { readAuthorityHours } from '../../../src/analytics/authority/read-authority-hours.ts'
import { GridlakeError } from '../../../src/core/errors.ts'
import type { Answer, Engine, RowsQuestion } from '../../../src/engine/question.ts'

/** An engine that answers with these columns, by dataset. */
function answering(columns: Readonly<Record<string, Record<string, unknown[]>>>): Engine {
  const rows = async ({ dataset }: RowsQuestion): Promise<Answer> => {
    const held = columns[dataset]
    if (!held) throw new GridlakeError('data.not_ingested', `${dataset} was never ingested`)
    const body = (async function* () {
      yield Buffer.from(JSON.stringify({ meta: {}, columns: held }))
    })()
    const meta = { versions: { [dataset]: 7 }, asOf: undefined, knownAt: undefined, basis: 'any' } as const
    return { format: 'columnar', meta, body }
  }
  return { rows } as unknown as Engine
}

const at = (hour: number) => `2024-11-03T${String(hour).padStart(2, '0')}:00:00Z`
const range = { from: Temporal.Instant.from(at(5)), to: Temporal.Instant.from(at(9)) }

test('every hour of the range stands once; what was not published, or null, is NaN', async () => {
  const engine = answering({
    'eia.region_data': {
      interval_start: [at(5), at(7), at(7), at(8), at(4)],
      type: ['D', 'D', 'TI', 'D', 'D'],
      value_mwh: [10, -3, 5, null, 99],
      published_at: [at(9), at(10), at(10), at(10), at(10)],
      receipt: ['b', 'a', 'a', 'c', 'd'],
    },
  })
  const hours = await readAuthorityHours(engine, { authority: 'erco', ...range, receiptsOf: range })
  expect(hours.startsMs.length).toBe(4)
  expect([...hours.demandMwh]).toEqual([10, Number.NaN, -3, Number.NaN])
  expect([...hours.interchangeMwh]).toEqual([Number.NaN, Number.NaN, 5, Number.NaN])
  expect(hours.publishedMs.demand[2]).toBe(Temporal.Instant.from(at(10)).epochMilliseconds)
  expect([hours.authority, hours.zone, hours.receipts]).toEqual(['ERCO', 'America/Chicago', ['a', 'b']])
  expect([hours.fuelsMwh.size, hours.versions]).toEqual([0, { 'eia.region_data': 7 }])
})

test('codes of one fuel are summed', async () => {
  const nothing = { interval_start: [], type: [], value_mwh: [], published_at: [] }
  const engine = answering({
    'eia.region_data': nothing,
    'eia.fuel_type': {
      interval_start: [at(5), at(5), at(6), at(6)],
      fuel_type: ['BAT', 'PS', 'BAT', 'ZZZ'],
      value_mwh: [-5, 2, null, 4],
      published_at: [at(9), at(10), at(10), at(10)],
    },
  })
  const { fuelsMwh, publishedMs } = await readAuthorityHours(engine, { authority: 'ERCO', ...range })
  expect([...(fuelsMwh.get('battery') ?? [])]).toEqual([-3, Number.NaN, Number.NaN, Number.NaN])
  expect(fuelsMwh.get('other')?.[1]).toBe(4)
  expect(publishedMs.fuels[0]).toBe(Temporal.Instant.from(at(10)).epochMilliseconds)
})

test('without demand there is nothing to read, and an unknown authority is refused', async () => {
  await expect(readAuthorityHours(answering({}), { authority: 'ERCO', ...range })).rejects.toMatchObject({
    code: 'data.not_ingested',
  })
  await expect(readAuthorityHours(answering({}), { authority: 'NOWHERE', ...range })).rejects.toMatchObject({
    code: 'location.unknown',
  })
})
