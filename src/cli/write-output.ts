import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { GridlakeError } from '../core/errors.ts'

/**
 * Writes `body` to `file`, whole or not at all: what was there stays when the body breaks off. Devices and pipes are written straight.
 * Errors: those of the body; `lake.full`; `usage.invalid_argument` when the file can't be written.
 */
export async function writeOutput(file: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  const straight = found !== undefined && !found.isFile() && !found.isDirectory()
  const target = straight ? file : `${file}.${process.pid}.part`
  try {
    if (found?.isDirectory()) throw cannotWrite(file, 'that is a directory')
    await pipeline(body, createWriteStream(target))
    if (!straight) await rename(target, file)
  } catch (error) {
    if (!straight) await rm(target, { force: true }).catch(() => {})
    throw explain(file, error)
  }
}

function explain(file: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (error instanceof GridlakeError || !code) return error
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new GridlakeError('lake.full', `no room left to write ${file}`, {
      hint: 'free some disk space, or write elsewhere; nothing was left behind',
      context: { file },
      cause: error,
    })
  }
  return cannotWrite(file, code === 'ENOENT' ? 'there is no such folder' : message)
}

const cannotWrite = (file: string, why: string) =>
  new GridlakeError('usage.invalid_argument', `cannot write ${file}: ${why}`, {
    hint: 'name a file in a folder that exists and that you may write to',
    context: { file },
  })
