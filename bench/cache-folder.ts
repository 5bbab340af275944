import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where benches keep what they made, to use again. */
export const benchFolder = (): string => join(tmpdir(), 'gridlake-bench')

/** The folder `name`, filled by `make` once; what an interrupted run left is thrown away. Raise a number in `name` when `make` changes. */
export async function cachedFolder(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(benchFolder(), name)
  const mark = `${folder}.complete`
  if (await stat(mark).catch(() => undefined)) return folder
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await make(folder)
  await writeFile(mark, '')
  return folder
}
