import type { Context } from 'hono'
import { GridlakeError } from '../../core/errors.ts'
import type { Answer } from '../../engine/question.ts'
import type { ApiEnv } from './api-env.ts'
import { isCompressible } from './compressible.ts'
import { strongEtag } from './etag.ts'
import { negotiateEncoding } from './negotiate-encoding.ts'
import { parseRange } from './parse-range.ts'
import { problemResponse } from './problem-response.ts'

/** Below this the headers of a compressed answer weigh as much as it saves. */
const COMPRESS_FROM_BYTES = 1024

/** An answer of which all bytes are held: with its length, in ranges, compressed once for all. Undefined: it is not held. */
export async function deliverHeld(
  c: Context<ApiEnv>,
  { held, format }: Answer,
  headers: Readonly<Record<string, string>>,
  fixed = false,
): Promise<Response | undefined> {
  const plain = held?.plain()
  if (!held || !plain) return undefined
  const weak = headers['etag']
  const tagFor = (encoding?: string) => (weak === undefined ? {} : { etag: strongEtag(weak, held.digest, encoding) })
  const rangeHeader = c.req.header('range')
  const ifRange = c.req.header('if-range')?.trim()
  const range =
    weak === undefined || (ifRange !== undefined && ifRange !== tagFor().etag)
      ? 'none'
      : parseRange(rangeHeader, plain.length)
  if (range === 'unsatisfiable') {
    const error = new GridlakeError(
      'usage.invalid_argument',
      `the answer has ${plain.length} bytes, not ${rangeHeader}`,
    )
    return problemResponse(error, c.req.path, { status: 416, headers: { 'content-range': `bytes */${plain.length}` } })
  }
  const compressible = isCompressible(format) && plain.length >= COMPRESS_FROM_BYTES
  const encoding = range === 'none' && compressible ? negotiateEncoding(c.req.header('accept-encoding')) : undefined
  const compressed = encoding && (await held.encoded(encoding))
  const whole = compressed ?? plain
  const part = range === 'none' ? whole : whole.subarray(range.start, range.end + 1)
  const all = {
    ...headers,
    ...tagFor(compressed && encoding),
    ...(weak === undefined ? {} : { 'accept-ranges': 'bytes' }),
    ...(compressed && encoding ? { 'content-encoding': encoding } : {}),
    ...(range === 'none' ? {} : { 'content-range': `bytes ${range.start}-${range.end}/${plain.length}` }),
    'content-length': String(part.length),
  }
  // A part is asked for once; the whole is what comes again.
  if (fixed && range === 'none' && rangeHeader === undefined && weak !== undefined && c.env)
    c.env.kept = { held, weak, encoding: compressed && encoding }
  const body = c.req.raw.method === 'HEAD' ? null : (part as Uint8Array<ArrayBuffer>)
  return new Response(body, { status: range === 'none' ? 200 : 206, headers: all })
}
