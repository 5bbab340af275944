import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { listSettings } from '../../src/config/list-settings.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { requireSetting } from '../../src/config/require-setting.ts'
import { hasCode } from '../../src/core/errors.ts'

const KEY = 'k3y-0f-ada'
const read = (env: Record<string, string>) => readConfig({ env, cwd: '/home/ada', readFile: () => undefined })

test('the key is there for who asks, and in nothing that is printed', () => {
  const { config, origins } = read({ GRIDLAKE_EIA_API_KEY: ` ${KEY} ` })
  expect(config.eiaApiKey?.reveal()).toBe(KEY)
  const printed = [JSON.stringify(config), String(config.eiaApiKey), inspect(config, { depth: 9, showHidden: true })]
  for (const text of [...printed, JSON.stringify(listSettings(config, origins))]) expect(text).not.toContain(KEY)
})

test('a list of settings says whether the key is set, and from where', () => {
  const set = read({ GRIDLAKE_EIA_API_KEY: KEY, GRIDLAKE_PORT: '9000' })
  const lines = listSettings(set.config, set.origins)
  expect(lines.find((line) => line.key === 'eiaApiKey')).toMatchObject({
    value: '(set)',
    origin: 'GRIDLAKE_EIA_API_KEY',
  })
  expect(lines.find((line) => line.key === 'port')).toMatchObject({ value: '9000', origin: 'GRIDLAKE_PORT' })
  const unset = read({})
  expect(listSettings(unset.config, unset.origins).find((line) => line.key === 'eiaApiKey')?.value).toBeUndefined()
})

test('a key that is no key is refused without being told', () => {
  let thrown: unknown
  try {
    read({ GRIDLAKE_EIA_API_KEY: `${KEY} ${KEY}` })
  } catch (error) {
    thrown = error
  }
  expect(hasCode(thrown, 'config.invalid')).toBe(true)
  expect(inspect(thrown, { depth: 9 })).toContain('eiaApiKey: the value from GRIDLAKE_EIA_API_KEY')
  expect(inspect(thrown, { depth: 9 })).not.toContain(KEY)
})

test('a key that is needed and not set is asked for, with the way to get one', () => {
  const { config } = read({})
  expect(() => requireSetting(config, 'eiaApiKey', 'eia.region_data')).toThrow(
    expect.objectContaining({
      code: 'config.missing',
      message: expect.stringContaining('eiaApiKey is not set, and eia.region_data needs it'),
      hint: expect.stringContaining('GRIDLAKE_EIA_API_KEY'),
    }),
  )
  expect(requireSetting(config, 'port', 'the server')).toBe(8080)
})

test('tokens and the address of a Redis are secrets too', () => {
  const env = { GRIDLAKE_FLIGHT_TOKENS: `${KEY}, second`, GRIDLAKE_REDIS_URL: `redis://:${KEY}@localhost:6379` }
  const { config, origins } = read(env)
  expect(config.flightTokens.map((token) => token.reveal())).toEqual([KEY, 'second'])
  expect(config.redisUrl?.reveal()).toBe(env.GRIDLAKE_REDIS_URL)
  const printed = [JSON.stringify(config), inspect(config, { depth: 9 }), JSON.stringify(listSettings(config, origins))]
  for (const text of printed) expect(text).not.toMatch(/k3y-0f-ada|second/)
})
