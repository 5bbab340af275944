import type { Context } from 'hono'
import type { AnswerFormat } from '../../contract/answer-format.ts'
import type { Log } from '../../core/log.ts'
import type { Cursor } from '../../engine/cursor.ts'
import type { Answer, Engine } from '../../engine/question.ts'
import { answerHeaders } from './answer-headers.ts'
import type { ApiEnv } from './api-env.ts'
import { deliverHeld } from './deliver-held.ts'
import { deliverStream } from './deliver-stream.ts'
import { etagOf, matchingEtag } from './etag.ts'
import { fileDisposition } from './file-disposition.ts'
import { giveUp } from './give-up.ts'
import { nextPageHeaders } from './next-page.ts'

/** An answer that a resource can give, and all that HTTP needs to know of it before it is made. */
export interface Delivery {
  format: AnswerFormat
  /** The question as it was read: with the format and the table versions it decides the answer. */
  question: unknown
  /** Datasets and marts that exactly the answer is made of: what the client has is then told to be good without asking. */
  reads?: readonly string[]
  /** Starts the question; the signal ends it. */
  make: (signal: AbortSignal) => Promise<Answer>
  /** Name that a file is saved by, without its ending. */
  fileName?: string
  /** The request means the same at any time: nothing in it is relative to now. Default false. */
  fixed?: boolean
  /** `no-store`: for answers to a POST, which have no tag. Default `no-cache`: kept, and asked for again. */
  cacheControl?: 'no-cache' | 'no-store'
  /** The address of the page after the one that ends at a cursor. */
  nextPath?: (cursor: Cursor) => string
  /** Further headers of the answer. */
  headers?: Readonly<Record<string, string>>
}

export interface DeliveryPlace {
  engine: Engine
  log: Log
  /** Of gridlake: another one may write the same answer in other bytes. */
  version: string
}

/**
 * Gives an answer out as HTTP can: 304 where the client has it, HEAD, byte ranges of held answers, compression, as a stream where it is long.
 * Errors: those of `make`.
 */
export async function deliver(c: Context<ApiEnv>, delivery: Delivery, place: DeliveryPlace): Promise<Response> {
  const { format, question, reads, make, fileName, cacheControl = 'no-cache' } = delivery
  const common = { vary: 'Accept, Accept-Encoding', 'cache-control': cacheControl }
  const tagOf = (versions: Readonly<Record<string, number>>) => etagOf(versions, question, format, place.version)
  const tagged = cacheControl !== 'no-store'
  const wanted = tagged ? c.req.header('if-none-match') : undefined
  const notModified = (etag: string) => new Response(null, { status: 304, headers: { ...common, etag } })
  if (wanted !== undefined && reads !== undefined) {
    const versions = await place.engine.versions(reads)
    const known = Object.keys(versions).length > 0 ? matchingEtag(wanted, tagOf(versions)) : undefined
    if (known !== undefined) return notModified(known)
  }
  const began = performance.now()
  const answer = await make(c.get('signal'))
  const etag = tagged ? tagOf(answer.meta.versions) : undefined
  const known = etag === undefined ? undefined : matchingEtag(wanted, etag)
  if (known !== undefined) {
    await giveUp(answer)
    return notModified(known)
  }
  const headers: Record<string, string> = {
    ...common,
    ...answerHeaders(answer),
    ...(etag === undefined ? {} : { etag }),
    ...(answer.cache === undefined ? {} : { 'x-cache': answer.cache }),
    'content-disposition': fileDisposition(format, fileName),
    'server-timing': `answer;dur=${(performance.now() - began).toFixed(1)}`,
    ...nextPageHeaders(answer.meta.nextCursor, delivery.nextPath),
    ...delivery.headers,
  }
  return (await deliverHeld(c, answer, headers, delivery.fixed)) ?? deliverStream(c, answer, headers, place.log)
}
