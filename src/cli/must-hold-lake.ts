import { GridlakeError } from '../core/errors.ts'
import type { Lake } from '../lake/lake.ts'

/** Refuses to look after what is not there: a misspelt `--data`, most likely. Errors: `data.not_ingested`. */
export async function mustHoldLake(lake: Lake): Promise<void> {
  for (const table of lake.tables()) if (await table.snapshot()) return
  const folder = lake.store.address('')
  throw new GridlakeError('data.not_ingested', `there is no lake in ${folder}: nothing was ever ingested into it`, {
    hint: 'is it the right --data? gridlake ingest files PATH makes one',
    context: { folder },
  })
}
