import { readFileSync } from 'node:fs'
import { GridlakeError } from '../core/errors.ts'

/** The text of a file; undefined when there is none. */
export type ReadFile = (path: string) => string | undefined

/** Reads UTF-8 from disk. */
export const readFileFromDisk: ReadFile = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** The JSON object in a configuration file. Undefined when there is none. Errors: `config.invalid`, without the file's content (it may hold a key). */
export function readConfigFile(path: string, readFile: ReadFile): Readonly<Record<string, unknown>> | undefined {
  const text = read(path, readFile)
  if (text === undefined) return undefined
  const content = parse(path, text.replace(/^\uFEFF/, ''))
  if (typeof content === 'object' && content !== null && !Array.isArray(content))
    return content as Record<string, unknown>
  throw invalid(path, 'it must hold one JSON object')
}

function read(path: string, readFile: ReadFile): string | undefined {
  try {
    return readFile(path)
  } catch (error) {
    throw invalid(
      path,
      `it cannot be read (${error instanceof Error && 'code' in error ? error.code : 'unknown reason'})`,
    )
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // V8 quotes the text around the fault, so neither its message nor the error itself goes on.
    const place = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')
    throw invalid(path, `it is not JSON${place ? `: ${place[0]}` : ''}`)
  }
}

function invalid(path: string, reason: string): GridlakeError {
  return new GridlakeError('config.invalid', `the configuration file ${path} is not usable: ${reason}`, {
    hint: 'mend the file, or move it away',
    context: { file: path },
  })
}
