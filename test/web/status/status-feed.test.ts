import { expect, test } from 'vitest'
import { writeStatusFeed } from '../../../src/web/status/status-feed.ts'

test('an event is an item with its own name, escaped', () => {
  const event = {
    id: 'urn:gridlake:event:stale:ercot.rt_spp:2024-11-03T06:00:00Z',
    kind: 'stale' as const,
    dataset: 'ercot.rt_spp',
    at: '2024-11-03T06:51:00Z',
    title: 'a <b> & c',
    detail: 'say "no" \u0000',
  }
  const feed = writeStatusFeed({ now: '2024-11-03T08:00:00Z', events: [event] }, 'https://grid.example', true)
  expect(feed).toContain('<guid isPermaLink="false">urn:gridlake:event:stale:ercot.rt_spp:2024-11-03T06:00:00Z</guid>')
  expect(feed).toContain('<title>a &lt;b&gt; &amp; c</title>')
  expect(feed).toContain('<description>say &quot;no&quot; </description>')
  expect(feed).toContain('<pubDate>Sun, 03 Nov 2024 06:51:00 GMT</pubDate>')
  expect(feed).toContain('<link>https://grid.example/status?s=ercot.rt_spp</link>')
  expect(feed).toContain('gridlake status (simulated data)')
})

test('a quiet month is a feed without items', () => {
  const feed = writeStatusFeed({ now: '2024-03-10T08:00:00Z', events: [] }, 'https://grid.example', false)
  expect(feed).not.toContain('<item>')
  expect(feed).toContain('<lastBuildDate>Sun, 10 Mar 2024 08:00:00 GMT</lastBuildDate>')
})
