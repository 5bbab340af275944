import { describe, expect, test } from 'vitest'
import { answerOembed } from '../../src/web/embed/answer-oembed.ts'
import type { EmbedChart } from '../../src/web/embed/embed-chart.ts'

const pulse: EmbedChart = {
  id: 'pulse',
  name: 'Daily Pulse',
  fromPage(url) {
    const ba = /^\/ba\/(\w+)$/.exec(url.pathname)?.[1]
    const params = new URLSearchParams(url.search)
    if (ba !== undefined) params.set('ba', ba)
    return ba === undefined ? undefined : params
  },
  load: () => Promise.reject(new Error('oEmbed needs no data')),
}

const ask = (query: Record<string, string>) =>
  answerOembed(new URL(`https://grid.example/oembed?${new URLSearchParams(query)}`), [pulse])

describe('oEmbed', () => {
  test('gives the frame of a page that has a chart', () => {
    const { status, body } = ask({ url: 'https://grid.example/ba/ERCO?date=2024-03-10', maxwidth: '600' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: 'Daily Pulse · ERCO · 2024-03-10',
      width: 600,
      height: 338,
      thumbnail_url: 'https://grid.example/og/pulse.png?date=2024-03-10&ba=ERCO',
    })
    expect(body['html']).toBe(
      '<iframe src="https://grid.example/embed/pulse?date=2024-03-10&amp;ba=ERCO" title="Daily Pulse · ERCO · 2024-03-10" width="600" height="338" loading="lazy" style="border:0;max-width:100%"></iframe>',
    )
  })

  test('gives that of the embed itself', () => {
    expect(ask({ url: 'https://grid.example/embed/pulse?ba=CISO' }).body['title']).toBe('Daily Pulse · CISO')
  })

  test.each([
    ['another site', { url: 'https://elsewhere.example/ba/ERCO' }, 404],
    ['a page without a chart', { url: 'https://grid.example/status' }, 404],
    ['what is no address', { url: 'ERCO' }, 404],
    ['XML', { url: 'https://grid.example/ba/ERCO', format: 'xml' }, 501],
    ['nothing', {}, 400],
  ])('refuses %s', (_what, query, status) => {
    const answer = ask(query as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(answer.body['error']).toMatch(/\w/)
  })

  test('nothing of an address becomes markup', () => {
    const { body } = ask({ url: 'https://grid.example/ba/ERCO?date="><script>' })
    expect(body['html']).not.toMatch(/<script|""/)
  })
})
