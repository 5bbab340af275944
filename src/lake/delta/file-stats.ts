import type { LakeType } from '../table-schema.ts'

/** One row of `COPY … (RETURN_STATS)` as DuckDB's JSON form gives it. */
export interface CopyStats {
  count: string | number
  column_statistics: readonly { key: string; value: readonly { key: string; value: string }[] }[]
}

/** Least and greatest text of a column. */
export type TextBounds = ReadonlyMap<string, { min: string; max: string }>

/**
 * Delta's per-file statistics. Values that are cut, NaN or unknown are left out, never guessed. `texts` has the bounds of
 * text columns of which DuckDB tells none.
 */
export function toDeltaStats(
  copied: CopyStats,
  types: ReadonlyMap<string, LakeType>,
  texts: TextBounds = new Map(),
): string {
  const minValues: Record<string, unknown> = {}
  const maxValues: Record<string, unknown> = {}
  const nullCount: Record<string, number> = {}
  for (const { key, value } of copied.column_statistics) {
    const name = key.replace(/^"|"$/g, '')
    const type = types.get(name)
    if (!type) continue
    const stats = Object.fromEntries(value.map((entry) => [entry.key, entry.value]))
    if (stats['null_count'] !== undefined) nullCount[name] = Number(stats['null_count'])
    if (stats['has_nan'] === 'true' || stats['min'] === undefined || stats['max'] === undefined) continue
    const min = toJson(stats['min'], type, 'floor')
    const max = toJson(stats['max'], type, 'ceil')
    if (min === undefined || max === undefined) continue
    minValues[name] = min
    maxValues[name] = max
  }
  for (const [name, { min, max }] of texts) {
    minValues[name] = min
    maxValues[name] = max
  }
  return JSON.stringify({ numRecords: Number(copied.count), minValues, maxValues, nullCount })
}

function toJson(text: string, type: LakeType, round: 'floor' | 'ceil'): string | number | boolean | undefined {
  switch (type) {
    case 'timestamp': {
      const instant = Temporal.Instant.from(text.replace(' ', 'T').replace(/\+00$/, 'Z'))
      return instant.round({ smallestUnit: 'millisecond', roundingMode: round }).toString({ fractionalSecondDigits: 3 })
    }
    case 'double':
    case 'integer':
    case 'long':
      return Number.isFinite(Number(text)) ? Number(text) : undefined
    case 'boolean':
      return text === '1' || text === 'true'
    case 'string':
    case 'date':
      return text
  }
}

/** Text columns that hold something and of which DuckDB tells no bounds: those it was given as ENUM. */
export function columnsWithoutBounds(copied: CopyStats, types: ReadonlyMap<string, LakeType>): string[] {
  return copied.column_statistics.flatMap(({ key, value }) => {
    const name = key.replace(/^"|"$/g, '')
    const stats = new Map(value.map((entry) => [entry.key, entry.value]))
    const isEmpty = Number(stats.get('null_count') ?? 0) === Number(copied.count)
    return types.get(name) === 'string' && !stats.has('min') && !isEmpty ? [name] : []
  })
}
