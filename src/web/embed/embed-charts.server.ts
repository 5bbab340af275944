import { ducksEmbed } from './ducks-embed.server.ts'
import type { EmbedChart } from './embed-chart.ts'
import { fuelMixEmbed } from './fuel-mix-embed.server.ts'
import { intensityEmbed } from './intensity-embed.server.ts'
import { pricesEmbed } from './prices-embed.server.ts'
import { pulseEmbed } from './pulse-embed.server.ts'

/** Charts that can stand alone. A page adds its own here. */
export const EMBED_CHARTS: readonly EmbedChart[] = [pulseEmbed, fuelMixEmbed, intensityEmbed, ducksEmbed, pricesEmbed]

export const findEmbedChart = (id: string | undefined): EmbedChart | undefined =>
  EMBED_CHARTS.find((chart) => chart.id === id)
