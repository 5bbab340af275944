import type { LakeType } from '../table-schema.ts'

/** One row of `COPY … (RETURN_STATS)` as DuckDB's JSON form gives it. */
export interface CopyStats {
  count: string | number
  column_statistics: readonly { key: string; value: readonly { key: string; value: string }[] }[]
}

/** Delta's per-file statistics. Values that are cut, NaN or unknown are left out, never guessed. */
export function toDeltaStats(copied: CopyStats, types: ReadonlyMap<string, LakeType>): string {
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
  return JSON.stringify({ numRecords: Number(copied.count), minValues, maxValues, nullCount })
}

function toJson(text: string, type: LakeType, round: 'floor' | 'ceil'): string | number | undefined {
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
      return undefined
    case 'string':
    case 'date':
      return text
  }
}
