import type { z } from 'zod'
import type { Secret } from './secret.ts'
import { defaultMemoryBytes } from './usable-memory.ts'
import {
  baseUrl,
  bytes,
  oneOf,
  origins,
  portOrOff,
  secret,
  secrets,
  trimmedText,
  wholeNumber,
} from './value-schemas.ts'

/** What a default may depend on. */
export interface DefaultBasis {
  source: 'twin' | 'live'
  usableMemoryBytes: number
}

export interface Setting<Schema extends z.ZodType, Default> {
  env: `GRIDLAKE_${string}`
  /** None where a command line must not hold it: other users of the machine can read those. */
  flag?: `--${string}`
  schema: Schema
  default: (basis: DefaultBasis) => Default
  /** Completes 'expected …' in an error. */
  expected: string
  meaning: string
  secret?: true
}

const define = <Schema extends z.ZodType, Default>(setting: Setting<Schema, Default>) => Object.freeze(setting)

/** The source when nobody named one: works without key, account or network. */
export const DEFAULT_SOURCE = 'twin'

/** Every setting, in the order in which they are read and shown. */
export const SETTINGS = Object.freeze({
  dataDirectory: define({
    env: 'GRIDLAKE_DATA',
    flag: '--data',
    schema: trimmedText.refine((text) => !text.includes('://') && !text.includes('\0')),
    default: () => './data',
    expected: 'a directory of this machine',
    meaning: 'where the lake is kept; made when it is not there',
  }),
  host: define({
    env: 'GRIDLAKE_HOST',
    flag: '--host',
    schema: trimmedText.regex(/^[\w.:-]+$/),
    default: () => '127.0.0.1',
    expected: 'a host name or address without a port',
    meaning: 'the address to listen on; 0.0.0.0 lets other machines in',
  }),
  port: define({
    env: 'GRIDLAKE_PORT',
    flag: '--port',
    schema: wholeNumber(0, 65_535),
    default: () => 8080,
    expected: 'a whole number from 0 to 65535 (0: any free port)',
    meaning: 'the port of pages and API',
  }),
  corsOrigins: define({
    env: 'GRIDLAKE_CORS_ORIGINS',
    flag: '--cors-origins',
    schema: origins,
    default: (): readonly string[] => Object.freeze([]),
    expected: 'origins such as https://example.com separated by commas, or *',
    meaning: 'web pages of which other origins may call the API',
  }),
  tlsCert: define({
    env: 'GRIDLAKE_TLS_CERT',
    flag: '--tls-cert',
    schema: trimmedText,
    default: () => undefined,
    expected: 'the path of a certificate (PEM)',
    meaning: 'serves pages and API over TLS, with HTTP/2; goes with tlsKey',
  }),
  tlsKey: define({
    env: 'GRIDLAKE_TLS_KEY',
    flag: '--tls-key',
    schema: trimmedText,
    default: () => undefined,
    expected: 'the path of the private key (PEM) of the certificate',
    meaning: 'the key of tlsCert',
  }),
  flightPort: define({
    env: 'GRIDLAKE_FLIGHT_PORT',
    flag: '--flight-port',
    schema: portOrOff,
    default: (): number | 'off' => 50_051,
    expected: 'a whole number from 0 to 65535 (0: any free port), or off',
    meaning: 'the port of Arrow Flight SQL',
  }),
  flightTokens: define({
    env: 'GRIDLAKE_FLIGHT_TOKENS',
    schema: secrets,
    default: (): readonly Secret[] => Object.freeze([]),
    expected: 'tokens without blanks, separated by commas',
    meaning: 'bearer tokens of which a Flight client must show one; unset: none is asked for',
    secret: true,
  }),
  requestTimeoutMs: define({
    env: 'GRIDLAKE_REQUEST_TIMEOUT_MS',
    flag: '--request-timeout-ms',
    schema: wholeNumber(1, 86_400_000),
    default: () => 300_000,
    expected: 'milliseconds from 1 to 86400000',
    meaning: 'how long one HTTP request may take, the way of its answer to the client included',
  }),
  maxRunningQueries: define({
    env: 'GRIDLAKE_MAX_RUNNING_QUERIES',
    flag: '--max-running-queries',
    schema: wholeNumber(1, 10_000),
    default: () => 16,
    expected: 'a whole number from 1 to 10000',
    meaning: 'questions answered at once; further ones wait',
  }),
  maxWaitingQueries: define({
    env: 'GRIDLAKE_MAX_WAITING_QUERIES',
    flag: '--max-waiting-queries',
    schema: wholeNumber(0, 100_000),
    default: () => 256,
    expected: 'a whole number from 0 to 100000',
    meaning: 'questions that wait for their turn; further ones are refused until there is room (429)',
  }),
  cacheBytes: define({
    env: 'GRIDLAKE_CACHE_BYTES',
    flag: '--cache',
    schema: bytes(0),
    default: ({ usableMemoryBytes }) => Math.min(256 * 1024 ** 2, Math.floor(usableMemoryBytes / 16)),
    expected: 'a number of bytes, also as 512MB, 2GB; 0 for none',
    meaning: 'memory of the server for answers it gave; an answer larger than an eighth of it is not kept',
  }),
  redisUrl: define({
    env: 'GRIDLAKE_REDIS_URL',
    schema: secret.refine((url) => /^rediss?:$/.test(URL.parse(url.reveal())?.protocol ?? '')),
    default: () => undefined,
    expected: 'an address such as redis://localhost:6379',
    meaning: 'a Redis in which several servers share their answers; wants the package redis',
    secret: true,
  }),
  source: define({
    env: 'GRIDLAKE_SOURCE',
    flag: '--source',
    schema: oneOf(['twin', 'live']),
    default: (): DefaultBasis['source'] => DEFAULT_SOURCE,
    expected: 'twin or live',
    meaning: 'where documents come from: the simulated grid, or ERCOT and the EIA',
  }),
  ercotBaseUrl: define({
    env: 'GRIDLAKE_ERCOT_BASE_URL',
    flag: '--ercot-base-url',
    schema: baseUrl,
    default: ({ source }) => (source === 'live' ? 'https://www.ercot.com' : undefined),
    expected: 'an http or https address without query or user',
    meaning: 'where ERCOT answers; unset with the twin, which knows its own address',
  }),
  eiaBaseUrl: define({
    env: 'GRIDLAKE_EIA_BASE_URL',
    flag: '--eia-base-url',
    schema: baseUrl,
    default: ({ source }) => (source === 'live' ? 'https://api.eia.gov' : undefined),
    expected: 'an http or https address without query or user',
    meaning: 'where the EIA answers; unset with the twin, which knows its own address',
  }),
  eiaApiKey: define({
    env: 'GRIDLAKE_EIA_API_KEY',
    schema: secret,
    default: () => undefined,
    expected: 'the key as the EIA sent it, without blanks',
    meaning: 'the key for the EIA; free of charge at https://www.eia.gov/opendata/register.php',
    secret: true,
  }),
  memoryBytes: define({
    env: 'GRIDLAKE_MEMORY_BYTES',
    flag: '--memory',
    schema: bytes(64e6),
    default: ({ usableMemoryBytes }) => Math.max(64e6, defaultMemoryBytes(usableMemoryBytes, 4e8)),
    expected: 'at least 64 MB, as bytes or as 512MB, 2GB',
    meaning: 'what DuckDB holds before it spills; the process itself may take about twice as much',
  }),
  queryTimeoutMs: define({
    env: 'GRIDLAKE_QUERY_TIMEOUT_MS',
    flag: '--query-timeout-ms',
    schema: wholeNumber(1, 86_400_000),
    default: () => 30_000,
    expected: 'milliseconds from 1 to 86400000',
    meaning: 'how long one SQL question may run',
  }),
  queryMaxRows: define({
    env: 'GRIDLAKE_QUERY_MAX_ROWS',
    flag: '--query-max-rows',
    schema: wholeNumber(1, 1e12),
    default: () => 1_000_000,
    expected: 'a whole number of rows, at least 1',
    meaning: 'how many rows one SQL question may answer with',
  }),
  queryMaxBytes: define({
    env: 'GRIDLAKE_QUERY_MAX_BYTES',
    flag: '--query-max-bytes',
    schema: bytes(1),
    default: () => 256 * 1024 ** 2,
    expected: 'at least 1 byte, as bytes or as 512MB, 2GB',
    meaning: 'how large one encoded SQL answer may be',
  }),
  queryMemoryBytes: define({
    env: 'GRIDLAKE_QUERY_MEMORY_BYTES',
    flag: '--query-memory',
    schema: bytes(64e6),
    default: ({ usableMemoryBytes }) => Math.max(64e6, defaultMemoryBytes(usableMemoryBytes, 1.5e9)),
    expected: 'at least 64 MB, as bytes or as 512MB, 2GB',
    meaning: 'memory of the process that runs one SQL question; above it the process is ended',
  }),
  logLevel: define({
    env: 'GRIDLAKE_LOG_LEVEL',
    flag: '--log-level',
    schema: oneOf(['debug', 'info', 'warn', 'error']),
    default: () => 'info' as const,
    expected: 'debug, info, warn or error',
    meaning: 'the least level that is logged',
  }),
  twinSeed: define({
    env: 'GRIDLAKE_TWIN_SEED',
    flag: '--twin-seed',
    schema: wholeNumber(0, 0xffff_ffff),
    default: () => 1,
    expected: 'a whole number from 0 to 4294967295',
    meaning: 'which simulated grid: one seed, one history',
  }),
  twinDays: define({
    env: 'GRIDLAKE_TWIN_DAYS',
    flag: '--twin-days',
    schema: wholeNumber(1, 3_660),
    default: () => 14,
    expected: 'a whole number of days from 1 to 3660',
    meaning: 'how many past days the simulated grid has published',
  }),
})

export type SettingKey = keyof typeof SETTINGS
