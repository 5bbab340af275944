import { describe, expect, test } from 'vitest'
import { eiaFuelType } from '../../../src/datasets/eia/fuel-type.ts'
import { eiaInterchange } from '../../../src/datasets/eia/interchange.ts'
import { eiaRegionData } from '../../../src/datasets/eia/region-data.ts'
import { createSources } from '../../../src/sources/source-set.ts'
import { serve } from '../serve.ts'
import { createWoundClock } from '../wound-clock.ts'

const range = { from: Temporal.Instant.from('2026-11-01T00:00Z'), to: Temporal.Instant.from('2026-11-01T03:00Z') }

const ROUTES = [
  {
    dataset: eiaFuelType,
    names: { respondent: 'PACW', fueltype: 'WND' },
    facet: 'respondent',
    column: 'respondent',
    of: 'PACW',
  },
  { dataset: eiaInterchange, names: { fromba: 'FPC', toba: 'FPL' }, facet: 'fromba', column: 'from_ba', of: 'FPC' },
  {
    dataset: eiaRegionData,
    names: { respondent: 'ERCO', type: 'D' },
    facet: 'respondent',
    column: 'respondent',
    of: 'ERCO',
  },
] as const

/** One row for each hour asked, negative as auxiliary load and imports are. */
async function capture({ dataset, names }: (typeof ROUTES)[number], respondents?: readonly string[]) {
  await using server = await serve((_, response) => {
    const data = ['01', '02', '03'].map((hour) => ({ period: `2026-11-01T${hour}`, ...names, value: '-3' }))
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ response: { total: '3', data } }))
  })
  const { eia } = createSources({ eiaBaseUrl: server.url, eiaApiKey: 'S3cret-key' }, { clock: createWoundClock() })
  const captured = await eia.capture(dataset, { ...range, ...(respondents ? { respondents } : {}) })
  return { ...captured, url: new URL(server.asked[0] ?? '', 'http://h') }
}

describe.each(ROUTES)('$dataset.id', (route) => {
  const [binding] = route.dataset.bindings

  test('asks its route for all its facets, in the order of its key', async () => {
    const { url, document, rows } = await capture(route)
    expect(url.pathname).toBe(`/v2/${binding.route}/data/`)
    const asked = [...url.searchParams.entries()]
    expect(asked.filter(([name]) => /sort.*column/.test(name)).map(([, column]) => column)).toEqual(binding.sort)
    expect(asked.filter(([name]) => name.startsWith('facets')).map(([, value]) => value)).toEqual(
      Object.values(binding.facets).flat(),
    )
    expect([rows, document.product]).toEqual([3, binding.product])
    const claimed = 'type' in binding.facets ? { type: ['D'] } : {}
    expect(document.claims).toEqual({ ...range, facets: claimed })
  })

  test('asks for some balancing authorities by its own name for them, and claims by its column', async () => {
    const { url, document, missing } = await capture(route, ['NONE', route.of])
    expect(url.searchParams.getAll(`facets[${route.facet}][]`)).toEqual([route.of, 'NONE'].sort())
    expect(document.claims).toMatchObject({ facets: { [route.column]: [route.of] } })
    expect(missing).toMatchObject({ [route.facet]: ['NONE'] })
  })
})
