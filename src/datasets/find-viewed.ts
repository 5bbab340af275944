import { GridlakeError } from '../core/errors.ts'
import { CATALOGUE, findDataset } from './catalogue.ts'
import type { Dataset } from './dataset.ts'
import type { Mart } from './mart.ts'
import { MARTS } from './marts.ts'

/** The marts whose datasets are all in `catalogue`. */
export const martsOf = (catalogue: readonly Dataset[]): readonly Mart[] =>
  MARTS.filter(({ reads }) => reads.every((id) => catalogue.some((dataset) => dataset.id === id)))

export const isMart = (viewed: Dataset | Mart): viewed is Mart => 'reads' in viewed

/** The dataset or mart of that id. Errors: `dataset.unknown`, naming the nearest. */
export function findViewed(id: string, catalogue: readonly Dataset[] = CATALOGUE): Dataset | Mart {
  const marts = martsOf(catalogue)
  const mart = marts.find((known) => known.id === id)
  if (mart) return mart
  if (!id.startsWith('mart.') || marts.length === 0) return findDataset(id, catalogue)
  throw new GridlakeError('dataset.unknown', `there is no mart ${id}`, {
    hint: `known marts: ${marts.map((known) => known.id).join(', ')}`,
    context: { dataset: id },
  })
}
