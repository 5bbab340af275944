import type { Client, RemoteRows } from '../../src/client/client.ts'

type Rows = RemoteRows<Record<string, unknown>>

/** One question, as each door takes it. */
export interface ContractCase {
  what: string
  /** Parameters of HTTP and of a Flight ticket. */
  parameters: Readonly<Record<string, string>>
  of: { rows: string } | { forecast: string } | { prices: true } | { sql: string }
  client(client: Client): Promise<Rows>
  /** How many rows the small lake has for it. */
  rows: number
}

const rowsCase = (
  what: string,
  dataset: string,
  rows: number,
  parameters: Readonly<Record<string, string>>,
  question: Omit<Parameters<Client['rows']>[0], 'dataset'>,
): ContractCase => ({
  what,
  parameters,
  of: { rows: dataset },
  client: (client) => client.rows({ dataset, ...question }),
  rows,
})

const WIND = 'interval_start,stwpf_system_wide_mw,wgrpp_system_wide_mw,lead_hours,operating_date,repeated_hour'
const SQL = `SELECT settlement_point, count(*)::INTEGER AS quarters, max(price_usd_per_mwh) AS highest, NULL::DOUBLE AS nothing, DATE '2026-11-01' AS day FROM ercot.rt_spp GROUP BY ALL ORDER BY ALL`

export const CONTRACT_CASES: readonly ContractCase[] = [
  rowsCase('all columns of a dataset', 'ercot.rt_spp', 9, {}, {}),
  rowsCase(
    'a range, filters and columns',
    'ercot.rt_spp',
    4,
    {
      from: '2026-06-10T11:15',
      settlement_point: 'HB_NORTH,HB_WEST',
      columns: 'interval_start,interval_start_local,settlement_point,price_usd_per_mwh',
    },
    {
      from: Temporal.Instant.from('2026-06-10T16:15:00Z'),
      filter: { settlement_point: ['HB_NORTH', 'HB_WEST'] },
      columns: ['interval_start', 'interval_start_local', 'settlement_point', 'price_usd_per_mwh'],
    },
  ),
  rowsCase(
    'what was known before a correction',
    'ercot.rt_spp',
    1,
    {
      as_of: '2026-06-11T00:00:00Z',
      from: '2026-06-10T16:15:00Z',
      to: '2026-06-10T16:30:00Z',
      settlement_point: 'HB_NORTH',
    },
    {
      asOf: '2026-06-11T00:00:00Z',
      from: '2026-06-10T16:15:00Z',
      to: '2026-06-10T16:30:00Z',
      filter: { settlement_point: ['HB_NORTH'] },
    },
  ),
  rowsCase(
    'every posting of a forecast',
    'ercot.wind',
    6,
    { posting: 'all', columns: `${WIND},withdrawn,published_at` },
    { postings: 'all', columns: [...WIND.split(','), 'withdrawn', 'published_at'] },
  ),
  rowsCase(
    'what stood at an hour, so long ahead',
    'ercot.wind',
    3,
    { posting: 'at:06', lead_hours: '18..42', columns: `${WIND},stood_at` },
    { postings: { atHour: 6 }, leadHours: { min: 18, max: 42 }, columns: [...WIND.split(','), 'stood_at'] },
  ),
  rowsCase('on-peak hours', 'ercot.rt_spp', 9, { block: '5x16' }, { blocks: ['5x16'] }),
  rowsCase(
    'nothing',
    'ercot.rt_spp',
    0,
    { from: '2026-07-01', columns: 'interval_start' },
    { from: '2026-07-01', columns: ['interval_start'] },
  ),
  {
    what: 'a forecast by its own resource',
    parameters: { from: '2026-06-01', columns: WIND },
    of: { forecast: 'ercot.wind' },
    client: (client) => client.forecast({ dataset: 'ercot.wind', from: '2026-06-01', columns: WIND.split(',') }),
    rows: 2,
  },
  {
    what: 'prices of a market',
    parameters: { market: 'rt', locations: 'HB_NORTH,LZ_NORTH', from: '2026-06-10', to: '2026-06-11' },
    of: { prices: true },
    client: (client) =>
      client.prices({
        market: 'rt',
        locations: ['HB_NORTH', 'LZ_NORTH'],
        from: '2026-06-10',
        to: '2026-06-11',
      }) as unknown as Promise<Rows>,
    rows: 6,
  },
  { what: 'SQL', parameters: {}, of: { sql: SQL }, client: (client) => client.sql({ sql: SQL }), rows: 3 },
  {
    what: 'SQL as of a moment',
    parameters: { as_of: '2026-06-11T00:00:00Z' },
    of: { sql: SQL },
    client: (client) => client.sql({ sql: SQL, asOf: '2026-06-11T00:00:00Z' }),
    rows: 3,
  },
]
