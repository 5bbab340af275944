import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildZip } from '../sources/zip/build-zip.ts'
import { priceCsv, priceFileName } from '../support/price-document.ts'
import { regionPage } from '../support/region-page.ts'
import { windPosting } from '../support/wind-posting.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Prices of two points for four quarter hours; the last row of the third can't be read. */
const QUARTERS = [1, 2, 3, 4].map((quarter) => ({
  name: priceFileName(`20260929.11${quarter}505`),
  text: priceCsv('09/29/2026', 12, quarter, [
    ['HB_HOUSTON', 'HU', 20 + quarter],
    ['LZ_NORTH', 'LZ', quarter === 3 ? 'abc' : -5.25],
  ]),
}))

/**
 * A folder as people have them: bare CSV, a zip of zips, a folder named like a zip, JSON, and what is none of ours.
 * 12 documents; 9 rows can be read (7 prices, 1 forecast hour, 1 value of demand), one can't.
 */
export async function fillInbox(folder: string): Promise<void> {
  await mkdir(join(folder, 'directory.zip'), { recursive: true })
  await mkdir(join(folder, 'empty folder'), { recursive: true })
  const [first, second, third, fourth] = QUARTERS as [Quarter, Quarter, Quarter, Quarter]
  const zipped = (quarter: Quarter) => buildZip([{ name: quarter.name, data: bytesOf(quarter.text) }])
  const wind = windPosting('2026-06-10T05:55:09Z', { 7: 12_000 })
  const zipOfZips = buildZip([
    { name: 'inner-1.zip', data: zipped(second) },
    { name: 'inner-2.zip', data: zipped(third) },
  ])
  const files: Record<string, Uint8Array> = {
    [first.name]: bytesOf(first.text),
    'archive.zip': zipOfZips,
    'directory.zip/fourth.zip': zipped(fourth),
    'cdr.00013028.0000000000000000.20260610.005509.WPPHRLYAVGACTNP4732.csv': wind.bytes,
    'region-data.json': bytesOf(regionPage([['2026-11-01T06', 'ERCO', 'D', 41_000]])),
    'unknown.csv': bytesOf('Fish,Chips\n1,2\n'),
    'truncated.zip': zipOfZips.subarray(0, zipOfZips.length - 30),
    'empty.csv': new Uint8Array(),
    'binary.bin': Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256),
    'region-data-cut.json': bytesOf(regionPage([['2026-11-01T07', 'ERCO', 'D', 1]]).slice(0, 150)),
    'NP6-905 other columns.csv': bytesOf(first.text.replace('DSTFlag', 'DstFlag')),
  }
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
}

interface Quarter {
  name: string
  text: string
}
