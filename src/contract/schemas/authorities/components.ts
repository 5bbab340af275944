import { AuthorityRef, Claim, ClaimValue } from './authority-parts.ts'
import { Change, Changes } from './changes.ts'
import { Condition, GridCondition } from './condition.ts'
import { Duck, DuckDay, DuckPoints, DuckRanking, DuckReference, DuckShape, LeftOutDuck } from './ducks.ts'
import { AuthorityFreshness, SeriesFreshness } from './freshness.ts'
import { AuthorityList, AuthoritySummary } from './list.ts'
import { FuelValues, Pulse, PulseAnnotation, PulseHour, PulseKpi, PulseMeta } from './pulse.ts'
import { Demand, DemandInterval, Generation, GenerationInterval, Interchange, InterchangeInterval } from './series.ts'

/** The named schemas of authorities, for the OpenAPI description. */
export const AUTHORITY_COMPONENTS = {
  AuthorityRef,
  AuthorityList,
  AuthoritySummary,
  Claim,
  ClaimValue,
  Demand,
  DemandInterval,
  Generation,
  GenerationInterval,
  FuelValues,
  Interchange,
  InterchangeInterval,
  AuthorityFreshness,
  SeriesFreshness,
  Pulse,
  PulseMeta,
  PulseKpi,
  PulseAnnotation,
  PulseHour,
  Changes,
  Change,
  Condition,
  GridCondition,
  Duck,
  DuckPoints,
  DuckShape,
  DuckReference,
  LeftOutDuck,
  DuckRanking,
  DuckDay,
} as const
