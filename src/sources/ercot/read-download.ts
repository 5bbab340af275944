import { GridlakeError } from '../../core/errors.ts'
import type { Posting } from '../../datasets/document.ts'
import { readZip, type ZipLimits } from '../zip/read-zip.ts'

/**
 * The CSV or workbook of a MIS download, which is a zip that holds it alone; no bytes where the zip is empty.
 * Errors: `source.schema_drift` naming the members of any other zip, `data.invalid_file` for a damaged one.
 */
export function readDownload(zip: Uint8Array, posting: Posting, limits?: ZipLimits): Uint8Array {
  const entries = readZip(zip, limits)
  const [entry, ...others] = entries
  if (entry === undefined) return new Uint8Array()
  if (others.length === 0 && /\.(csv|xlsx)$/i.test(entry.name)) return entry.bytes
  const members = entries.map(({ name }) => name)
  throw new GridlakeError(
    'source.schema_drift',
    `${posting.name} holds ${members.join(', ')} where one CSV or workbook was expected`,
    {
      context: { dataset: posting.dataset, document: posting.id, name: posting.name, url: posting.url, members },
      hint: 'ERCOT packs this report differently now: its binding in the catalogue must say how',
    },
  )
}
