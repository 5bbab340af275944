import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { findDataset } from '../../src/datasets/catalogue.ts'
import { buildOnce } from './build-once.ts'
import { openTwinLake } from './open-twin-lake.ts'

/** The clock of every test of pages. */
export const WEB_NOW = Temporal.Instant.from('2026-06-10T18:07:00Z')

interface Collected {
  from: string
  to: string
  datasets: readonly string[]
}

const ERCOT = [
  'ercot.rt_spp',
  'ercot.dam_spp',
  'ercot.sced_shadow_prices',
  'ercot.rt_price_adders',
  'ercot.wind',
  'ercot.solar',
  'ercot.load_forecast',
  'ercot.fuel_mix',
]
const EIA = ['eia.region_data', 'eia.fuel_type', 'eia.interchange']
const PRICES = ['ercot.rt_spp', 'ercot.dam_spp']

/** In order of time: the lake then holds what a collector would have. The clock changed on 2024-03-10 and 2024-11-03. */
const COLLECTED: readonly Collected[] = [
  { from: '2024-03-09T05:00Z', to: '2024-03-12T06:00Z', datasets: [...PRICES, ...EIA] },
  { from: '2024-11-02T04:00Z', to: '2024-11-05T07:00Z', datasets: [...PRICES, ...EIA] },
  // Postings are listed for two weeks. Between the first two pieces hours are missing, as they do where a collector stood still.
  { from: '2026-05-08T05:00Z', to: '2026-05-18T05:00Z', datasets: PRICES },
  { from: '2026-05-18T09:00Z', to: '2026-05-28T05:00Z', datasets: PRICES },
  { from: '2026-05-28T04:00Z', to: '2026-06-08T05:00Z', datasets: PRICES },
  { from: '2026-05-08T05:00Z', to: WEB_NOW.toString(), datasets: EIA },
  { from: '2026-06-08T05:00Z', to: WEB_NOW.toString(), datasets: ERCOT },
]

const root = new URL('../../', import.meta.url)
/** What decides the contents of the lake. */
const MADE_BY = ['src/twin', 'src/lake', 'src/core/time', 'src/datasets']

/** Folder of a lake for all tests of pages, made once for the sources that make it; copy it. */
export async function webLakeFolder(): Promise<string> {
  const lakes = new URL('.cache/web-lakes/', root)
  const folder = new URL(`${await nameOfLake()}/`, lakes)
  await mkdir(lakes, { recursive: true })
  const isDone = () =>
    stat(folder).then(
      () => true,
      () => false,
    )
  if (!(await isDone())) await buildOnce(new URL('.cache/web-lake.lock/', root), isDone, () => make(folder))
  return fileURLToPath(folder)
}

async function make(folder: URL): Promise<void> {
  for (const old of await readdir(new URL('..', folder)))
    await rm(new URL(`../${old}`, folder), { recursive: true, force: true })
  await using lake = await openTwinLake(WEB_NOW)
  for (const { from, to, datasets } of COLLECTED) {
    const found = datasets.map((id) => findDataset(id))
    await lake.collect(Temporal.Instant.from(from), Temporal.Instant.from(to), found)
  }
  const half = new URL('../half/', folder)
  await cp(lake.directory, half, { recursive: true })
  await rename(half, folder)
}

async function nameOfLake(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(COLLECTED))
  for (const place of MADE_BY) {
    const entries = await readdir(new URL(place, root), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`)
    for (const file of files.sort()) {
      const text = await readFile(file, 'utf8')
      if (place !== 'src/datasets' || isCollected(text)) hash.update(text)
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/** A dataset's own file, or what one is spelled with. */
const isCollected = (text: string): boolean =>
  COLLECTED.some(({ datasets }) => datasets.some((id) => text.includes(`id: '${id}'`)))
