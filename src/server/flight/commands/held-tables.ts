import { isMart, martsOf } from '../../../datasets/find-viewed.ts'
import { SYSTEM_VIEWS } from '../../../engine/system-views.ts'
import type { Viewed } from '../../../engine/view-sql.ts'
import type { FlightPlace } from '../flight-place.ts'

/** The one catalog, by the name that DuckDB gives it: `memory.ercot.rt_spp` may be asked too. */
export const CATALOG = 'memory'

export const TABLE_TYPES = Object.freeze(['SYSTEM TABLE', 'TABLE', 'VIEW'] as const)

/** A table as metadata commands list it. */
export interface HeldTable {
  schema: string
  name: string
  type: (typeof TABLE_TYPES)[number]
  /** Undefined: one of schema `gridlake`, whose columns only a query tells. */
  viewed?: Viewed
}

/** What can be asked: datasets that hold rows, marts made of such, and what the lake knows about itself; by schema and name. */
export async function heldTables({
  engine,
  catalogue,
}: Pick<FlightPlace, 'engine' | 'catalogue'>): Promise<HeldTable[]> {
  const held = new Set((await engine.status()).filter(({ rows }) => rows > 0).map(({ id }) => id))
  const viewed = [
    ...catalogue.filter(({ id }) => held.has(id)),
    ...martsOf(catalogue).filter(({ reads }) => reads.some((id) => held.has(id))),
  ]
  const tables = [
    ...viewed.map((each): HeldTable => ({ ...split(each.id), type: isMart(each) ? 'VIEW' : 'TABLE', viewed: each })),
    ...SYSTEM_VIEWS.map((id): HeldTable => ({ ...split(id), type: 'SYSTEM TABLE' })),
  ]
  const order = ({ schema, name }: HeldTable) => `${schema}.${name}`
  return tables.sort((left, right) => (order(left) < order(right) ? -1 : 1))
}

function split(id: string): { schema: string; name: string } {
  const dot = id.indexOf('.')
  return { schema: id.slice(0, dot), name: id.slice(dot + 1) }
}
