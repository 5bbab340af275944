import type { Lake } from '../../lake/lake.ts'
import type { Location } from '../question.ts'

/** Every place that what the lake holds speaks of, by name. */
export async function readLocations(_lake: Lake): Promise<readonly Location[]> {
  return []
}
