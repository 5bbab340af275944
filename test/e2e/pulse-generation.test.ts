import { beforeAll, expect, test } from 'vitest'
import type { Changes } from '../../src/contract/schemas/authorities/changes.ts'
import { Pulse } from '../../src/contract/schemas/authorities/pulse.ts'
import { ingestDocuments } from '../../src/ingest/ingest-documents.ts'
import { generationOnly } from '../support/generation-only.ts'
import { askApi } from './ask-api.ts'
import { findViolations } from './find-violations.ts'
import { openWeb } from './open-web.ts'
import { WEB_NOW } from './web-lake.ts'

const web = openWeb()

beforeAll(async () => {
  await ingestDocuments(web.served.workplace.lake, generationOnly(WEB_NOW.toString()))
})

const API = '/api/v1/balancing-authorities/AVRN'

test('an authority that only generates is told by what it generates', async () => {
  const pulse = await askApi<Pulse>(web.url, `${API}/pulse?date=2026-06-09`)
  expect(Pulse.parse(pulse)).toEqual(pulse)
  expect(pulse.subject).toBe('net_generation')
  expect(pulse.headline.text).toBe('AVRN net generation peaked at 1,460 MWh at 23:00 PDT, 11 % above a typical Tuesday')
  expect(pulse.bullets.map(({ text }) => text)).toEqual([
    'Net generation peaked at 1,460 MWh at 23:00 PDT, 11 % above a typical Tuesday.',
    'Net generation bottomed out at 1,000 MWh at 00:00 PDT, 11 % above a typical Tuesday.',
    'Sharpest change of the late afternoon and evening: net generation rose by 20 MWh from 15:00 to 16:00 PDT.',
    'Generation emitted 218 g CO₂/kWh on average in every hour.',
    'It sent 29,520 MWh net to its neighbours, most in the hour from 23:00 PDT: 1,460 MWh.',
  ])
  expect(pulse.day).toMatchObject({ hours: 24, told_hours: 24, demand_hours: 0, state: 'whole' })
  expect(pulse.kpis.map(({ kind }) => kind)).toEqual(['net_generation', 'peak', 'renewables_share', 'intensity'])
  expect(pulse.previous_date).toBe('2026-06-08')
  const newest = await askApi<Pulse>(web.url, `${API}/pulse`)
  expect(newest.date).toBe('2026-06-09')
})

test('what changed is of net generation too', async () => {
  const { subject, changes } = await askApi<Changes>(web.url, `${API}/changes?date=2026-06-09`)
  expect(subject).toBe('net_generation')
  expect(changes.map(({ kind }) => kind)).toEqual([
    'max_net_generation',
    'cleanest_hour',
    'largest_ramp',
    'interchange_swing',
  ])
  expect(changes[0]?.text).toBe('Highest net generation: 1,460 MWh at 23:00 PDT, 146 (11 %) above a typical Tuesday.')
  expect(changes[2]?.label).toBe('Largest hourly ramp of net generation')
})

test.each([
  ['2020-01-01', 404, 'data.not_ingested', '2026-05-12'],
  ['2026-06-10', 404, 'data.not_ingested', '2026-06-09'],
])('%s is refused, naming the nearest day', async (date, status, code, nearest) => {
  const response = await fetch(`${web.url}${API}/pulse?date=${date}`)
  const problem = (await response.json()) as { code: string; hint?: string }
  expect([response.status, problem.code]).toEqual([status, code])
  expect(problem.hint).toContain(nearest)
})

test('its page says what there is and speaks of no demand', async () => {
  const { page, complaints } = await web.openPage({ viewport: { width: 320, height: 900 }, colorScheme: 'dark' })
  const response = await page.goto(`${web.url}/ba/AVRN?date=2026-06-09`)
  expect(response?.status()).toBe(200)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^AVRN net generation peaked at 1,460/)
  expect(await page.getByRole('heading', { name: 'Net generation and fuel mix' }).count()).toBe(1)
  expect(await page.locator('.card-day .stack-legend li').allTextContents()).toEqual(['Net generation'])
  expect(await page.locator('.card-day .plot-stack-s .spot').count()).toBeGreaterThan(1)
  expect(await page.locator('.card-day thead th').allTextContents()).toEqual([
    'Hour',
    'Net generation',
    'Natural gas',
    'Wind',
    'Exports',
    'CO2',
  ])
  expect(await page.locator('main').textContent()).not.toMatch(/demand/i)
  expect(await findViolations(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.goto(`${web.url}/fuel-mix?ba=AVRN&from=2026-06-09&to=2026-06-09`)
  expect(await page.locator('.card-mix .stack-legend').count()).toBe(0)
})
