import { eiaInterchange } from '../../../../datasets/eia/interchange.ts'
import { AUTHORITIES } from '../../../eia/authority.ts'
import { isReported } from '../../../eia/flow-values.ts'
import type { RegionValues } from '../../../eia/region-values.ts'
import { TIE_LINES } from '../../../eia/tie-line.ts'
import type { EiaRoute } from '../eia-route.ts'

/** The flow of every tie line as each of its ends reports it: the same number with opposite signs. */
export function createInterchangeRoute(values: RegionValues): EiaRoute {
  const members = TIE_LINES.flatMap(({ from, to }, line) => [
    { from, to, line, sign: 1 },
    { from: to, to: from, line, sign: -1 },
  ]).sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1))
  const placeOf = (code: string) => AUTHORITIES.findIndex((authority) => authority.code === code)
  const reporters = members.map(({ from }) => placeOf(from))
  return {
    name: 'interchange-data',
    description:
      'Hourly interchange by neighboring balancing authority.  \n    Source: Form EIA-930\n    Product: Hourly Electric Grid Monitor',
    wire: eiaInterchange.wire[0] as (typeof eiaInterchange.wire)[number],
    series: members.map(({ from, to }) => ({
      from_ba: from,
      from_ba_name: AUTHORITIES[placeOf(from)]?.name ?? from,
      to_ba: to,
      to_ba_name: AUTHORITIES[placeOf(to)]?.name ?? to,
    })),
    appearsMs: (series, hour) => values.appearsMs(reporters[series] as number, hour),
    isSettled: isReported,
    hourAt: (hour, nowMs) => {
      const flows = values.flowsAt(hour, nowMs)
      return (series) => {
        const { line, sign } = members[series] as (typeof members)[number]
        return sign * (flows[line] as number) + 0
      }
    },
  }
}
