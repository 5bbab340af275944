import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type ConfigRequest, readConfig } from '../../src/config/read-config.ts'
import { SETTINGS } from '../../src/config/settings.ts'
import { GridlakeError } from '../../src/core/errors.ts'

const none = () => undefined
const read = (request: ConfigRequest) =>
  readConfig({ env: {}, cwd: '/home/ada', readFile: none, usableMemoryBytes: 16e9, ...request })
const file = (content: unknown) => (path: string) =>
  path === '/home/ada/gridlake.config.json' ? JSON.stringify(content) : undefined

function failure(request: ConfigRequest): GridlakeError {
  try {
    read(request)
  } catch (error) {
    if (error instanceof GridlakeError) return error
    throw error
  }
  throw new Error('it was accepted')
}

describe('defaults', () => {
  test('work with no key, account or network', () => {
    const { config, origins } = read({})
    expect({ ...config }).toEqual({
      dataDirectory: '/home/ada/data',
      host: '127.0.0.1',
      port: 8080,
      corsOrigins: [],
      tlsCert: undefined,
      tlsKey: undefined,
      flightPort: 50_051,
      flightTokens: [],
      requestTimeoutMs: 300_000,
      maxRunningQueries: 16,
      maxWaitingQueries: 256,
      cacheBytes: 268_435_456,
      redisUrl: undefined,
      source: 'twin',
      ercotBaseUrl: undefined,
      eiaBaseUrl: undefined,
      eiaApiKey: undefined,
      memoryBytes: 4e8,
      queryTimeoutMs: 30_000,
      queryMaxRows: 1_000_000,
      queryMaxBytes: 268_435_456,
      queryMemoryBytes: 1.5e9,
      logLevel: 'info',
      twinSeed: 1,
      twinDays: 14,
    })
    expect(new Set(Object.values(origins).map((origin) => origin.layer))).toEqual(new Set(['default']))
  })

  test('take a quarter of a small machine, but never less than DuckDB needs', () => {
    expect(read({ usableMemoryBytes: 1.2e9 }).config).toMatchObject({ memoryBytes: 3e8, queryMemoryBytes: 3e8 })
    expect(read({ usableMemoryBytes: 1e8 }).config).toMatchObject({ memoryBytes: 64e6, queryMemoryBytes: 64e6 })
  })

  test('name the real upstreams only for the live source', () => {
    const live = read({ flags: { source: 'live' } }).config
    expect(live.ercotBaseUrl).toBe('https://www.ercot.com')
    expect(live.eiaBaseUrl).toBe('https://api.eia.gov')
  })

  test('are accepted by their own schemas', () => {
    const basis = { source: 'live', usableMemoryBytes: 8e9 } as const
    for (const [key, setting] of Object.entries(SETTINGS)) {
      const value = setting.default(basis)
      if (value !== undefined) expect(setting.schema.safeParse(value).success, key).toBe(true)
    }
  })
})

describe('layers', () => {
  test('a flag beats a variable beats the file beats the default, and each value tells where it came from', () => {
    const { config, origins } = read({
      flags: { port: '1' },
      env: { GRIDLAKE_PORT: '2', GRIDLAKE_HOST: '0.0.0.0' },
      readFile: file({ port: 3, host: '::1', twinDays: 5 }),
    })
    expect(config).toMatchObject({ port: 1, host: '0.0.0.0', twinDays: 5, twinSeed: 1 })
    expect(origins.port).toEqual({ layer: 'flag', name: '--port' })
    expect(origins.host).toEqual({ layer: 'env', name: 'GRIDLAKE_HOST' })
    expect(origins.twinDays).toEqual({ layer: 'file', name: '/home/ada/gridlake.config.json' })
    expect(origins.twinSeed).toEqual({ layer: 'default' })
  })

  test('an empty variable is unset; an undefined flag was not given', () => {
    const { config } = read({ flags: { port: undefined }, env: { GRIDLAKE_PORT: '' } })
    expect(config.port).toBe(8080)
  })

  test('a misspelt variable is reported, the switches of the test run are not', () => {
    const env = {
      GRIDLAKE_DTA: 'x',
      GRIDLAKE_DATA: 'y',
      GRIDLAKE_CONFIG: '',
      GRIDLAKE_TEST_NO_SKIPS: '1',
      PATH: '/bin',
    }
    expect(read({ env }).unknownVariables).toEqual(['GRIDLAKE_DTA'])
  })

  test('the result and its lists are frozen', () => {
    const { config, origins } = read({ env: { GRIDLAKE_CORS_ORIGINS: 'https://a.example' } })
    expect([config, config.corsOrigins, origins].every(Object.isFrozen)).toBe(true)
    expect(Object.isFrozen(read({}).config.corsOrigins)).toBe(true)
  })
})

describe('the data directory', () => {
  test('starts where the user stands when a flag or variable gives it', () => {
    expect(read({ flags: { dataDirectory: '../lake' } }).config.dataDirectory).toBe('/home/lake')
    expect(read({ env: { GRIDLAKE_DATA: '/srv/lake' } }).config.dataDirectory).toBe('/srv/lake')
  })

  test('starts at the file that gives it', () => {
    const readFile = (path: string) => (path === '/etc/gridlake/g.json' ? '{"dataDirectory":"lake"}' : undefined)
    expect(read({ flags: { configFile: '/etc/gridlake/g.json' }, readFile }).config.dataDirectory).toBe(
      '/etc/gridlake/lake',
    )
  })

  test('is no address of an object store', () => {
    expect(failure({ flags: { dataDirectory: 's3://bucket/lake' } }).message).toContain('a directory of this machine')
  })
})

describe('values', () => {
  test.each([
    ['512MB', 512e6],
    ['1.5 GiB', 1_610_612_736],
    ['64000000', 64e6],
    [2e9, 2e9],
  ])('memory %s is %d bytes', (given, wanted) => {
    expect(read({ flags: { memoryBytes: given } }).config.memoryBytes).toBe(wanted)
  })

  test('origins are a list, from text or from JSON', () => {
    const wanted = ['https://a.example', 'http://localhost:3000']
    expect(
      read({ env: { GRIDLAKE_CORS_ORIGINS: 'https://a.example, http://localhost:3000' } }).config.corsOrigins,
    ).toEqual(wanted)
    expect(read({ readFile: file({ corsOrigins: wanted }) }).config.corsOrigins).toEqual(wanted)
    expect(read({ env: { GRIDLAKE_CORS_ORIGINS: '*' } }).config.corsOrigins).toEqual(['*'])
  })

  test('the Flight port is a port or off', () => {
    expect(read({ flags: { flightPort: '0' } }).config.flightPort).toBe(0)
    expect(read({ env: { GRIDLAKE_FLIGHT_PORT: 'OFF' } }).config.flightPort).toBe('off')
  })

  test('an address loses its last slash', () => {
    const { config } = read({ env: { GRIDLAKE_ERCOT_BASE_URL: 'http://127.0.0.1:9000/mis/' } })
    expect(config.ercotBaseUrl).toBe('http://127.0.0.1:9000/mis')
  })

  test.each([
    ['port', '65536'],
    ['port', '80.5'],
    ['port', '0x50'],
    ['port', 'http'],
    ['port', true],
    ['host', 'localhost:8080/'],
    ['source', 'demo'],
    ['memoryBytes', '1KB'],
    ['memoryBytes', '12 parsecs'],
    ['queryTimeoutMs', '0'],
    ['queryMaxRows', '-1'],
    ['logLevel', 'loud'],
    ['twinSeed', '4294967296'],
    ['twinDays', '0'],
    ['ercotBaseUrl', 'ftp://example.com'],
    ['eiaBaseUrl', 'example.com'],
    ['corsOrigins', 'https://a.example/path'],
    ['eiaApiKey', 'two words'],
    ['dataDirectory', ''],
    ['flightPort', 'on'],
    ['flightPort', '-1'],
    ['flightTokens', 'one two,three'],
    ['redisUrl', 'http://localhost:6379'],
    ['cacheBytes', '-1'],
    ['maxRunningQueries', '0'],
    ['requestTimeoutMs', '0'],
  ] as const)('%s %j is refused', (key, value) => {
    const error = failure({ flags: { [key]: value } })
    expect(error.code).toBe('config.invalid')
    expect(error.message).toContain(`expected ${SETTINGS[key].expected}`)
  })
})

describe('faults', () => {
  test('name the setting, the value, its origin and what is expected, all at once', () => {
    const error = failure({ env: { GRIDLAKE_PORT: 'http' }, readFile: file({ twinDays: -1, prot: 1 }) })
    expect(error.message).toBe(
      '/home/ada/gridlake.config.json sets "prot", which is no setting; ' +
        'port: "http" from GRIDLAKE_PORT is not valid: expected a whole number from 0 to 65535 (0: any free port); ' +
        'twinDays: -1 from /home/ada/gridlake.config.json is not valid: expected a whole number of days from 1 to 3660',
    )
    expect(error.hint).toContain('set --port or GRIDLAKE_PORT or "port" in the file')
    expect(error.context['faults']).toContainEqual({
      key: 'port',
      origin: 'GRIDLAKE_PORT',
      expected: SETTINGS.port.expected,
      value: '"http"',
    })
  })

  test('of an address do not tell its user or query', () => {
    const error = failure({ env: { GRIDLAKE_EIA_BASE_URL: 'https://ada:pa55@example.com/?api_key=k3y' } })
    expect(inspect(error, { depth: 9 })).not.toMatch(/pa55|k3y/)
    expect(error.message).toContain('https://…@example.com/?…')
  })

  test('a file that is not JSON is named with the place, and nothing of its content', () => {
    const error = failure({ readFile: () => '{\n  "eiaApiKey": "s3cr3t" "port": 1 }' })
    expect(error.message).toBe(
      'the configuration file /home/ada/gridlake.config.json is not usable: it is not JSON: line 2 column 25',
    )
    expect(inspect(error, { depth: 9 })).not.toContain('s3cr3t')
    expect(inspect(failure({ readFile: () => '{"eiaApiKey": s3cr3t}' }), { depth: 9 })).not.toContain('s3cr3t')
  })

  test('a file that holds no object, or cannot be read, is named', () => {
    expect(failure({ readFile: () => '[1]' }).message).toContain('one JSON object')
    const denied = () => {
      throw Object.assign(new Error('denied'), { code: 'EACCES' })
    }
    expect(failure({ readFile: denied }).message).toContain('cannot be read (EACCES)')
  })

  test('a file that was named must be there', () => {
    const error = failure({ env: { GRIDLAKE_CONFIG: 'other.json' } })
    expect(error.code).toBe('config.missing')
    expect(error.message).toBe('there is no configuration file /home/ada/other.json (named by GRIDLAKE_CONFIG)')
  })
})
