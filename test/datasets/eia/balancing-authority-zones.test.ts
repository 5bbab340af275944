import { expect, test } from 'vitest'
import { listMarketDays } from '../../../src/core/time/market-days.ts'
import { BALANCING_AUTHORITY_ZONES } from '../../../src/datasets/eia/balancing-authority-zones.ts'

test('every balancing authority has a zone whose days can be laid out', () => {
  const [from, to] = ['2015-07-01', '2030-12-31'].map((day) => Temporal.PlainDate.from(day)) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ]
  for (const zone of new Set(Object.values(BALANCING_AUTHORITY_ZONES))) {
    expect(listMarketDays(zone, from, to).length).toBe(5663)
  }
  expect(Object.keys(BALANCING_AUTHORITY_ZONES).length).toBeGreaterThan(75)
})

test('operating days are those that EIA-930 reports in, not where the authority lies', () => {
  const { EPE, IPCO, MISO, PNM, SEPA, WACM, ERCO, CISO, PJM } = BALANCING_AUTHORITY_ZONES
  expect({ EPE, IPCO, MISO, PNM, SEPA, WACM }).toEqual({
    EPE: 'America/Phoenix',
    IPCO: 'America/Los_Angeles',
    MISO: 'Etc/GMT+5',
    PNM: 'America/Phoenix',
    SEPA: 'America/Chicago',
    WACM: 'America/Phoenix',
  })
  expect([ERCO, CISO, PJM]).toEqual(['America/Chicago', 'America/Los_Angeles', 'America/New_York'])
})
