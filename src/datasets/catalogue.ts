import { GridlakeError } from '../core/errors.ts'
import type { Dataset } from './dataset.ts'
import { eiaFuelType } from './eia/fuel-type.ts'
import { eiaInterchange } from './eia/interchange.ts'
import { eiaRegionData } from './eia/region-data.ts'
import { ercotDamAsPlan } from './ercot/dam-as-plan.ts'
import { ercotDamMcpc } from './ercot/dam-mcpc.ts'
import { ercotDamShadowPrices } from './ercot/dam-shadow-prices.ts'
import { ercotDamSpp } from './ercot/dam-spp.ts'
import { ercotFuelMix } from './ercot/fuel-mix.ts'
import { ercotGenerationByFuel } from './ercot/generation-by-fuel.ts'
import { ercotLoadByForecastZone } from './ercot/load-by-forecast-zone.ts'
import { ercotLoadByWeatherZone } from './ercot/load-by-weather-zone.ts'
import { ercotLoadForecast } from './ercot/load-forecast.ts'
import { ercotLoadForecastByForecastZone } from './ercot/load-forecast-by-forecast-zone.ts'
import { ercotOutageCapacity } from './ercot/outage-capacity.ts'
import { ercotRtLmp } from './ercot/rt-lmp.ts'
import { ercotRtMcpc } from './ercot/rt-mcpc.ts'
import { ercotRtOrdcPriceAdders } from './ercot/rt-ordc-price-adders.ts'
import { ercotRtPriceAdders } from './ercot/rt-price-adders.ts'
import { ercotRtSpp } from './ercot/rt-spp.ts'
import { ercotScedMcpc } from './ercot/sced-mcpc.ts'
import { ercotScedShadowPrices } from './ercot/sced-shadow-prices.ts'
import { ercotScedSystemLambda } from './ercot/sced-system-lambda.ts'
import { ercotSolar } from './ercot/solar.ts'
import { ercotWind } from './ercot/wind.ts'

/** Every dataset gridlake knows. */
export const CATALOGUE = Object.freeze([
  ercotRtSpp,
  ercotDamSpp,
  ercotRtLmp,
  ercotScedShadowPrices,
  ercotDamShadowPrices,
  ercotScedSystemLambda,
  ercotRtPriceAdders,
  ercotRtOrdcPriceAdders,
  ercotDamMcpc,
  ercotDamAsPlan,
  ercotRtMcpc,
  ercotScedMcpc,
  ercotWind,
  ercotLoadByWeatherZone,
  ercotLoadByForecastZone,
  ercotLoadForecast,
  ercotLoadForecastByForecastZone,
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
