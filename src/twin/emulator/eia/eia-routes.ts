import { createFuelValues } from '../../eia/fuel-values.ts'
import { createRegionValues } from '../../eia/region-values.ts'
import type { Grid } from '../../grid/grid.ts'
import type { EiaRoute } from './eia-route.ts'
import { createFuelRoute } from './routes/fuel-type-data.ts'
import { createInterchangeRoute } from './routes/interchange-data.ts'
import { createRegionRoute } from './routes/region-data.ts'

/** The routes of EIA that the twin answers, all about one grid and its neighbours. */
export function createEiaRoutes(grid: Grid): readonly EiaRoute[] {
  const values = createRegionValues(grid)
  return [createRegionRoute(values), createFuelRoute(values, createFuelValues(grid)), createInterchangeRoute(values)]
}
