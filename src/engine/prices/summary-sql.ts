import type { PriceSummary } from '../question.ts'
import { durationSql } from './duration-sql.ts'
import { heatmapSql, monthlyHeatmapSql } from './heatmap-sql.ts'
import { statsSql } from './stats-sql.ts'
import type { SummaryPlace } from './summary-place.ts'

/** The SQL of a summary, its rows in order. Pure. */
export function summarySql(place: SummaryPlace, summary: PriceSummary): string {
  switch (summary.of) {
    case 'stats':
      return statsSql(place, summary.top)
    case 'heatmap':
      return summary.by === 'day' ? heatmapSql(place) : monthlyHeatmapSql(place)
    case 'duration':
      return durationSql(place, summary)
  }
}
