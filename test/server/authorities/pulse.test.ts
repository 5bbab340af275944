import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayRange } from '../../../src/analytics/authority/market-days.ts'
import type { Claim } from '../../../src/contract/schemas/authorities/authority-parts.ts'
import { Changes } from '../../../src/contract/schemas/authorities/changes.ts'
import { Pulse } from '../../../src/contract/schemas/authorities/pulse.ts'
import { findDataset } from '../../../src/datasets/catalogue.ts'
import { findBalancingAuthority } from '../../../src/datasets/eia/find-balancing-authority.ts'
import { AUTHORITIES } from '../../../src/twin/eia/authority.ts'
import { createRegionValues } from '../../../src/twin/eia/region-values.ts'
import { createGrid } from '../../../src/twin/grid/grid.ts'
import { WEB_NOW } from '../../e2e/web-lake.ts'
import { AUTHORITY_LAKE_TIMEOUT_MS, type AuthorityLake, serveAuthorityLake } from './serve-authority-lake.ts'

let lake: AuthorityLake
beforeAll(async () => {
  lake = await serveAuthorityLake()
}, AUTHORITY_LAKE_TIMEOUT_MS)
afterAll(() => lake[Symbol.asyncDispose]())

const SLOW = { timeout: 60_000 }

test('the newest day is told as the contract says, so far, with what a page needs', SLOW, async () => {
  const pulse = await lake.client.authorities.pulse('ERCO')
  expect(Pulse.parse(pulse)).toEqual(pulse)
  expect([pulse.date, pulse.day.state, pulse.previous_date, pulse.next_date]).toEqual([
    '2026-06-10',
    'so_far',
    '2026-06-09',
    null,
  ])
  expect(pulse.hours.length).toBe(24)
  expect(pulse.headline.text).toMatch(/^ERCO demand so far was highest at \d\d:00 CDT: [\d,]+ MWh/)
  expect(pulse.bullets.map(({ kind }) => kind)).toContain('price')
  expect(pulse.kpis.map(({ kind }) => kind)).toEqual(['demand', 'peak', 'renewables_share', 'price', 'intensity'])
  expect(pulse.kpis[0]?.age_seconds).toBeGreaterThan(0)
  expect(pulse.kpis[0]?.forecast?.value).toBeGreaterThan(0)
  expect(pulse.meta.receipt_count).toBeGreaterThan(0)
  expect(pulse.meta.sources.map(({ licence }) => licence)).toContain('public domain')
  expect(Object.keys(pulse.meta.versions).sort()).toEqual(['eia.fuel_type', 'eia.region_data', 'ercot.rt_spp'])
})

test('every claim names the SQL that shows its numbers', SLOW, async () => {
  const pulse = await lake.client.authorities.pulse('ERCO', { date: '2026-06-09' })
  const shown = async ({ sql }: Claim) => {
    const { data } = await lake.client.sql<{ interval_start: string; value_mwh?: number }>({ sql })
    return data
  }
  for (const claim of [pulse.headline, ...pulse.bullets]) {
    const rows = await shown(claim)
    for (const { name, value, interval_start } of claim.values) {
      const hours = rows.filter((row) => row.interval_start === interval_start)
      if (interval_start !== null && !name.includes('price')) expect(hours.length, claim.text).toBeGreaterThan(0)
      if (name === 'demand') expect(hours.map((row) => row.value_mwh)).toContain(value)
    }
  }
})

test.each([
  ['2024-03-10', 23],
  ['2024-11-03', 25],
])('the day %s has %i hours, each once, and none of them is typical yet', SLOW, async (date, count) => {
  const pulse = await lake.client.authorities.pulse('ERCO', { date })
  expect(pulse.hours.length).toBe(count)
  expect(pulse.day).toMatchObject({ hours: count, demand_hours: count, state: 'whole' })
  expect(new Set(pulse.hours.map(({ interval_start }) => interval_start)).size).toBe(count)
  expect(pulse.hours.map(({ label }) => label).filter((label) => label.startsWith('01:00'))).toEqual(
    count === 25 ? ['01:00 CDT', '01:00 CST'] : ['01:00'],
  )
  expect(pulse.baseline).toEqual({ dates: [], enough: false })
})

test('the nearest days that have demand are found over months', SLOW, async () => {
  const pulse = await lake.client.authorities.pulse('ERCO', { date: '2024-11-02' })
  expect([pulse.previous_date, pulse.next_date]).toEqual(['2024-11-01', '2024-11-03'])
  const first = await lake.client.authorities.pulse('ERCO', { date: '2024-11-01' })
  expect(first.previous_date).toBe('2024-03-11')
  const last = await lake.client.authorities.pulse('ERCO', { date: '2024-11-04' })
  expect(last.next_date).toBe('2026-05-08')
})

test('what changed is told with its hour, and against four weeks', SLOW, async () => {
  const changes = await lake.client.authorities.changes('CISO')
  expect(Changes.parse(changes)).toEqual(changes)
  expect(changes.date).toBe('2026-06-09')
  expect(changes.changes.map(({ kind }) => kind)).toEqual([
    'max_demand',
    'cleanest_hour',
    'largest_ramp',
    'interchange_swing',
  ])
  const pulse = await lake.client.authorities.pulse('CISO', { date: changes.date })
  const [peak] = changes.changes
  expect(peak?.value).toBe(Math.max(...pulse.hours.map(({ demand_mwh }) => demand_mwh ?? 0)))
  expect(peak?.hour?.interval_start).toBe(pulse.annotations.find(({ kind }) => kind === 'peak')?.interval_start)
  expect(peak?.baseline_days).toBe(4)
  expect((peak?.value ?? 0) - (peak?.typical ?? 0)).toBeCloseTo(peak?.delta ?? Number.NaN)
})

test('too few weeks before: the changes say so', SLOW, async () => {
  const { changes, baseline } = await lake.client.authorities.changes('ERCO', { date: '2024-11-03' })
  expect(baseline.enough).toBe(false)
  expect(changes.map(({ typical, baseline_days }) => [typical, baseline_days])).toEqual(
    [0, 0, 0, 0].map(() => [null, 0]),
  )
  expect(baseline.held_from).toBe('2024-11-01')
  expect(baseline.text).toBe(
    'What is typical is not known: it takes 3 Sundays of the 30 days before, and the lake has none of them; its demand of those days begins on November 1, 2024.',
  )
  expect(changes[0]?.text).toMatch(/Nothing to compare it with: no Sunday of the 30 days before has it; it takes 3\.$/)
})

test('a client that has an answer is told so, and a remembered answer comes fast', SLOW, async () => {
  const path = '/PJM/pulse?date=2026-06-09'
  const first = await lake.get(path)
  const etag = first.headers.get('etag') ?? ''
  expect([first.status, first.headers.get('x-cache')]).toEqual([200, 'miss'])
  const again = await lake.get(path)
  expect([again.headers.get('x-cache'), await again.text()]).toEqual(['hit', await first.text()])
  expect((await lake.get(path, { 'if-none-match': etag })).status).toBe(304)
  const timings: number[] = []
  for (let run = 0; run < 30; run++) {
    const answer = await lake.get(path)
    timings.push(Number(/dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1] ?? 0))
    await answer.arrayBuffer()
  }
  expect(timings.toSorted((a, b) => a - b)[15]).toBeLessThan(2)
})

test('a day is told as it was known then, after upstream revised it', { timeout: 120_000 }, async () => {
  const day = '2026-06-09'
  const later = Temporal.Instant.from('2026-06-11T12:07:00Z')
  const region = createRegionValues(createGrid(1))
  const demandsAt = (at: Temporal.Instant, member: number) => {
    const { from } = dayRange(
      Temporal.PlainDate.from(day),
      findBalancingAuthority(AUTHORITIES[member]?.code ?? '').zone,
    )
    const firstHour = from.epochMilliseconds / 3_600_000
    return Array.from({ length: 24 }, (_, hour) => region.hourAt(firstHour + hour, at.epochMilliseconds)[member]?.D)
  }
  const member = AUTHORITIES.findIndex(
    (_, index) => demandsAt(WEB_NOW, index).join() !== demandsAt(later, index).join(),
  )
  const { code } = AUTHORITIES[member] ?? { code: '' }
  const asked = { date: day, asOf: WEB_NOW.toString() }
  const before = await lake.client.authorities.pulse(code, asked)
  expect(before.hours.map(({ demand_mwh }) => demand_mwh)).toEqual(demandsAt(WEB_NOW, member))
  await lake.collect(Temporal.Instant.from('2026-06-09T04:00Z'), later, [findDataset('eia.region_data')])
  const then = await lake.client.authorities.pulse(code, asked)
  const now = await lake.client.authorities.pulse(code, { date: day })
  expect(then.hours).toEqual(before.hours)
  expect(then.headline).toEqual(before.headline)
  expect(now.hours.map(({ demand_mwh }) => demand_mwh)).toEqual(demandsAt(later, member))
  expect(now.hours).not.toEqual(then.hours)
})
