import { float64, TimeUnit, tableFromIPC, timestamp, utf8 } from '@uwdata/flechette'
import { SERVICES, serviceColumn } from '../../../engine/prices/price-columns.ts'
import type { PriceMarket, PricesQuestion } from '../../../engine/question.ts'
import { type ArrowRow, arrowField, schemaMessage, tableBytes } from '../messages/arrow-table.ts'
import { cutFrames } from '../messages/cut-frames.ts'
import { END_OF_STREAM, encapsulated, MESSAGE_KIND, messageKind } from '../messages/ipc-frame.ts'

/** The schema of the price service that gridlake took over. The moments are UTC, the starts of the intervals. */
const FIELDS = Object.freeze([
  arrowField('datetime', timestamp(TimeUnit.MILLISECOND), false, { zone: 'UTC' }),
  arrowField('hub', utf8(), false),
  arrowField('price', float64()),
])

export const originalSchema = (): Uint8Array => schemaMessage(FIELDS)

/** The columns that its rows are made of. */
export const originalColumns = (market: PriceMarket): string[] => [
  'interval_start',
  nameColumn(market),
  ...seriesOf(market, true).map(({ column }) => column),
]

const nameColumn = (market: PriceMarket) => (market === 'as' ? 'ancillary_type' : 'location')

/** A series of a row: its name is that of the row's location behind a prefix, or its own. */
interface Series {
  column: string
  prefix?: string
  name?: string
}

/** Ancillary services are the same beside every hub: they are told beside the first. */
function seriesOf(market: PriceMarket, isFirstHub: boolean): readonly Series[] {
  if (market === 'as') return [{ column: 'mcpc_usd_per_mw' }]
  if (market !== 'combined') return [{ column: 'price_usd_per_mwh' }]
  return [
    { column: 'da_usd_per_mwh', prefix: 'DA_' },
    { column: 'rt_usd_per_mwh', prefix: 'RT_' },
    ...(isFirstHub ? SERVICES.map((service) => ({ column: serviceColumn(service), name: `AS_${service}` })) : []),
  ]
}

/** An Arrow stream of prices as the original's long rows, batch by batch. */
export async function* originalRows(
  body: AsyncIterable<Uint8Array>,
  { market, locations }: Pick<PricesQuestion, 'market' | 'locations'>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const schema = originalSchema()
  yield schema
  const leading: Uint8Array[] = []
  for await (const { header, body: data } of cutFrames(body)) {
    const message = Buffer.concat([encapsulated(header), ...data])
    if (messageKind(header) !== MESSAGE_KIND.recordBatch) {
      leading.push(message)
      continue
    }
    const rows = longRows(Buffer.concat([...leading, message, END_OF_STREAM]), market, locations[0])
    const stream = tableBytes(FIELDS, rows)
    if (rows.length > 0) yield stream.subarray(schema.length, stream.length - END_OF_STREAM.length)
  }
  yield END_OF_STREAM
}

function longRows(stream: Uint8Array, market: PriceMarket, firstHub: string | undefined): ArrowRow[] {
  const table = tableFromIPC(stream)
  const column = (name: string) => table.getChild(name).toArray() as ArrayLike<unknown>
  const starts = column('interval_start')
  const names = column(nameColumn(market))
  const values = new Map(seriesOf(market, true).map((series) => [series.column, column(series.column)]))
  return Array.from(names).flatMap((location, row) =>
    seriesOf(market, location === firstHub).map(({ column: of, prefix = '', name }) => ({
      datetime: starts[row],
      hub: name ?? `${prefix}${location}`,
      price: values.get(of)?.[row] ?? null,
    })),
  )
}
