import { eiaRegionData } from '../../../../datasets/eia/region-data.ts'
import { AUTHORITIES } from '../../../eia/authority.ts'
import { isReported } from '../../../eia/flow-values.ts'
import type { RegionType, RegionValues } from '../../../eia/region-values.ts'
import type { EiaRoute } from '../eia-route.ts'

const TYPES: readonly { code: RegionType; name: string }[] = [
  { code: 'D', name: 'Demand' },
  { code: 'DF', name: 'Day-ahead demand forecast' },
  { code: 'NG', name: 'Net generation' },
  { code: 'TI', name: 'Total interchange' },
]

/** Demand, its forecast, net generation and interchange of every authority. */
export function createRegionRoute(values: RegionValues): EiaRoute {
  const members = AUTHORITIES.flatMap((authority, index) => TYPES.map((type) => ({ authority, index, type })))
  const memberOf = (series: number) => members[series] as (typeof members)[number]
  return {
    name: 'region-data',
    description:
      'Hourly demand, day-ahead demand forecast, net generation, and interchange by balancing authority.  \n    Source: Form EIA-930\n    Product: Hourly Electric Grid Monitor',
    wire: eiaRegionData.wire[0] as (typeof eiaRegionData.wire)[number],
    series: members.map(({ authority, type }) => ({
      respondent: authority.code,
      respondent_name: authority.name,
      type: type.code,
      type_name: type.name,
    })),
    appearsMs: (series, hour) => values.appearsMs(memberOf(series).index, hour, memberOf(series).type.code),
    isSettled: isReported,
    hourAt: (hour, nowMs) => {
      const hourValues = values.hourAt(hour, nowMs)
      return (series) => {
        const { index, type } = memberOf(series)
        return hourValues[index]?.[type.code] as number
      }
    },
  }
}
