import { z } from 'zod'
import { DatasetSummary } from './dataset.ts'

export const ForecastList = z
  .object({ forecasts: z.array(DatasetSummary) })
  .describe('The datasets that are forecasts: said ahead, and again by each posting.')

export type ForecastList = z.infer<typeof ForecastList>
