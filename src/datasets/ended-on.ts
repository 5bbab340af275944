import type { Dataset } from './dataset.ts'

/** The day from which upstream publishes no more of a dataset, where all its listed products have ended: `YYYY-MM-DD`. */
export function endedOn({ bindings }: Pick<Dataset, 'bindings'>): string | undefined {
  const listed = bindings.filter((binding) => binding.via === 'mis')
  const ends = listed.flatMap(({ until }) => until ?? [])
  return ends.length === 0 || ends.length < listed.length ? undefined : ends.sort().at(-1)
}
