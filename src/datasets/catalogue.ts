import { GridlakeError } from '../core/errors.ts'
import type { Dataset } from './dataset.ts'
import { eiaFuelType } from './eia/fuel-type.ts'
import { eiaInterchange } from './eia/interchange.ts'
import { eiaRegionData } from './eia/region-data.ts'
import { ercotFuelMix } from './ercot/fuel-mix.ts'
import { ercotGenerationByFuel } from './ercot/generation-by-fuel.ts'
import { ercotLoadByForecastZone } from './ercot/load-by-forecast-zone.ts'
import { ercotLoadByWeatherZone } from './ercot/load-by-weather-zone.ts'
import { ercotLoadForecast } from './ercot/load-forecast.ts'
import { ercotOutageCapacity } from './ercot/outage-capacity.ts'
import { ercotRtSpp } from './ercot/rt-spp.ts'
import { ercotSolar } from './ercot/solar.ts'
import { ercotWind } from './ercot/wind.ts'

/** Every dataset gridlake knows. */
export const CATALOGUE = Object.freeze([
  ercotRtSpp,
  ercotWind,
  ercotLoadByWeatherZone,
  ercotLoadByForecastZone,
  ercotLoadForecast,
  ercotSolar,
  ercotOutageCapacity,
  ercotFuelMix,
  ercotGenerationByFuel,
  eiaRegionData,
  eiaFuelType,
  eiaInterchange,
] as const)

/** The dataset of that id. Errors: `dataset.unknown`, naming the nearest. */
export function findDataset(id: string, catalogue: readonly Dataset[] = CATALOGUE): Dataset {
  const found = catalogue.find((dataset) => dataset.id === id)
  if (found) return found
  const part = id.split('.').at(-1) ?? id
  const near = catalogue.filter(
    (dataset) => dataset.id.includes(part) || part.includes(dataset.id.split('.')[1] ?? '?'),
  )
  throw new GridlakeError('dataset.unknown', `there is no dataset ${id}`, {
    hint: `known datasets: ${(near.length > 0 ? near : catalogue).map((dataset) => dataset.id).join(', ')}`,
    context: { dataset: id },
  })
}
