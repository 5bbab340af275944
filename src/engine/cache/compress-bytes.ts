import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { ContentEncoding } from './held-bytes.ts'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** An answer that is given out many times pays for more effort than one that streams by. */
const BROTLI_QUALITY = 5
const GZIP_LEVEL = 6

/** All of an answer, compressed off this thread. */
export const compressBytes = (bytes: Uint8Array, encoding: ContentEncoding): Promise<Uint8Array> =>
  encoding === 'br'
    ? brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      })
    : zip(bytes, { level: GZIP_LEVEL })
