import type { Claim } from './claim.ts'

export type BulletKind = 'peak' | 'trough' | 'forecast' | 'ramp' | 'cleanest' | 'price' | 'exports'

const MIN_BULLETS = 3
const MAX_BULLETS = 5
/** What gives way first where there are too many. */
const DISPENSABLE: readonly BulletKind[] = ['ramp', 'trough']

/** 3 to 5 of the claims, in their order: what says only that something is missing stays out where there is enough without it. */
export function chooseBullets(
  claims: readonly (Claim<BulletKind> | undefined)[],
  { isRampNotable }: { isRampNotable: boolean },
): Claim<BulletKind>[] {
  const all = claims.filter((claim) => claim !== undefined)
  const silent = all.filter(({ values }) => values.length === 0)
  const wanted = Math.max(0, MIN_BULLETS - (all.length - silent.length))
  const kept = all.filter((claim) => claim.values.length > 0 || silent.indexOf(claim) < wanted)
  const order = isRampNotable ? DISPENSABLE.toReversed() : DISPENSABLE
  const dropped = order
    .filter((kind) => kept.some((claim) => claim.kind === kind))
    .slice(0, Math.max(0, kept.length - MAX_BULLETS))
  return kept.filter(({ kind }) => !dropped.includes(kind))
}
