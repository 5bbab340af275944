import { durationToMs } from '../../core/time/duration.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import { endedOn } from '../../datasets/ended-on.ts'
import { earlier, type Span } from '../span.ts'
import type { Finding } from './finding.ts'

/** The newest that is held of a dataset. */
export interface Newest {
  intervalEnd: Temporal.Instant
  publishedAt: Temporal.Instant
}

const SILENT_CADENCES = 3
/** Zone of findings of datasets that have several. */
const ZONE = 'America/Chicago'

/**
 * Whether nothing came for longer than a dataset's lag and three times its cadence, by the end of `range`. What lies ahead hides that
 * nothing new is said, so the newest publication counts where it is older than the newest interval. A product that has ended is not silent.
 */
export function findSilence(
  dataset: Pick<Dataset, 'id' | 'zone' | 'cadence' | 'lag' | 'bindings'>,
  newest: Newest | undefined,
  range: Span,
): Omit<Finding, 'rule'> | undefined {
  const patienceMs = durationToMs(dataset.lag) + SILENT_CADENCES * durationToMs(dataset.cadence)
  const end = endOf(dataset)
  const judgedAt = end ? earlier(end, range.to) : range.to
  const limit = judgedAt.subtract({ milliseconds: patienceMs })
  const last = newest && earlier(newest.intervalEnd, newest.publishedAt)
  if (last && Temporal.Instant.compare(last, limit) >= 0) return undefined
  const zone = typeof dataset.zone === 'string' ? dataset.zone : ZONE
  return {
    dataset: dataset.id,
    operating_date: (last ?? range.from).toZonedDateTimeISO(zone).toPlainDate().toString(),
    detail: `${last ? `nothing newer than ${minute(last)}` : 'nothing at all'} at ${minute(judgedAt)}: a document comes every ${dataset.cadence}, its intervals at the latest ${dataset.lag} after their end`,
  }
}

/** When the last of its products ended, where all have. */
function endOf({ zone, bindings }: Pick<Dataset, 'zone' | 'bindings'>): Temporal.Instant | undefined {
  const last = endedOn({ bindings })
  return last === undefined
    ? undefined
    : Temporal.PlainDate.from(last)
        .toZonedDateTime(typeof zone === 'string' ? zone : ZONE)
        .toInstant()
}

const minute = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'minute' })
