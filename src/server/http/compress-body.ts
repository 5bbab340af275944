import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import type { ContentEncoding } from '../../engine/cache/held-bytes.ts'

/** Low effort: an answer is compressed while its client waits. */
const BROTLI_QUALITY = 3
const GZIP_LEVEL = 4

/** `body` compressed piece by piece, each given out at once. Given up early, the body is given up at once. Errors: the body's. */
export function compressBody(
  body: AsyncIterator<Uint8Array, unknown, undefined>,
  encoding: ContentEncoding,
): AsyncIterableIterator<Uint8Array, undefined> {
  const stream = createStream(encoding)
  let out: Buffer[] = []
  let ended = false
  stream.on('data', (piece: Buffer) => void out.push(piece))
  const settled = (start: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      stream.once('error', reject)
      start((error) => {
        stream.off('error', reject)
        if (error) reject(error)
        else resolve()
      })
    })
  const take = () => {
    const taken = Buffer.concat(out)
    out = []
    return taken
  }
  return {
    async next() {
      while (!ended) {
        const step = await body.next()
        if (step.done) {
          ended = true
          await settled((done) => {
            stream.once('end', () => done())
            stream.end()
          })
        } else await settled((done) => stream.write(step.value, done))
        if (out.length > 0) return { done: false, value: take() }
      }
      stream.destroy()
      return { done: true, value: undefined }
    },
    async return() {
      ended = true
      stream.destroy()
      await body.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

const createStream = (encoding: ContentEncoding) =>
  encoding === 'br'
    ? createBrotliCompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
      })
    : createGzip({ flush: constants.Z_SYNC_FLUSH, level: GZIP_LEVEL })
