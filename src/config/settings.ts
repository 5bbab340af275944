import type { z } from 'zod'
import { defaultMemoryBytes } from './usable-memory.ts'
import { baseUrl, bytes, oneOf, origins, secret, trimmedText, wholeNumber } from './value-schemas.ts'

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
    default: ({ usableMemoryBytes }) => Math.max(64e6, defaultMemoryBytes(usableMemoryBytes, 1e9)),
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
