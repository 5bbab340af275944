import type { AuthoritySummary } from '../../../contract/schemas/authorities/list.ts'
import { type BalancingAuthority, EIA_REGIONS } from '../../../datasets/eia/balancing-authorities.ts'
import type { Engine, HeldKey } from '../../../engine/question.ts'

/** The datasets that tell what the lake has of authorities. */
export const SUMMARY_READS = Object.freeze(['eia.fuel_type', 'eia.interchange', 'eia.region_data'] as const)

type Intervals = AuthoritySummary['last_interval']

/** Values of `type` of eia.region_data. */
const REGION_SERIES: Readonly<Record<string, keyof Intervals>> = {
  D: 'demand',
  DF: 'forecast',
  NG: 'net_generation',
  TI: 'interchange',
}

/** What the lake has of an authority. */
export type Summarise = (authority: BalancingAuthority) => AuthoritySummary

/** Reads once what the lake has of all authorities. */
export async function readSummaries(engine: Engine): Promise<Summarise> {
  const [fuels, flows, region] = await Promise.all(SUMMARY_READS.map((id) => engine.keys(id)))
  const held = [
    ...seriesOf(region, 'respondent', ({ values }) => REGION_SERIES[values['type'] ?? '']),
    ...seriesOf(fuels, 'respondent', () => 'generation'),
    ...seriesOf(flows, 'from_ba', () => 'neighbours'),
  ]
  const byCode = Map.groupBy(held, ({ code }) => code)
  return (authority) => summarise(authority, byCode.get(authority.code) ?? [])
}

interface HeldSeries {
  code: string
  series: keyof Intervals
  first: string
  last: string
}

const seriesOf = (
  keys: readonly HeldKey[] | undefined,
  column: string,
  name: (key: HeldKey) => keyof Intervals | undefined,
): HeldSeries[] =>
  (keys ?? []).flatMap((key) => {
    const series = name(key)
    const code = key.values[column]
    return series && code ? [{ code, series, first: key.firstInterval, last: key.lastInterval }] : []
  })

function summarise(authority: BalancingAuthority, held: readonly HeldSeries[]): AuthoritySummary {
  const lastOf = (name: keyof Intervals) =>
    held
      .filter(({ series }) => series === name)
      .map(({ last }) => last)
      .sort()
      .at(-1) ?? null
  // A forecast begins and ends a day ahead of what happened.
  const firsts = held.filter(({ series }) => series !== 'forecast').map(({ first }) => first)
  const { code, name, zone, kind, region } = authority
  return {
    code,
    name,
    zone,
    kind,
    region: region ?? null,
    region_name: region === undefined ? null : EIA_REGIONS[region],
    active_from: authority.activeFrom ?? null,
    retired_on: authority.retiredOn ?? null,
    successors: [...authority.successors],
    has_data: held.length > 0,
    first_interval: firsts.sort()[0] ?? null,
    last_interval: {
      demand: lastOf('demand'),
      forecast: lastOf('forecast'),
      net_generation: lastOf('net_generation'),
      interchange: lastOf('interchange'),
      generation: lastOf('generation'),
      neighbours: lastOf('neighbours'),
    },
  }
}
