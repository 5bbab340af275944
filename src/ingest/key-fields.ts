import { type Dataset, type Wire, wireFields } from '../datasets/dataset.ts'
import type { SharedFields } from './shared-fields.ts'

/**
 * How many of a bare line's first fields are the dataset's key, the time aside, the location first among them; undefined where
 * others stand between, or there are no others. Texts only: of other types two texts may be one value. Pure.
 */
export function countKeyFields(
  { key, columns, location }: Dataset,
  wire: Wire,
  { leading, trailing }: SharedFields,
): number | undefined {
  const fields = wireFields(wire)
  const bare = fields.slice(leading, fields.length - trailing)
  const names = key.filter((name) => name !== 'interval_start')
  const isText = names.every((name) => columns.some((column) => column.name === name && column.type === 'string'))
  const first = bare.slice(0, names.length)
  const isKey = names.every((name) => first.includes(wire.map[name] ?? ''))
  const isLocated = location !== undefined && wire.map[location] === first[0]
  return isText && isKey && isLocated && bare.length > names.length ? names.length : undefined
}
