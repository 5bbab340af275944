import { createHash, timingSafeEqual } from 'node:crypto'
import type { Metadata } from '@grpc/grpc-js'
import { GridlakeError } from '../../../core/errors.ts'

/** Who may ask, by the tokens that the server was started with. */
export interface Access {
  /** Errors: `access.unauthenticated`. */
  check(metadata: Metadata): void
  /** The token for further calls of one who shows a password, which is the token, and any user name. Errors: `access.unauthenticated`. */
  grant(password: string): string
  /** The password that `authorization: Basic` headers carry, or the token of Bearer ones. */
  readHeader(metadata: Metadata): string | undefined
}

/** Given where none is asked for: clients want one. */
const OPEN_TOKEN = 'open'
/** pyarrow's own handshake sends what it was given in this header. */
const HANDSHAKE_HEADER = 'auth-token-bin'

export function createAccess(tokens: readonly string[]): Access {
  const digests = tokens.map(digest)
  const isOpen = tokens.length === 0
  const isKnown = (token: string) => {
    const asked = digest(token)
    return digests.reduce((found, known) => timingSafeEqual(known, asked) || found, false)
  }
  const readHeader = (metadata: Metadata) => credentialOf(metadata)
  return {
    readHeader,
    check(metadata) {
      if (isOpen) return
      const token = readHeader(metadata)
      if (token === undefined) throw refused('this server asks for a token')
      if (!isKnown(token)) throw refused('the token is not one that this server takes')
    },
    grant(password) {
      if (isOpen) return OPEN_TOKEN
      if (!isKnown(password)) throw refused('the password is not a token that this server takes')
      return password
    },
  }
}

const digest = (token: string) => createHash('sha256').update(token).digest()

function credentialOf(metadata: Metadata): string | undefined {
  const [shown] = metadata.get(HANDSHAKE_HEADER)
  if (shown !== undefined) return shown.toString()
  const [header] = metadata.get('authorization')
  const [scheme, value] = header === undefined ? [] : header.toString().trim().split(/\s+/, 2)
  if (value === undefined) return undefined
  if (/^bearer$/i.test(scheme ?? '')) return value
  if (!/^basic$/i.test(scheme ?? '')) return undefined
  const text = Buffer.from(value, 'base64').toString()
  return text.slice(text.indexOf(':') + 1)
}

const refused = (message: string) =>
  new GridlakeError('access.unauthenticated', message, {
    hint: 'send it as `authorization: Bearer TOKEN`, or as the password of a handshake',
  })
