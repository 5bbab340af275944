import type { LakeFile, Snapshot, TimeBounds } from '../lake/delta/snapshot.ts'
import type { Truth } from './question.ts'

/** Which rows of which files answer a question, before any SQL. */
export interface RelationPlan {
  /** Compacted files whose rows count as they are, `window` aside. */
  plain: readonly LakeFile[]
  /** Files among which a key's versions must be ranked. */
  ranked: readonly LakeFile[]
  /** The ranked files' intervals, epoch microseconds: plain rows inside are ranked too, plain rows outside are not. */
  window: TimeBounds | undefined
}

export interface Range {
  from?: Temporal.Instant
  to?: Temporal.Instant
}

const EVERYTHING: TimeBounds = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY }

/** The files whose statistics do not rule them out for the truth or the range, whatever superseded their rows. Pure. */
export function visibleFiles(snapshot: Snapshot, { asOf, knownAt }: Truth, { from, to }: Range): LakeFile[] {
  const asOfUs = asOf ? micros(asOf) : Number.POSITIVE_INFINITY
  const knownAtUs = knownAt ? micros(knownAt) : Number.POSITIVE_INFINITY
  const fromUs = from ? micros(from) : Number.NEGATIVE_INFINITY
  const toUs = to ? micros(to) : Number.POSITIVE_INFINITY
  return [...snapshot.files.values()].filter((file) => {
    const starts = of(file, 'interval_start')
    return (
      starts.max >= fromUs &&
      starts.min < toUs &&
      of(file, 'published_at').min <= asOfUs &&
      of(file, 'ingested_at').min <= knownAtUs
    )
  })
}

/**
 * Plans each partition by itself: its compacted files answer alone where no newer file overlaps them. Pure.
 * Files whose statistics rule them out for the truth or the range are left out.
 */
export function planRelation(snapshot: Snapshot, truth: Truth, range: Range = {}): RelationPlan[] {
  const asOfUs = truth.asOf ? micros(truth.asOf) : Number.POSITIVE_INFINITY
  const knownAtUs = truth.knownAt ? micros(truth.knownAt) : Number.POSITIVE_INFINITY
  const fromUs = range.from ? micros(range.from) : Number.NEGATIVE_INFINITY
  const toUs = range.to ? micros(range.to) : Number.POSITIVE_INFINITY
  const plans: RelationPlan[] = []
  for (const files of partitions(snapshot)) {
    const inRange = files.filter((file) => {
      const bounds = of(file, 'interval_start')
      return bounds.max >= fromUs && bounds.min < toUs
    })
    // A version first held after `knownAt` may be what superseded another: then the compacted marks don't count.
    const marksHold = inRange.every((file) => file.kind === 'tail' || of(file, 'ingested_at').max <= knownAtUs)
    const visible = inRange.filter(
      (file) => of(file, 'published_at').min <= asOfUs && of(file, 'ingested_at').min <= knownAtUs,
    )
    const compacted = marksHold ? visible.filter((file) => file.kind !== 'tail') : []
    const plain = compacted.filter((file) => file.kind === 'current' || of(file, 'superseded_at').max > asOfUs)
    const ranked = marksHold ? visible.filter((file) => file.kind === 'tail') : visible
    if (plain.length + ranked.length === 0) continue
    plans.push({ plain, ranked, window: ranked.length === 0 ? undefined : intervalSpan(ranked) })
  }
  return plans
}

function partitions(snapshot: Snapshot): Iterable<LakeFile[]> {
  return Map.groupBy(snapshot.files.values(), (file) => JSON.stringify(file.partition)).values()
}

function of(file: LakeFile, column: string): TimeBounds {
  const bounds = file.bounds[column]
  // Some writers cut a statistic down to milliseconds: the true maximum may be up to one later.
  return bounds ? { min: bounds.min, max: bounds.max + 1000 } : EVERYTHING
}

/** From the first to the last start of an interval in `files`, epoch microseconds. */
export const intervalSpan = (files: readonly LakeFile[]): TimeBounds => ({
  min: Math.min(...files.map((file) => of(file, 'interval_start').min)),
  max: Math.max(...files.map((file) => of(file, 'interval_start').max)),
})

const micros = (instant: Temporal.Instant): number => Number(instant.epochNanoseconds / 1000n)
