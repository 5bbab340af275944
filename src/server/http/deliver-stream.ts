import type { Context } from 'hono'
import { toGridlakeError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { Answer } from '../../engine/question.ts'
import type { ApiEnv } from './api-env.ts'
import { compressBody } from './compress-body.ts'
import { isCompressible } from './compressible.ts'
import { giveUp } from './give-up.ts'
import { negotiateEncoding } from './negotiate-encoding.ts'
import { streamBody } from './stream-body.ts'

/** An answer as it comes, compressed on the way where the client wants that. HEAD ends it after its first piece. */
export async function deliverStream(
  c: Context<ApiEnv>,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
  log: Log,
): Promise<Response> {
  const encoding = isCompressible(answer.format) ? negotiateEncoding(c.req.header('accept-encoding')) : undefined
  const all = { ...headers, ...(encoding ? { 'content-encoding': encoding } : {}) }
  if (c.req.raw.method === 'HEAD') {
    await giveUp(answer)
    return new Response(null, { headers: all })
  }
  const deadline = c.get('deadline')
  const body = encoding ? compressBody(answer.body[Symbol.asyncIterator](), encoding) : answer.body
  const stream = streamBody(body, {
    signal: c.get('signal'),
    cut: c.env?.cut,
    onEnd(error) {
      deadline.finish()
      if (error === undefined || c.req.raw.signal.aborted) return
      const { code, message } = toGridlakeError(error)
      log('warn', 'an answer broke off', { path: c.req.path, code, message, requestId: c.get('requestId') })
    },
  })
  deadline.keep()
  return new Response(stream as unknown as ConstructorParameters<typeof Response>[0], { headers: all })
}
