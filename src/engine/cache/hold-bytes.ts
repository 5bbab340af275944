import { hash } from 'node:crypto'
import { compressBytes } from './compress-bytes.ts'
import type { ContentEncoding, HeldBytes } from './held-bytes.ts'

/** What held bytes need of who holds them. */
export interface Holder {
  isCurrent(): boolean | undefined
  look(): Promise<void>
  use(): void
  /** A compressed form was made: this is what all forms together take. */
  grown(bytes: number): void
}

/** Holds bytes with their compressed forms until `drop()`. */
export function holdBytes(bytes: Uint8Array, holder: Holder): HeldBytes & { drop(): void } {
  let plain: Uint8Array | undefined = bytes
  let digest: string | undefined
  const made = new Map<ContentEncoding, Uint8Array>()
  const making = new Map<ContentEncoding, Promise<Uint8Array>>()
  const make = async (from: Uint8Array, encoding: ContentEncoding): Promise<Uint8Array> => {
    try {
      const compressed = await compressBytes(from, encoding)
      if (plain) {
        made.set(encoding, compressed)
        holder.grown(plain.length + [...made.values()].reduce((sum, form) => sum + form.length, 0))
      }
      return compressed
    } finally {
      making.delete(encoding)
    }
  }
  return {
    length: bytes.length,
    get digest() {
      if (digest === undefined && plain) digest = hash('sha1', plain, 'base64url')
      return digest ?? ''
    },
    plain: () => plain,
    peek: (encoding) => made.get(encoding),
    async encoded(encoding) {
      const ready = made.get(encoding)
      if (ready || !plain) return ready
      const started = making.get(encoding) ?? make(plain, encoding)
      making.set(encoding, started)
      return started
    },
    isCurrent: () => (plain ? holder.isCurrent() : false),
    look: () => holder.look(),
    use: () => holder.use(),
    drop() {
      plain = undefined
      made.clear()
    },
  }
}
