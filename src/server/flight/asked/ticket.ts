import { z } from 'zod'
import { GridlakeError } from '../../../core/errors.ts'

const MAX_SQL_CHARS = 1_000_000

const Parameter = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ sqlType: z.string(), text: z.string() }),
])

/** What every ticket may say: the truth, and the query that it is part of (to cancel it by). */
const shared = {
  as_of: z.string().optional(),
  known_at: z.string().optional(),
  basis: z.enum(['recorded', 'any']).optional(),
  query_id: z.string().max(100).optional(),
}

export const SqlTicket = z.strictObject({
  sql: z.string().max(MAX_SQL_CHARS),
  parameters: z.array(Parameter).max(10_000).optional(),
  /** Only rows of the views whose intervals start in `[from, to)`. */
  from: z.string().optional(),
  to: z.string().optional(),
  ...shared,
})

/** Besides the dataset: the parameters of `GET /api/v1/datasets/{id}/rows`. */
export const RowsTicket = z
  .object({ dataset: z.string(), ...shared })
  .catchall(z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])), z.undefined()]))

/** The parameters of `GET /api/v1/prices`. */
export const PricesTicket = z.strictObject({
  prices: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  ...shared,
})

/** The tickets of the price service that gridlake took over. */
export const OriginalTicket = z.strictObject({
  start_date: z.string(),
  end_date: z.string(),
  hubs: z.array(z.string()).optional(),
  price_type: z.string().optional(),
  ...shared,
})

export type PricesTicket = z.infer<typeof PricesTicket>
export type OriginalTicket = z.infer<typeof OriginalTicket>
export type SqlTicket = z.infer<typeof SqlTicket>
export type RowsTicket = z.infer<typeof RowsTicket>

/** What a ticket asks for, as it is spelled in JSON. */
export type AskedTicket =
  | { sql: SqlTicket }
  | { rows: RowsTicket }
  | { prices: PricesTicket }
  | { original: OriginalTicket }

/** Reads JSON that is a ticket, or a command of a descriptor. Errors: `usage.invalid_argument`. */
export function readTicket(bytes: Uint8Array): AskedTicket {
  const value = parseJson(bytes)
  if (typeof value === 'object' && value !== null) {
    if ('sql' in value) return { sql: read(SqlTicket, value) }
    if ('dataset' in value) return { rows: read(RowsTicket, value) }
    if ('prices' in value) return { prices: read(PricesTicket, value) }
    if ('start_date' in value) return { original: read(OriginalTicket, value) }
  }
  throw unknown()
}

/** What all tickets may say, of any of them. */
export const sharedOf = (asked: AskedTicket): z.infer<z.ZodObject<typeof shared>> =>
  Object.values(asked)[0] as SqlTicket

export const writeTicket = (ticket: SqlTicket | RowsTicket | PricesTicket | OriginalTicket): Buffer =>
  Buffer.from(JSON.stringify(ticket))

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString())
  } catch (error) {
    throw unknown(error)
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const { path, message } = result.error.issues[0] ?? { path: [], message: 'it is not valid' }
  throw new GridlakeError(
    'usage.invalid_argument',
    `the ticket is wrong at ${path.join('.') || 'its top'}: ${message}`,
    {
      hint: HINT,
    },
  )
}

const HINT =
  'write {"dataset": "ercot.rt_spp", "from": "2026-11-01"}, {"sql": "select …"} or take the tickets of GetFlightInfo'

const unknown = (cause?: unknown) =>
  new GridlakeError('usage.invalid_argument', 'the ticket is nothing that this server gave or reads', {
    hint: HINT,
    cause,
  })
