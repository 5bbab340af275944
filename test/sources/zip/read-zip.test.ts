import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readZip, type ZipEntry, type ZipLimits } from '../../../src/sources/zip/read-zip.ts'
import { capturePath, withCapture } from '../capture-path.ts'
import { buildZip, type ZipPart } from './build-zip.ts'

const WIND_ZIP = 'ercot/mis-zip/wind_specific_reportid.zip'
const bytes = (text: string) => new TextEncoder().encode(text)
const texts = (entries: readonly ZipEntry[]) =>
  entries.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])
const data = bytes('DeliveryDate,Price\n11/01/2026,28.41\n'.repeat(50))

function problemOf(zip: Uint8Array, limits: ZipLimits = {}): { offset: number; expected: string } {
  try {
    readZip(zip, limits)
  } catch (error) {
    expect(error).toMatchObject({
      code: 'data.invalid_file',
      context: { offset: expect.any(Number), expected: expect.any(String) },
    })
    return (error as { context: { offset: number; expected: string } }).context
  }
  throw new Error('the zip was read')
}

describe('reads', () => {
  test('what fflate writes, stored and deflated, names in UTF-8, folders left out', () => {
    const zip = zipSync({
      'a.csv': data,
      'añ.csv': [bytes('stored'), { level: 0 }],
      'folder/': new Uint8Array(),
      'empty.csv': new Uint8Array(),
    })
    expect(texts(readZip(zip))).toEqual([
      ['a.csv', new TextDecoder().decode(data)],
      ['añ.csv', 'stored'],
      ['empty.csv', ''],
    ])
  })

  test.each<[string, ZipPart[], object]>([
    [
      'data descriptors',
      [
        { name: 'a', data, descriptor: true },
        { name: 'b', data: bytes('b'), stored: true, descriptor: true },
      ],
      {},
    ],
    ['zip64 sizes', [{ name: 'a', data, zip64: true }], {}],
    [
      'zip64 end',
      [
        { name: 'a', data },
        { name: 'b', data, zip64: true },
      ],
      { zip64: true },
    ],
    ['a comment', [{ name: 'a', data }], { comment: 'by PK\x05\x06 someone' }],
    ['one byte', [{ name: 'a', data: bytes('x') }], {}],
  ])('%s', (_, parts, options) => {
    const expected = parts.map(({ name, data }) => [name, new TextDecoder().decode(data)])
    expect(texts(readZip(buildZip(parts, options)))).toEqual(expected)
  })

  test('a zip of nothing', () => {
    expect(readZip(buildZip([]))).toEqual([])
  })

  test('a view into a larger buffer', () => {
    const zip = buildZip([{ name: 'a', data }])
    const room = new Uint8Array(zip.length + 20)
    room.set(zip, 13)
    expect(readZip(room.subarray(13, 13 + zip.length))[0]?.bytes).toEqual(data)
  })

  withCapture(WIND_ZIP)('the wind report that ERCOT published on 2025-03-13', () => {
    const [entry, ...others] = readZip(readFileSync(capturePath(WIND_ZIP)))
    expect(others).toEqual([])
    expect(entry?.name).toBe('cdr.00013028.0000000000000000.20250313.135509.WPPHRLYAVGACTNP4732.csv')
    const lines = new TextDecoder().decode(entry?.bytes).trimEnd().split('\n')
    expect(lines).toHaveLength(217)
    expect(lines[0]).toMatch(/^DELIVERY_DATE,HOUR_ENDING,SYSTEM_WIDE_GEN,/)
  })
})

describe('refuses, saying where', () => {
  const zip = buildZip([
    { name: 'a.csv', data },
    { name: 'b.csv', data, stored: true },
  ])

  test('a wrong checksum', () => {
    const { offset, expected } = problemOf(buildZip([{ name: 'a.csv', data, crc: 1 }]))
    expect([offset, expected]).toEqual([35, expect.stringMatching(/^a\.csv with checksum 00000001, not [0-9a-f]{8}$/)])
  })

  test('more than is declared, without unpacking it', () => {
    const bomb = buildZip([{ name: 'a.csv', data: new Uint8Array(5_000_000), size: 100 }])
    expect(problemOf(bomb)).toMatchObject({ offset: 35, expected: 'at most 100 bytes of a.csv, as declared' })
    expect(problemOf(buildZip([{ name: 'a.csv', data, size: data.length + 1 }])).expected).toContain(
      `not ${data.length}`,
    )
  })

  test('bytes behind the end of a deflate stream', () => {
    const stream = deflateRawSync(data)
    const { offset, expected } = problemOf(
      buildZip([{ name: 'a.csv', data, packed: Buffer.concat([stream, Buffer.from('more')]) }]),
    )
    expect(offset).toBe(35 + stream.length)
    expect(expected).toContain(`to take ${stream.length + 4} bytes, not ${stream.length}`)
  })

  test('members larger than the limits, one by one and together', () => {
    expect(problemOf(zip, { maxEntryBytes: data.length - 1 }).expected).toContain('of a.csv, which declares')
    expect(problemOf(zip, { maxTotalBytes: data.length * 2 - 1 }).expected).toContain('in all members together')
    expect(readZip(zip, { maxEntryBytes: data.length, maxTotalBytes: data.length * 2 })).toHaveLength(2)
  })

  test.each<[string, Uint8Array, number, RegExp]>([
    ['an HTML page', bytes('<!DOCTYPE html><html><body>moved</body></html>'), 0, /signature of a zip/],
    ['nothing', new Uint8Array(), 0, /signature of a zip/],
    ['a zip cut short', zip.subarray(0, 100), 100, /cut short/],
    ['encryption', buildZip([{ name: 'a', data: bytes('x'), stored: true, flags: 1 }]), 40, /encrypted/],
    ['another method', buildZip([{ name: 'a', data: bytes('x'), stored: true, method: 12 }]), 42, /not method 12/],
    [
      'a stored member of two sizes',
      buildZip([{ name: 'a', data: bytes('x'), stored: true, size: 2 }]),
      52,
      /equal sizes/,
    ],
    ['bytes after the end', Uint8Array.from([...zip, 0]), zip.length + 1, /end-of-directory/],
  ])('%s', (_, input, offset, expected) => {
    expect(problemOf(input)).toEqual(expect.objectContaining({ offset, expected: expect.stringMatching(expected) }))
  })
})
