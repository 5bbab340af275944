import type { Column } from '../dataset.ts'
import { ercotRtOrdcPriceAdders } from '../ercot/rt-ordc-price-adders.ts'
import { ercotRtPriceAdders } from '../ercot/rt-price-adders.ts'
import { defineMart } from '../mart.ts'

const ordc: readonly Column[] = ercotRtOrdcPriceAdders.columns
const rtc: readonly Column[] = ercotRtPriceAdders.columns
const isOrdc = new Set(ordc.map(({ name }) => name))
const isRtc = new Set(rtc.map(({ name }) => name))

/** Columns whose sum is added to the price of energy: of the reserve demand curve, and of reliability deployments in both regimes. */
export const ENERGY_PRICE_ADDERS = ['rtorpa_usd_per_mwh', 'rtordpa_usd_per_mwh', 'rtrdpa_usd_per_mwh'] as const

/** What one regime alone has is null in the other. */
const inRegime = (column: Column): Column => {
  if (isOrdc.has(column.name) && isRtc.has(column.name)) return column
  const regime = isOrdc.has(column.name) ? 'ordc' : 'rtc+b'
  return { ...column, meaning: `${column.meaning} Regime ${regime} only.`, nullable: true }
}

export const martRtPriceAdders = defineMart({
  id: 'mart.rt_price_adders',
  title: 'ERCOT real-time price adders across RTC+B',
  description:
    'The price adders of each SCED run on both sides of 2025-12-05, when NP6-323-CD kept its id and changed its content: the operating reserve demand curve and its reserves before, reliability deployment adders since. Columns of one regime are null in the other.',
  reads: [ercotRtOrdcPriceAdders.id, ercotRtPriceAdders.id],
  kind: 'fact',
  zone: 'America/Chicago',
  columns: [
    { name: 'regime', type: 'string', meaning: '`ordc` until real-time co-optimization, `rtc+b` since 2025-12-05.' },
    ...[...ordc, ...rtc.filter(({ name }) => !isOrdc.has(name))].map(inRegime),
  ],
  key: ['interval_start'],
  sql: (rowsOf) =>
    `SELECT 'ordc' AS regime, * FROM ${rowsOf(ercotRtOrdcPriceAdders.id)}
UNION ALL BY NAME SELECT 'rtc+b' AS regime, * FROM ${rowsOf(ercotRtPriceAdders.id)}`,
})
