import { GridlakeError } from '../../core/errors.ts'
import type { BalancingAuthority } from '../../datasets/eia/balancing-authorities.ts'

/** There is nothing to tell: the authority retired, the day has no demand, or the lake none at all. Names the nearest day. */
export function noDemand(
  authority: BalancingAuthority,
  date: Temporal.PlainDate | undefined,
  nearestDate: Temporal.PlainDate | undefined,
): GridlakeError {
  const { code, retiredOn, successors } = authority
  const isOver = retiredOn !== undefined && (date === undefined || Temporal.PlainDate.compare(date, retiredOn) >= 0)
  const context = {
    authority: code,
    ...(date === undefined ? {} : { date: date.toString() }),
    ...(nearestDate === undefined ? {} : { nearest_date: nearestDate.toString() }),
    ...(retiredOn === undefined ? {} : { retired_on: retiredOn, successors }),
  }
  const nearestHint = nearestDate === undefined ? undefined : `the nearest day that has it is ${nearestDate}`
  if (isOver) {
    const successor = successors.length === 0 ? undefined : `${successors.join(', ')} took over what it balanced`
    return new GridlakeError('data.retired', `${code} retired on ${retiredOn}`, {
      hint: [successor, nearestHint].filter((text) => text !== undefined).join('; ') || 'ask for a day before',
      context,
    })
  }
  const what = date === undefined ? `the lake has no demand of ${code}` : `the lake has no demand of ${code} on ${date}`
  return new GridlakeError('data.not_ingested', what, {
    hint: nearestHint ?? 'see /api/v1/balancing-authorities?has_data=true for those that it has',
    context,
  })
}
