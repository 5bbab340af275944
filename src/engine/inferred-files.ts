import type { LakeFile } from '../lake/delta/snapshot.ts'

/** Whether a file may hold rows whose publish time was inferred, by its statistics. Remembers what it read. */
export function createInferredFiles(): (file: LakeFile) => boolean {
  const judged = new WeakMap<LakeFile, boolean>()
  return (file) => {
    const known = judged.get(file) ?? mayHoldInferred(file)
    judged.set(file, known)
    return known
  }
}

function mayHoldInferred({ add }: LakeFile): boolean {
  const { minValues, maxValues } = JSON.parse(add.stats ?? '{}') as Partial<Record<string, Record<string, unknown>>>
  const [least, greatest] = [minValues?.['published_at_basis'], maxValues?.['published_at_basis']]
  if (typeof least !== 'string' || typeof greatest !== 'string') return true
  return least <= 'inferred' && greatest >= 'inferred'
}
