import { afterEach, describe, expect, test } from 'vitest'
import { CONTENT_FAULTS } from '../../../src/twin/emulator/fault-tables.ts'
import type { FuelMixDashboard } from '../../../src/twin/emulator/site/fuel-mix-dashboard.ts'
import { cellsOf, isCsv, openTwin } from './twin-fixture.ts'

// The morning after the day on which autumn repeats an hour.
const fixture = openTwin('2026-11-02T18:30Z', { retentionDays: 4 })
const { twin } = fixture
afterEach(() => twin.faults.clear())

const newest = async (report: number) => (await fixture.list(report)).filter(isCsv)[0]?.DocID
const both = async (report: number, fault: Record<string, unknown>) => {
  const documentId = await newest(report)
  const right = (await fixture.download(documentId)).text
  twin.faults.add(fault)
  return { right, wrong: (await fixture.download(documentId)).text, again: (await fixture.download(documentId)).text }
}
const headerOf = (text: string) => (text.split('\n')[0] as string).split(',')

test('every fault is described in words', () => {
  expect(Object.keys(CONTENT_FAULTS).length).toBe(7)
  for (const words of Object.values(CONTENT_FAULTS)) expect(words.length).toBeGreaterThan(20)
})

describe('a drifted header', () => {
  test('has a column renamed, once', async () => {
    const { right, wrong, again } = await both(13101, { fault: 'renamed-column' })
    expect(headerOf(right).at(-1)).toBe('DSTFlag')
    expect(headerOf(wrong)).toEqual([...headerOf(right).slice(0, -1), 'RepeatedHourFlag'])
    expect(cellsOf(wrong)).toEqual(cellsOf(right))
    expect(again).toBe(right)
    const outages = await both(13103, { fault: 'renamed-column' })
    expect(headerOf(outages.wrong).at(-1)).toBe('NewTotalNewEquipResourceMWZoneHouston')
  })

  test('has a column more', async () => {
    const { right, wrong } = await both(13101, { fault: 'extra-column' })
    expect(headerOf(wrong)).toEqual([...headerOf(right), 'PostingNote'])
    expect(cellsOf(wrong).map((cells) => cells.slice(0, -1))).toEqual(cellsOf(right))
  })
})

describe('doubled rows of a change day', () => {
  test('the repeated hour stands twice', async () => {
    const { right, wrong } = await both(13101, { fault: 'doubled-repeated-hour' })
    const second = cellsOf(right).filter((cells) => cells.at(-1) === 'Y')
    expect(second.length).toBe(1)
    expect(cellsOf(wrong).filter((cells) => cells.at(-1) === 'Y')).toEqual([...second, ...second])
    expect(cellsOf(wrong).length).toBe(26)
  })

  test('HE 03:00 holds doubled values, with as many digits', async () => {
    const { right, wrong } = await both(14836, { fault: 'doubled-hour-three' })
    const [before, after] = [cellsOf(right), cellsOf(wrong)]
    expect(after.length).toBe(25)
    const changed = after.filter((cells, index) => String(cells) !== String(before[index]))
    expect(changed.length).toBe(1)
    const [only] = changed
    const original = before.find(([, hour]) => hour === '03:00')
    expect(only?.slice(0, 2)).toEqual(['11/01/2026', '03:00'])
    expect(only?.slice(2, -1)).toEqual(original?.slice(2, -1).map((text) => (2 * Number(text)).toFixed(2)))
  })

  test('wait for a document that has such an hour', async () => {
    twin.faults.add({ fault: 'doubled-repeated-hour' })
    await fixture.download(await newest(14837))
    expect(twin.faults.list().length).toBe(1)
    await fixture.download(await newest(13101))
    expect(twin.faults.list().length).toBe(0)
  })
})

describe('EIA', () => {
  const ask = async (route: string, query: string) => {
    const response = await fixture.get(`/v2/electricity/rto/${route}/data/?api_key=k&data[]=value&length=5000&${query}`)
    return ((await response.json()) as { response: { total: string; data: Record<string, string>[] } }).response
  }
  const byHour = (rows: Record<string, string>[], day: string) =>
    rows
      .filter(({ period }) => period?.startsWith(day))
      .map(({ period, respondent, fueltype, value }) => [period?.slice(10), respondent, fueltype, value].join(' '))

  test('repeats a day exactly', async () => {
    const query =
      'start=2026-10-30T02&end=2026-10-31T23&facets[fueltype][]=SUN&sort[0][column]=period&sort[1][column]=respondent'
    const right = (await ask('fuel-type-data', query)).data
    expect(byHour(right, '2026-10-31').slice(1)).not.toEqual(byHour(right, '2026-10-30'))
    twin.faults.add({ fault: 'repeated-day', match: 'eia', day: '2026-10-31' })
    const wrong = (await ask('fuel-type-data', query)).data
    // Periods are hours' ends: the day's hours are T01 to T00 of the next.
    const fromTwo = (lines: string[]) => lines.filter((line) => line >= 'T02')
    expect(fromTwo(byHour(wrong, '2026-10-31'))).toEqual(fromTwo(byHour(right, '2026-10-30')))
    expect(byHour(wrong, '2026-10-30')).toEqual(byHour(right, '2026-10-30'))
    expect((await ask('fuel-type-data', query)).data).toEqual(right)
  })

  test('has only some fuels in the newest hour, and counts them right', async () => {
    const query = 'start=2026-11-02T10&facets[respondent][]=CISO&facets[respondent][]=PJM&sort[0][column]=period'
    const right = await ask('fuel-type-data', query)
    twin.faults.add({ fault: 'partial-newest-hour', match: 'eia' })
    // Region data have no fuels: the fault waits for an answer that has.
    await ask('region-data', 'start=2026-11-02T10')
    const wrong = await ask('fuel-type-data', query)
    const newestPeriod = right.data.at(-1)?.period
    const fuelsOf = (rows: Record<string, string>[]) =>
      rows.filter(({ period }) => period === newestPeriod).map(({ fueltype }) => fueltype)
    expect(new Set(fuelsOf(wrong.data))).toEqual(new Set(['COL', 'NUC', 'WAT']))
    expect(fuelsOf(right.data).length).toBeGreaterThan(fuelsOf(wrong.data).length + 4)
    expect(wrong.data.length).toBe(Number(wrong.total))
    const older = (rows: Record<string, string>[]) => rows.filter(({ period }) => period !== newestPeriod).length
    expect(older(wrong.data)).toBe(older(right.data))
  })
})

describe('the fuel mix', () => {
  const read = async () =>
    (await (await fixture.get('/api/1/services/read/dashboards/fuel-mix.json')).json()) as FuelMixDashboard

  test('has only some fuels in its newest stamp', async () => {
    const right = await read()
    twin.faults.add({ fault: 'partial-newest-hour', match: 'dashboard' })
    const wrong = await read()
    const stamps = Object.entries(wrong.data['2026-11-02'] ?? {})
    expect(Object.keys(stamps.at(-1)?.[1] ?? {})).toEqual(['Coal and Lignite', 'Hydro', 'Nuclear'])
    expect(stamps.slice(0, -1)).toEqual(Object.entries(right.data['2026-11-02'] ?? {}).slice(0, -1))
  })

  test('splits an interval over two stamps', async () => {
    const right = await read()
    twin.faults.add({ fault: 'split-interval' })
    const [before, after] = [right.data['2026-11-02'] ?? {}, (await read()).data['2026-11-02'] ?? {}]
    const added = Object.keys(after).filter((stamp) => !(stamp in before))
    expect(added).toEqual(['2026-11-02 11:25:04-0600'])
    const [first, second] = [after['2026-11-02 11:25:00-0600'], after['2026-11-02 11:25:04-0600']]
    expect({ ...first, ...second }).toEqual(before['2026-11-02 11:25:00-0600'])
    expect(Object.keys(first ?? {}).length + Object.keys(second ?? {}).length).toBe(8)
  })

  test('may be a page of a bot challenge, or hold nothing', async () => {
    twin.faults.add({ fault: 'html', match: 'dashboard' })
    const response = await fixture.get('/api/1/services/read/dashboards/fuel-mix.json')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/)
    twin.faults.add({ fault: 'empty-success', match: 'dashboard' })
    expect((await read()).data).toEqual({})
  })
})
