/** Which prices a column of the wide price files holds: day-ahead, real-time, ancillary services. */
export type RollupMarket = 'da' | 'rt' | 'as'

/** A family of the wide price files that ERCOT's price service was fed with, `<name>_YYYY.parquet`; decision 11 tells their layout. */
export interface RollupFamily {
  name: string
  folder: 'flattened' | 'combined'
  /** Its months are files too: `combined/monthly/<name>/<name>_YYYY_MM.parquet`. */
  monthly: boolean
  minutes: 15 | 60
  /** Groups of columns in the file's order. `mean`: of the quarter hours of each hour, which are prices that nobody published. */
  parts: readonly { market: RollupMarket; prefix: string; mean?: true }[]
}

export const ROLLUP_FAMILIES: readonly RollupFamily[] = Object.freeze([
  { name: 'DA_prices', folder: 'flattened', monthly: false, minutes: 60, parts: [{ market: 'da', prefix: '' }] },
  { name: 'RT_prices_15min', folder: 'flattened', monthly: false, minutes: 15, parts: [{ market: 'rt', prefix: '' }] },
  { name: 'AS_prices', folder: 'flattened', monthly: false, minutes: 60, parts: [{ market: 'as', prefix: '' }] },
  {
    name: 'DA_AS_combined',
    folder: 'combined',
    monthly: true,
    minutes: 60,
    parts: [
      { market: 'da', prefix: '' },
      { market: 'as', prefix: '' },
    ],
  },
  {
    name: 'DA_AS_RT_combined',
    folder: 'combined',
    monthly: true,
    minutes: 60,
    parts: [
      { market: 'da', prefix: 'DA_' },
      { market: 'as', prefix: 'AS_' },
      { market: 'rt', prefix: 'RT_', mean: true },
    ],
  },
  {
    name: 'DA_AS_RT_15min_combined',
    folder: 'combined',
    monthly: true,
    minutes: 15,
    parts: [
      { market: 'as', prefix: 'AS_' },
      { market: 'da', prefix: 'DA_' },
      { market: 'rt', prefix: 'RT_' },
    ],
  },
])

/** The dataset of a market's prices; the columns that become the names of columns, and the values under them. */
export const ROLLUP_DATASETS: Readonly<Record<RollupMarket, { id: string; label: string; price: string }>> =
  Object.freeze({
    da: { id: 'ercot.dam_spp', label: 'settlement_point', price: 'price_usd_per_mwh' },
    rt: { id: 'ercot.rt_spp', label: 'settlement_point', price: 'price_usd_per_mwh' },
    as: { id: 'ercot.dam_mcpc', label: 'ancillary_type', price: 'mcpc_usd_per_mw' },
  })

/** Columns of times, in our files and in those of the price service's two layouts. */
export const ROLLUP_TIMES: readonly string[] = Object.freeze([
  'datetime',
  'DeliveryDate',
  'DeliveryDateStr',
  'datetime_ts',
  'DeliveryInterval',
])

/** Columns of prices in the files as they were, in their order: hubs, load zones, DC ties. */
export const ROLLUP_POINTS: readonly string[] = Object.freeze([
  ...['DC_E', 'DC_L', 'DC_N', 'DC_R', 'DC_S'],
  ...['HB_BUSAVG', 'HB_HOUSTON', 'HB_HUBAVG', 'HB_NORTH', 'HB_PAN', 'HB_SOUTH', 'HB_WEST'],
  ...['LZ_AEN', 'LZ_CPS', 'LZ_HOUSTON', 'LZ_LCRA', 'LZ_NORTH', 'LZ_RAYBN', 'LZ_SOUTH', 'LZ_WEST'],
])

export const ROLLUP_SERVICES: readonly string[] = Object.freeze(['ECRS', 'NSPIN', 'REGDN', 'REGUP', 'RRS'])

/** Keys of the key-value metadata in our files: the family, its ancillary services, the moment whose truth the file tells. */
export const ROLLUP_METADATA = Object.freeze({
  family: 'gridlake.rollup',
  services: 'gridlake.services',
  toldAt: 'gridlake.told_at',
})

/** Types that list a point a second time, energy weighted: a wide file has one column for a name, of the other type. */
export const WEIGHTED_TYPES: readonly string[] = Object.freeze(['LZEW', 'LZ_DCEW'])

/** The settlement point type of a name in NP6-905-CD, where a file has names only. */
export const POINT_TYPES: readonly { name: RegExp; type: string }[] = Object.freeze([
  { name: /^HB_BUSAVG$/, type: 'SH' },
  { name: /^HB_HUBAVG$/, type: 'AH' },
  { name: /^HB_/, type: 'HU' },
  { name: /^LZ_/, type: 'LZ' },
  { name: /^DC_/, type: 'LZ_DC' },
  { name: /./, type: 'RN' },
])
