import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type ListedDocument, parseListing } from '../../../src/sources/ercot/parse-listing.ts'
import { type PostingFilter, planPostings } from '../../../src/sources/ercot/plan-postings.ts'
import { capturePath, withCapture } from '../capture-path.ts'
import { listedDocument, listing } from './mis-listing.ts'

const WIND = 'ercot/mis-listing/wind_power_production_hourly_averaged_actual_and_forecasted_values_rtid.json'
const YEARLY = 'ercot/mis-listing/dam-annual-list_13060_20260905.json'
const csv: PostingFilter = {
  dataset: 'ercot.wind',
  product: 'NP4-732-CD',
  friendlyName: /_csv(xhr)?$/i,
  urlOf: (docId) => `http://h/${docId}`,
}
const encode = (text: string) => new TextEncoder().encode(text)

const named = (docId: string, stamp: string, friendlyName = 'X_csv'): ListedDocument => ({
  docId,
  friendlyName,
  constructedName: `cdr.00012301.0000000000000000.${stamp}.${friendlyName}.zip`,
})

withCapture(WIND)(
  'a week over the spring change: 180 CSV postings at their true times, whatever offset PublishDate claims',
  () => {
    const bytes = readFileSync(capturePath(WIND))
    const listed = parseListing(bytes, 13028, 'http://h/')
    expect(listed).toHaveLength(360)
    const { postings, rejected } = planPostings(listed, csv)
    expect([postings.length, rejected]).toEqual([180, []])

    const publishDates = new Map<string, string>(
      JSON.parse(bytes.toString()).ListDocsByRptTypeRes.DocumentList.map(
        ({ Document }: { Document: { DocID: string; PublishDate: string } }) => [Document.DocID, Document.PublishDate],
      ),
    )
    let wrongOffsets = 0
    for (const { id, publishedAt } of postings) {
      const publishDate = publishDates.get(id) ?? ''
      const truth = Temporal.PlainDateTime.from(publishDate.slice(0, 19)).toZonedDateTime('America/Chicago').toInstant()
      expect(Math.abs(publishedAt.since(truth).total('seconds'))).toBeLessThan(2)
      if (Math.abs(publishedAt.since(Temporal.Instant.from(publishDate)).total('seconds')) >= 2) wrongOffsets++
    }
    // Three days of standard time before the change of 9 March, 24 postings each, and the first two hours of that day.
    expect(wrongOffsets).toBe(74)
    expect(postings.at(-1)?.publishedAt.toString()).toBe('2025-03-06T06:55:10.747Z')
    expect(postings[0]?.publishedAt.toString()).toBe('2025-03-13T17:55:09.732Z')
    const times = postings.map(({ publishedAt }) => publishedAt.epochMilliseconds)
    expect(times).toEqual([...times].sort((a, b) => b - a))
  },
)

withCapture(YEARLY)('a yearly list of workbooks under bare names', () => {
  const listed = parseListing(readFileSync(capturePath(YEARLY)), 13060, 'http://h/')
  expect(planPostings(listed, csv).postings).toEqual([])
  const { postings, rejected } = planPostings(listed, { ...csv, friendlyName: /^DAMLZHBSPP_\d{4}$/ })
  expect([postings.length, rejected]).toEqual([17, []])
  expect(postings[0]).toMatchObject({
    id: '1268441709',
    name: 'rpt.00013060.0000000000000000.20260830.080217640.DAMLZHBSPP_2026.zip',
  })
  expect(postings[1]?.publishedAt.toString()).toBe('2026-01-01T14:44:09.719Z')
})

test('the repeated hour: a name with xhr is an hour later', () => {
  const { postings } = planPostings(
    [named('1', '20261101.011700000'), named('2', '20261101.011700000', 'X_csvxhr')],
    csv,
  )
  expect(postings.map(({ id, publishedAt }) => [id, publishedAt.toString()])).toEqual([
    ['2', '2026-11-01T07:17:00Z'],
    ['1', '2026-11-01T06:17:00Z'],
  ])
})

test('bounds are half-open, over the publish time', () => {
  const listed = ['20261102.060000000', '20261102.061500000', '20261102.063000000'].map((stamp, index) =>
    named(String(index), stamp),
  )
  const from = Temporal.Instant.from('2026-11-02T12:00:00Z')
  const ids = (bounds: object) => planPostings(listed, { ...csv, ...bounds }).postings.map(({ id }) => id)
  expect(ids({ from, to: from.add({ minutes: 30 }) })).toEqual(['1', '0'])
  expect(ids({ from: from.add({ milliseconds: 1 }) })).toEqual(['2', '1'])
  expect(ids({ to: from })).toEqual([])
})

test('twins are left out, a document listed twice is one, one without a stamp is rejected by name', () => {
  const undated = { ...named('4', '20261102.060000000'), constructedName: 'cdr.20261399.990000000.X_csv.zip' }
  const listed = [
    named('2', '20261102.060000000'),
    named('3', '20261102.060000000', 'X_xml'),
    named('2', '20261102.060000000'),
    undated,
  ]
  const { postings, rejected } = planPostings(listed, csv)
  expect(postings.map(({ id }) => id)).toEqual(['2'])
  expect(rejected).toEqual([{ name: undated.constructedName, reason: expect.stringContaining('document 4') }])
})

test('a filter that remembers where it was finds every document all the same', () => {
  const listed = ['1', '2', '3'].map((id) => named(id, '20261102.060000000'))
  expect(planPostings(listed, { ...csv, friendlyName: /_csv/g }).postings).toHaveLength(3)
})

test('an empty listing is a result', () => {
  expect(parseListing(encode(listing([])), 12301, 'http://h/')).toEqual([])
})

test.each([
  ['no JSON', 'Service busy'],
  ['another object', '{"error":"x"}'],
  ['no array', '{"ListDocsByRptTypeRes":{"DocumentList":{}}}'],
  ['null', 'null'],
  ['an item of another form', listing([{ Doc: {} }])],
  ['a number for a text', listing([{ Document: { ...listedDocument({}).Document, DocID: 5 } }])],
  ['no name', listing([listedDocument({ ConstructedName: '' })])],
  ['an id that is no number', listing([listedDocument({ DocID: '../etc' })])],
  ['another report', listing([listedDocument({ ReportTypeID: '13028' })])],
])('a listing of unknown shape is drift: %s', (_, text) => {
  expect(() => parseListing(encode(text), 12301, 'http://h/')).toThrow(
    expect.objectContaining({ code: 'source.schema_drift' }),
  )
})
