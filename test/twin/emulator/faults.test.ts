import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasCode } from '../../../src/core/errors.ts'
import { ANSWER_FAULTS, POSTING_FAULTS } from '../../../src/twin/emulator/fault-tables.ts'
import { type ServedTwin, serveTwin } from '../../../src/twin/emulator/serve-twin.ts'
import type { PostedDocument } from '../../../src/twin/emulator/twin.ts'
import { cellsOf, isCsv, openTwin } from './twin-fixture.ts'

const NOW = '2026-06-15T18:00Z'
const waited: number[] = []
const fixture = openTwin(NOW, {
  wait: async (ms) => {
    waited.push(ms)
  },
})
const LIST = '/misapp/servlets/IceDocListJsonWS?reportTypeId=13028'
const EIA = '/v2/electricity/rto/region-data/data/?api_key=k&data[]=value&start=2026-06-14T00&end=2026-06-14T05'
let served: ServedTwin
let download: string

beforeAll(async () => {
  served = await serveTwin(fixture.twin)
  const [newest] = await fixture.list(13028)
  download = `/misdownload/servlets/mirDownload?doclookupId=${newest?.DocID}`
})
afterAll(() => served.close())
beforeEach(async () => {
  fixture.clock.set(Temporal.Instant.from(NOW))
  await fetch(`${served.url}/twin/faults`, { method: 'DELETE' })
})

const order = (fault: Record<string, unknown>) =>
  fetch(`${served.url}/twin/faults`, { method: 'POST', body: JSON.stringify(fault) })
const get = (path: string) => fetch(served.url + path)

describe('faults of answering, over real HTTP', () => {
  test('429 says when to come back, as often as asked for, then is over', async () => {
    expect((await order({ match: 'mis-list', fault: '429', times: 2, retryAfterS: 7 })).status).toBe(201)
    for (const _ of [1, 2]) {
      const response = await get(LIST)
      expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7'])
    }
    expect((await get(LIST)).status).toBe(200)
  })

  test('500 hits only what it matches', async () => {
    await order({ match: 'eia', fault: '500' })
    expect((await get(LIST)).status).toBe(200)
    expect((await get(EIA)).status).toBe(500)
    expect((await get(EIA)).status).toBe(200)
  })

  test('slow waits and then answers right', async () => {
    await order({ match: 'any', fault: 'slow', delayMs: 1234 })
    expect((await get(LIST)).status).toBe(200)
    expect(waited).toEqual([1234])
  })

  test('cut short breaks the connection in the middle of the body', async () => {
    await order({ match: 'mis-download', fault: 'cut-short' })
    const response = await get(download)
    expect(response.status).toBe(200)
    await expect(response.arrayBuffer()).rejects.toThrow()
    expect((await (await get(download)).arrayBuffer()).byteLength).toBeGreaterThan(5000)
  })

  test('truncated is half a body that claims to be whole', async () => {
    const whole = (await (await get(download)).arrayBuffer()).byteLength
    await order({ match: 'mis-download', fault: 'truncated' })
    const response = await get(download)
    expect(Number(response.headers.get('content-length'))).toBe(whole >> 1)
    expect((await response.arrayBuffer()).byteLength).toBe(whole >> 1)
  })

  test('empty success is empty in each way', async () => {
    await order({ match: 'any', fault: 'empty-success', times: 3 })
    expect(await (await get(LIST)).json()).toEqual({ ListDocsByRptTypeRes: { DocumentList: [] } })
    expect(await (await get(EIA)).json()).toMatchObject({ response: { total: '0', data: [] } })
    const { text } = await fixture.download(download.split('=')[1])
    expect(text.trimEnd().split('\n').length).toBe(1)
  })

  test('html comes with status 200', async () => {
    await order({ match: 'mis-list', fault: 'html' })
    const response = await get(LIST)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch('text/html')
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/)
  })

  test('what waits can be read, and taken back', async () => {
    await order({ match: 'eia', fault: '500', times: 3 })
    const seen = (await (await get('/twin/faults')).json()) as Record<string, Record<string, unknown>>
    expect(seen.waiting).toMatchObject([{ match: 'eia', fault: '500', times: 3 }])
    expect(seen.known?.answers).toEqual(ANSWER_FAULTS)
    expect(seen.known?.postings).toEqual(POSTING_FAULTS)
    await fetch(`${served.url}/twin/faults`, { method: 'DELETE' })
    expect((await get(EIA)).status).toBe(200)
  })

  test('what is not understood is refused with what may be', async () => {
    for (const wrong of [{}, { fault: 'teapot' }, { fault: '500', match: 'moon' }, { fault: 'slow', delayMs: -1 }]) {
      const response = await order(wrong)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ code: 'usage.invalid_argument' })
    }
    expect((await fetch(`${served.url}/twin/faults`, { method: 'POST', body: '{' })).status).toBe(400)
  })
})

describe('faults of posting', () => {
  const csvs = async () => (await fixture.list(12301)).filter(isCsv)
  const rows = async (documentId: string | undefined) => cellsOf((await fixture.download(documentId)).text)

  test('duplicate: the same content under a new DocID a minute later', async () => {
    const before = await csvs()
    const posted = (await (await order({ fault: 'duplicate' })).json()) as PostedDocument
    const after = await csvs()
    expect(after.length).toBe(before.length + 1)
    const twinName = after.find(({ DocID }) => DocID === posted.documentId)?.FriendlyName
    const first = before.find(({ FriendlyName }) => FriendlyName === twinName)
    expect(first?.DocID).not.toBe(posted.documentId)
    expect(await rows(posted.documentId)).toEqual(await rows(first?.DocID))
    await order({ fault: 'duplicate', reportTypeId: 13028 })
    expect((await fixture.list(13028)).filter(isCsv).length).toBe(14 * 24 + 1)
  })

  test('corrected: an earlier interval again, stamped now, some prices changed', async () => {
    const interval = '2026-06-15T12:30:00Z'
    const first = fixture.twin
      .postings('ercot.rt_spp', Temporal.Instant.from('2026-06-15T12:45Z'), Temporal.Instant.from('2026-06-15T12:50Z'))
      .at(0)
    const posted = (await (await order({ fault: 'corrected', interval })).json()) as PostedDocument
    expect(posted).toMatchObject({ about: interval, publishedAt: '2026-06-15T18:00:00Z' })
    expect((await csvs())[0]?.DocID).toBe(posted.documentId)
    const [before, after] = [await rows(first?.documentId), await rows(posted.documentId)]
    expect(after.map((row) => row.slice(0, 5))).toEqual(before.map((row) => row.slice(0, 5)))
    const changed = after.filter((row, index) => row[5] !== before[index]?.[5])
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.length).toBeLessThan(after.length / 3)
  })

  test('withdrawn: the interval again without one settlement point', async () => {
    const posted = fixture.twin.faults.add({ fault: 'withdrawn' }) as PostedDocument
    expect(posted.about.toString()).toBe('2026-06-15T15:00:00Z')
    expect((await rows(posted.documentId)).length).toBe(180)
    expect((await csvs())[0]?.FriendlyName).toBe('SPPHLZNP6905_20260615_1015_csv')
  })

  test('what cannot be posted is refused', async () => {
    for (const wrong of [
      { fault: 'corrected', interval: '2026-06-15T19:00Z' },
      { fault: 'corrected', interval: 'noon' },
      { fault: 'corrected', reportTypeId: 13028 },
      { fault: 'duplicate', reportTypeId: 1 },
    ]) {
      expect(() => fixture.twin.faults.add(wrong)).toThrow(
        expect.toSatisfy((error: unknown) => hasCode(error, 'usage.invalid_argument')),
      )
    }
  })

  test('clearing takes back what was posted', async () => {
    const before = await csvs()
    fixture.twin.faults.add({ fault: 'corrected' })
    fixture.twin.faults.clear()
    expect(await csvs()).toEqual(before)
  })
})

describe('the clock', () => {
  test('can be read and set over HTTP where it is settable', async () => {
    expect(await (await get('/twin/clock')).json()).toEqual({ now: '2026-06-15T18:00:00Z', settable: true })
    const set = (body: string) => fetch(`${served.url}/twin/clock`, { method: 'POST', body })
    expect((await set('{"now":"2026-11-01T07:30Z"}')).status).toBe(200)
    expect(fixture.clock.now().toString()).toBe('2026-11-01T07:30:00Z')
    expect((await set('{"now":"soon"}')).status).toBe(400)
    expect((await set('')).status).toBe(400)
  })

  test('an address that no upstream has is not found', async () => {
    expect((await get('/elsewhere')).status).toBe(404)
    expect((await get('/twin/elsewhere')).status).toBe(404)
  })
})
