import type { Claim as Told } from '../../../analytics/pulse/claim.ts'
import type { Claim } from '../../../contract/schemas/authorities/authority-parts.ts'

/** A claim as the contract spells it. Pure. */
export const recordClaim = ({ kind, text, values, sql }: Told): Claim => ({
  kind,
  text,
  values: values.map(({ name, value, unit, startMs }) => ({
    name,
    value,
    unit,
    interval_start: startMs === undefined ? null : instantText(startMs),
  })),
  sql,
})

/** An instant as answers spell it. */
export const instantText = (epochMs: number): string => Temporal.Instant.fromEpochMilliseconds(epochMs).toString()
