import type { Lake } from '../../lake/lake.ts'
import type { Engine, SqlDescription } from '../question.ts'
import { createByteLru } from './byte-lru.ts'
import { canonicalText } from './canonical-text.ts'
import { readTables } from './read-tables.ts'
import type { VersionWatch } from './version-watch.ts'

/** Of statements, their schemas and their slices together. */
const MAX_BYTES = 8 * 1024 ** 2
/** Counted for each range of time beside the texts. */
const SLICE_BYTES = 200

/** Describes SQL as `describe` does, once for each state of its tables: clients ask for a description before each answer. */
export function rememberDescriptions(
  describe: Engine['describe'],
  { catalogue, watch }: { catalogue: Lake['catalogue']; watch: VersionWatch },
): Engine['describe'] {
  const known = createByteLru<SqlDescription>(MAX_BYTES)
  return async (question, signal) => {
    const tables = readTables({ kind: 'sql', question, format: 'arrow' }, catalogue)
    if (!tables) return describe(question, signal)
    const key = `${canonicalText(question)} ${canonicalText(await watch.versions(tables))}`
    const found = known.get(key)
    if (found) return found
    const made = await describe(question, signal)
    // A table may have moved on meanwhile.
    const isOfThese = key.endsWith(` ${canonicalText(made.versions)}`)
    const bytes = key.length * 2 + made.schema.length + made.parameterSchema.length
    if (isOfThese) known.set(key, made, bytes + SLICE_BYTES * (made.scan?.slices.length ?? 0))
    return made
  }
}
