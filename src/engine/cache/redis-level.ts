import { createHash } from 'node:crypto'
import { GridlakeError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { Answer } from '../question.ts'
import type { Filled } from './fill.ts'
import type { SharedLevel } from './shared-level.ts'

/** A larger answer is made again sooner than it is moved. */
const MAX_VALUE_BYTES = 8 * 1024 ** 2
/** Redis has so long to say what it has; then the answer is made. */
const GET_MS = 50
const CONNECT_MS = 2_000
/** The pause between two attempts to reach it grows to this. */
const RETRY_MS = 10_000
/** Answers of versions that nobody asks for any more go by themselves. */
const KEEP_SECONDS = 24 * 3600
const PREFIX = 'gridlake:1:'

export interface RedisOptions {
  log: Log
  /** Of gridlake: another one may write the same answer in other bytes. */
  version: string
  maxValueBytes?: number
}

/** Answers in a Redis that several servers share. Errors: `config.invalid` when the package `redis` is missing or the address is none. */
export async function openRedisLevel(url: string, options: RedisOptions): Promise<SharedLevel> {
  const { log, version, maxValueBytes = MAX_VALUE_BYTES } = options
  const { createClient, RESP_TYPES } = await loadRedis()
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: CONNECT_MS, reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, RETRY_MS) },
  }).withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer })
  let isDown = false
  client.on('error', (error: Error) => {
    if (!isDown) log('warn', 'Redis cannot be reached; answers are kept in memory alone', { reason: error.message })
    isDown = true
  })
  client.on('ready', () => {
    if (isDown) log('info', 'Redis is there again')
    isDown = false
  })
  // Not waited for: without it everything works too.
  client.connect().catch(() => {})
  const nameOf = (key: string) => `${PREFIX}${createHash('sha256').update(`${version} ${key}`).digest('base64url')}`
  return {
    async get(key) {
      if (!client.isReady) return undefined
      try {
        const value = await within(GET_MS, client.get(nameOf(key)))
        return Buffer.isBuffer(value) ? unpack(value) : undefined
      } catch {
        return undefined
      }
    },
    put(key, filled) {
      if (!client.isReady || filled.bytes.length > maxValueBytes) return
      client.set(nameOf(key), pack(filled), { expiration: { type: 'EX', value: KEEP_SECONDS } }).catch(() => {})
    },
    async close() {
      client.removeAllListeners('error')
      client.on('error', () => {})
      client.destroy()
    },
  }
}

async function loadRedis(): Promise<typeof import('redis')> {
  try {
    return await import('redis')
  } catch (cause) {
    throw new GridlakeError('config.missing', 'GRIDLAKE_REDIS_URL is set, and the package redis is not installed', {
      hint: 'run npm install redis, or unset it',
      cause,
    })
  }
}

/** Length of the head, head as JSON, bytes of the answer. */
function pack({ answer, bytes }: Filled): Buffer {
  const head = Buffer.from(JSON.stringify({ format: answer.format, meta: answer.meta, length: bytes.length }))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(head.length)
  return Buffer.concat([size, head, bytes])
}

/** Undefined: what is there was cut short. */
function unpack(value: Buffer): Filled | undefined {
  const start = 4 + value.readUInt32LE(0)
  const { format, meta, length } = JSON.parse(value.toString('utf8', 4, start)) as Omit<Answer, 'body'> & {
    length: number
  }
  const bytes = value.subarray(start)
  return bytes.length === length ? { answer: { format, meta }, bytes } : undefined
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  work.catch(() => {})
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
