import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeOpenApi } from '../../src/contract/openapi.ts'
import { ROUTES } from '../../src/contract/routes.ts'
import { systemClock } from '../../src/core/clock.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/question.ts'
import { html } from '../../src/server/http/docs/html.ts'
import { type HttpService, serveHttp } from '../../src/server/serve-http.ts'
import { openSmallLake } from '../contract/open-small-lake.ts'
import type { TempLake } from '../support/temp-lake.ts'

let temp: TempLake
let engine: Engine
let http: HttpService
let page: string
beforeAll(async () => {
  temp = await openSmallLake()
  engine = openEngine(temp.lake)
  const place = { engine, catalogue: CATALOGUE, clock: { ...systemClock, now: temp.clock.now }, log: () => {} }
  http = await serveHttp({ ...place, source: 'twin', version: '0.0.0-test', port: 0 })
  page = await (await fetch(`${http.url}/docs`)).text()
})
afterAll(async () => {
  await http.close()
  await engine.close()
  await temp[Symbol.asyncDispose]()
})

const unescaped = (text: string) =>
  text.replaceAll(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
  )

describe('the page of the API', () => {
  test('has every operation, and every link in it leads somewhere', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const name of Object.keys(ROUTES)) expect(ids).toContain(name)
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
    for (const name of Object.keys((describeOpenApi('1') as { components: { schemas: object } }).components.schemas))
      expect(ids).toContain(`schema-${name}`)
  })

  test('gives for each a line of curl that this server answers', async () => {
    const lines = [...page.matchAll(/<code>(curl [^<]+)<\/code>/g)].map(([, line]) => unescaped(line ?? ''))
    expect(lines).toHaveLength(Object.keys(ROUTES).length)
    for (const line of lines) {
      const [, address = ''] = /'(http[^']+)'$/.exec(line) ?? []
      const [, body] = /--data '([^']+)'/.exec(line) ?? []
      expect(address.startsWith(http.url)).toBe(true)
      const init = body ? { method: 'POST', body, headers: { 'content-type': 'application/json' } } : {}
      const response = await fetch(address, init)
      const text = await response.text()
      // The lake of this test has prices in real time only: of what it does not hold a line is answered by saying so.
      const isNotHeld = response.status === 404 && text.includes('"data.not_ingested"')
      expect(`${isNotHeld ? 200 : response.status} ${line}`).toBe(`200 ${line}`)
      if (address.includes('ercot.rt_spp') || address.includes('market=rt')) expect(isNotHeld).toBe(false)
    }
  })

  test('needs no script, and takes none', async () => {
    const response = await fetch(`${http.url}/docs`)
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(page).not.toMatch(/<script|javascript:|https?:\/\/(?!localhost)/)
    const etag = response.headers.get('etag') ?? ''
    expect((await fetch(`${http.url}/docs`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  test('is linked from where the API begins', async () => {
    const response = await fetch(`${http.url}/api/v1`)
    expect(response.headers.get('link')).toContain('</docs>; rel="service-doc"')
    expect(await response.json()).toMatchObject({ docs: '/docs', resources: { rows: '/api/v1/datasets/{id}/rows' } })
  })
})

test('texts in a page of HTML are never markup', () => {
  expect(html`<a title="${'"><script>'}">${"it's <b>"}</a>`.html).toBe(
    '<a title="&quot;&gt;&lt;script&gt;">it&#39;s &lt;b&gt;</a>',
  )
})
