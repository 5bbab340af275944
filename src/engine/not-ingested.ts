import { GridlakeError } from '../core/errors.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { isMart } from '../datasets/find-viewed.ts'
import type { Mart } from '../datasets/mart.ts'

/** Why a view can't be asked: nothing of it was ever ingested. */
export function notIngested(viewed: Dataset | Mart): GridlakeError {
  const ids = isMart(viewed) ? viewed.reads : [viewed.id]
  const message = isMart(viewed)
    ? `none of what ${viewed.id} is made of (${ids.join(', ')}) has ever been ingested into this lake`
    : `${viewed.id} has never been ingested into this lake`
  return new GridlakeError('data.not_ingested', message, {
    hint: `run: gridlake ingest ${ids.at(-1)} --from 2026-11-01, or gridlake ingest files PATH; gridlake status shows what is here`,
    context: { dataset: viewed.id },
  })
}
