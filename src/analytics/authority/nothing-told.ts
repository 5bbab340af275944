import { GridlakeError } from '../../core/errors.ts'
import type { BalancingAuthority } from '../../datasets/eia/balancing-authorities.ts'
import { SUBJECTS, type Subject } from './subject.ts'

/** Where nothing is told: by what the authority's days are told, if at all, and the nearest day that has it. */
export interface NothingTold {
  subject?: Subject
  date?: Temporal.PlainDate | undefined
  nearestDate?: Temporal.PlainDate | undefined
}

/** There is nothing to tell: the authority retired, the day has no demand, or the lake none at all. Names the nearest day. */
export function nothingTold(authority: BalancingAuthority, { subject, date, nearestDate }: NothingTold): GridlakeError {
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
  const what = subject === undefined ? 'neither demand nor net generation' : `no ${SUBJECTS[subject].word}`
  return new GridlakeError(
    'data.not_ingested',
    `the lake has ${what} of ${code}${date === undefined ? '' : ` on ${date}`}`,
    { hint: nearestHint ?? 'see /api/v1/balancing-authorities?has_data=true for those that it has', context },
  )
}
