import type { EmbedChart } from './embed-chart.ts'

/** Charts that can stand alone, by their id. A page adds its own here. */
export const EMBED_CHARTS: readonly EmbedChart[] = []

export const findEmbedChart = (id: string | undefined): EmbedChart | undefined =>
  EMBED_CHARTS.find((chart) => chart.id === id)
