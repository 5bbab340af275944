import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { ANSWER_FORMATS } from '../../core/answer-format.ts'
import type { Asked } from './asked.ts'

/** A file beyond this was not written here. */
const MAX_BYTES = 1024 ** 2

const instant = z.string().transform((text) => Temporal.Instant.from(text))
const question = z.looseObject({
  from: instant.optional(),
  to: instant.optional(),
  asOf: instant.optional(),
  knownAt: instant.optional(),
})
const HotFile = z.object({
  version: z.literal(1),
  asked: z.array(z.object({ kind: z.enum(['rows', 'prices']), format: z.enum(ANSWER_FORMATS), question })).max(256),
})

/** The questions a file remembers; none where there is none or it can't be read. */
export async function readHotFile(path: string): Promise<Asked[]> {
  try {
    const text = await readFile(path, 'utf8')
    if (text.length > MAX_BYTES) return []
    // What is wrong in a question, the engine that is asked it says.
    return HotFile.parse(JSON.parse(text)).asked as unknown as Asked[]
  } catch {
    return []
  }
}

/** Writes all of it or nothing. SQL may hold values that belong to its user alone, so it stays out. Errors: those of the disk. */
export async function writeHotFile(path: string, asked: readonly Asked[]): Promise<void> {
  const kept = asked.filter(({ kind }) => kind !== 'sql')
  const temporary = `${path}.${process.pid}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(temporary, JSON.stringify({ version: 1, asked: kept }))
  await rename(temporary, path)
}
