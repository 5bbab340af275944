import {
  type DuckDBArrayType,
  type DuckDBDecimalType,
  type DuckDBEnumType,
  type DuckDBListType,
  type DuckDBMapType,
  type DuckDBStructType,
  type DuckDBType,
  DuckDBTypeId as Id,
} from '@duckdb/node-api'
import * as arrow from '@uwdata/flechette'

/** DuckDB types whose values are laid out as Arrow lays out the given type. */
const SAME_LAYOUT: Partial<Record<Id, () => arrow.DataType>> = {
  [Id.TINYINT]: arrow.int8,
  [Id.SMALLINT]: arrow.int16,
  [Id.INTEGER]: arrow.int32,
  [Id.BIGINT]: arrow.int64,
  [Id.UTINYINT]: arrow.uint8,
  [Id.USMALLINT]: arrow.uint16,
  [Id.UINTEGER]: arrow.uint32,
  [Id.UBIGINT]: arrow.uint64,
  [Id.HUGEINT]: () => arrow.decimal128(38, 0),
  [Id.FLOAT]: arrow.float32,
  [Id.DOUBLE]: arrow.float64,
  [Id.DATE]: arrow.dateDay,
  [Id.TIME]: arrow.timeMicrosecond,
  [Id.TIME_NS]: arrow.timeNanosecond,
  [Id.TIMESTAMP]: () => arrow.timestamp(arrow.TimeUnit.MICROSECOND),
  [Id.TIMESTAMP_S]: () => arrow.timestamp(arrow.TimeUnit.SECOND),
  [Id.TIMESTAMP_MS]: () => arrow.timestamp(arrow.TimeUnit.MILLISECOND),
  [Id.TIMESTAMP_NS]: () => arrow.timestamp(arrow.TimeUnit.NANOSECOND),
  [Id.TIMESTAMP_TZ]: () => arrow.timestamp(arrow.TimeUnit.MICROSECOND, 'UTC'),
}

/** How values get from a DuckDB vector into Arrow buffers. */
export type ArrowLayout =
  | { kind: 'same' | 'bits' | 'decimal' | 'interval'; width: number }
  | { kind: 'bytes' | 'text' }
  | { kind: 'list' | 'map'; children: readonly [ArrowField] }
  | { kind: 'array'; size: number; children: readonly [ArrowField] }
  | { kind: 'struct'; children: readonly ArrowField[] }

export interface ArrowField {
  type: arrow.DataType
  layout: ArrowLayout
  /** An enum at the top level: its values, which the dictionary holds. */
  dictionary?: readonly string[]
}

/**
 * The Arrow type of a DuckDB type. Text stands in for what Arrow has no type for
 * (UHUGEINT, BIGNUM, UUID, BIT, TIME WITH TIME ZONE, UNION, VARIANT; enums inside nested types).
 */
export function arrowField(type: DuckDBType, nested = false): ArrowField {
  const same = SAME_LAYOUT[type.typeId]?.()
  if (same) return { type: same, layout: { kind: 'same', width: widthOf(same) } }
  switch (type.typeId) {
    case Id.BOOLEAN:
      return { type: arrow.bool(), layout: { kind: 'bits', width: 1 } }
    case Id.DECIMAL: {
      const { width, scale } = type as DuckDBDecimalType
      const bytes = width <= 4 ? 2 : width <= 9 ? 4 : width <= 18 ? 8 : 16
      return { type: arrow.decimal128(width, scale), layout: { kind: 'decimal', width: bytes } }
    }
    case Id.INTERVAL:
      return { type: arrow.interval(arrow.IntervalUnit.MONTH_DAY_NANO), layout: { kind: 'interval', width: 16 } }
    case Id.VARCHAR:
      return { type: arrow.utf8(), layout: { kind: 'bytes' } }
    case Id.BLOB:
    case Id.GEOMETRY:
      return { type: arrow.binary(), layout: { kind: 'bytes' } }
    case Id.ENUM: {
      if (nested) return { type: arrow.utf8(), layout: { kind: 'text' } }
      const { values } = type as DuckDBEnumType
      const codes = values.length <= 256 ? arrow.uint8() : values.length <= 65_536 ? arrow.uint16() : arrow.uint32()
      return {
        type: arrow.dictionary(arrow.utf8(), codes),
        layout: { kind: 'same', width: widthOf(codes) },
        dictionary: values,
      }
    }
    case Id.LIST: {
      const item = arrowField((type as DuckDBListType).valueType, true)
      return { type: arrow.list(arrow.field('item', item.type)), layout: { kind: 'list', children: [item] } }
    }
    case Id.ARRAY: {
      const { valueType, length } = type as DuckDBArrayType
      const item = arrowField(valueType, true)
      return {
        type: arrow.fixedSizeList(arrow.field('item', item.type), length),
        layout: { kind: 'array', size: length, children: [item] },
      }
    }
    case Id.STRUCT: {
      const { entryNames, entryTypes } = type as DuckDBStructType
      const children = entryTypes.map((entry) => arrowField(entry, true))
      const fields = children.map((child, at) => arrow.field(entryNames[at] ?? '', child.type))
      return { type: arrow.struct(fields), layout: { kind: 'struct', children } }
    }
    case Id.MAP: {
      const { keyType, valueType } = type as DuckDBMapType
      const children = [arrowField(keyType, true), arrowField(valueType, true)] as const
      const entry: ArrowField = { type: arrow.struct([]), layout: { kind: 'struct', children } }
      const map = arrow.map(arrow.field('key', children[0].type, false), arrow.field('value', children[1].type))
      return { type: map, layout: { kind: 'map', children: [{ ...entry, type: map.children[0]?.type ?? entry.type }] } }
    }
    default:
      return { type: arrow.utf8(), layout: { kind: 'text' } }
  }
}

function widthOf(type: arrow.DataType): number {
  if ('bitWidth' in type && type.bitWidth) return type.bitWidth / 8
  if (type.typeId === arrow.Type.Date) return 4
  if (type.typeId === arrow.Type.Float) return type.precision === arrow.Precision.SINGLE ? 4 : 8
  return 8
}
