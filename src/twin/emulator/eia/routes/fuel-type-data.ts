import { eiaFuelType } from '../../../../datasets/eia/fuel-type.ts'
import { AUTHORITIES } from '../../../eia/authority.ts'
import { isReported } from '../../../eia/flow-values.ts'
import { FUEL_NAMES, fuelsOf } from '../../../eia/fuel.ts'
import type { FuelHour } from '../../../eia/fuel-values.ts'
import type { RegionValues } from '../../../eia/region-values.ts'
import type { EiaRoute } from '../eia-route.ts'

/** Net generation of every authority by energy source; each reports the fuels it has. */
export function createFuelRoute(
  values: RegionValues,
  fuelsAt: (authority: number, hour: number, generationMwh: number) => FuelHour,
): EiaRoute {
  const members = AUTHORITIES.flatMap((authority, index) =>
    fuelsOf(authority.code).map((fuel) => ({ authority, index, fuel })),
  )
  const memberOf = (series: number) => members[series] as (typeof members)[number]
  return {
    name: 'fuel-type-data',
    description:
      'Hourly net generation by balancing authority and energy source.  \n    Source: Form EIA-930\n    Product: Hourly Electric Grid Monitor',
    wire: eiaFuelType.wire[0] as (typeof eiaFuelType.wire)[number],
    series: members.map(({ authority, fuel }) => ({
      respondent: authority.code,
      respondent_name: authority.name,
      fuel_type: fuel,
      type_name: FUEL_NAMES[fuel],
    })),
    appearsMs: (series, hour) => values.appearsMs(memberOf(series).index, hour),
    isSettled: isReported,
    hourAt: (hour, nowMs) => {
      const regions = values.hourAt(hour, nowMs)
      // Only the authorities asked for are worked out: ERCO needs the hour's dispatch.
      const known = new Map<number, FuelHour>()
      return (series) => {
        const { index, fuel } = memberOf(series)
        const fuels = known.get(index) ?? fuelsAt(index, hour, regions[index]?.NG as number)
        known.set(index, fuels)
        return fuels[fuel] as number
      }
    },
  }
}
