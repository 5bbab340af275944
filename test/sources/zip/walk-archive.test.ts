import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ZipLimits } from '../../../src/sources/zip/read-zip.ts'
import { walkArchive } from '../../../src/sources/zip/walk-archive.ts'
import { buildZip } from './build-zip.ts'

const zipOf = (files: Record<string, Uint8Array>) =>
  buildZip(Object.entries(files).map(([name, data]) => ({ name, data })))
const csv = strToU8('A,B\n1,2\n')

function walk(bytes: Uint8Array, limits?: ZipLimits) {
  const items = [...walkArchive('outer.zip', bytes, limits)]
  const files = items.filter((item) => item.error === undefined)
  const damaged = items.flatMap((item) => (item.error ? [[item.path, item.error.message]] : []))
  return { files, paths: files.map(({ path }) => path), damaged }
}

test('a zip of zips: paths, bytes, and the zip that holds each file', () => {
  const inner = zipOf({ 'x.csv': csv })
  const pair = zipOf({ 'y.csv': csv, 'z.csv': csv })
  const { files, paths, damaged } = walk(zipOf({ 'inner.zip': inner, 'pair.ZIP': pair, 'loose.csv': csv }))
  expect(paths).toEqual([
    'outer.zip!inner.zip!x.csv',
    'outer.zip!pair.ZIP!y.csv',
    'outer.zip!pair.ZIP!z.csv',
    'outer.zip!loose.csv',
  ])
  expect(damaged).toEqual([])
  expect(files.map(({ container }) => container?.alone)).toEqual([true, false, false, false])
  expect(Buffer.from(files[0]?.container?.bytes ?? [])).toEqual(Buffer.from(inner))
  expect(Buffer.from(files[0]?.bytes ?? [])).toEqual(Buffer.from(csv))
})

test('a zip under another name is walked, a workbook is one file', () => {
  const { paths } = walk(
    zipOf({ 'report.dat': zipOf({ 'x.csv': csv }), 'sheet.xlsx': zipOf({ 'xl/workbook.xml': csv }) }),
  )
  expect(paths).toEqual(['outer.zip!report.dat!x.csv', 'outer.zip!sheet.xlsx'])
})

describe('damage', () => {
  const broken = zipOf({ 'x.csv': csv }).slice(0, 30)
  const wrongSum = buildZip([
    { name: 'x.csv', data: csv, crc: 1 },
    { name: 'y.csv', data: csv },
  ])

  test('is told by path, and the rest is walked', () => {
    const { paths, damaged } = walk(
      zipOf({ 'broken.zip': broken, 'sum.zip': wrongSum, 'good.zip': zipOf({ 'x.csv': csv }) }),
    )
    expect(paths).toEqual(['outer.zip!sum.zip!y.csv', 'outer.zip!good.zip!x.csv'])
    expect(damaged).toEqual([
      ['outer.zip!broken.zip', expect.stringContaining('damaged zip at byte 30')],
      ['outer.zip!sum.zip!x.csv', expect.stringContaining('checksum')],
    ])
  })

  test('of the outermost', () => {
    expect(walk(strToU8('not a zip')).damaged).toEqual([['outer.zip', expect.stringContaining('byte 0')]])
  })
})

test('a file that is no archive comes back as it is', () => {
  expect([...walkArchive('x.csv', csv)]).toEqual([{ path: 'x.csv', bytes: csv, container: undefined }])
})

test('a workbook comes back as one file, whatever it is called', () => {
  const workbook = zipOf({ '[Content_Types].xml': csv, 'xl/workbook.xml': csv, 'xl/worksheets/Sheet1.xml': csv })
  for (const name of ['x.xlsx', 'x', 'x.zip'])
    expect([...walkArchive(name, workbook)]).toEqual([{ path: name, bytes: workbook, container: undefined }])
  const { paths } = walk(zipOf({ 'yearly.zip': zipOf({ 'x.xlsx': workbook, download: workbook }) }))
  expect(paths).toEqual(['outer.zip!yearly.zip!x.xlsx', 'outer.zip!yearly.zip!download'])
})

test('four levels are walked, a fifth is refused', () => {
  let zip = zipOf({ 'x.csv': csv })
  for (let level = 1; level < 4; level++) zip = zipOf({ 'n.zip': zip })
  expect(walk(zip).paths).toEqual(['outer.zip!n.zip!n.zip!n.zip!x.csv'])
  const { paths, damaged } = walk(zipOf({ 'n.zip': zip }))
  expect(paths).toEqual([])
  expect(damaged).toEqual([['outer.zip!n.zip!n.zip!n.zip!n.zip', expect.stringContaining('no deeper than 4')]])
})

test('the limit in all counts every level of the walk', () => {
  const bomb = zipOf({ 'a.bin': new Uint8Array(40_000) })
  const { paths, damaged } = walk(zipOf({ 'one.zip': bomb, 'two.zip': bomb, 'three.zip': bomb }), {
    maxTotalBytes: 100_000,
  })
  expect(paths).toEqual(['outer.zip!one.zip!a.bin', 'outer.zip!two.zip!a.bin'])
  expect(damaged).toEqual([['outer.zip!three.zip', expect.stringContaining('in all members together')]])
})
