import fc from 'fast-check'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readZip } from '../../../src/sources/zip/read-zip.ts'
import { buildZip } from './build-zip.ts'

const SMALL = [
  buildZip([
    { name: 'a.csv', data: strToU8('A,B\n1,2\n'.repeat(9)) },
    { name: 'b.csv', data: strToU8('stored'), stored: true },
  ]),
  buildZip([{ name: 'a.csv', data: strToU8('A,B\n1,2\n'.repeat(9)), zip64: true, descriptor: true }], { zip64: true }),
]

/** What a damaged zip reads as: the same entries, or the typed error with its offset. */
function expectRightOrRefused(damaged: Uint8Array, whole: Uint8Array): void {
  let entries: ReturnType<typeof readZip>
  try {
    entries = readZip(damaged, { maxEntryBytes: 1e6, maxTotalBytes: 1e6 })
  } catch (error) {
    expect(error).toMatchObject({ code: 'data.invalid_file', context: { offset: expect.any(Number) } })
    return
  }
  expect(entries).toEqual(readZip(whole))
}

test('cut at any byte, a zip is refused', () => {
  for (const zip of SMALL) {
    for (let length = 0; length < zip.length; length++) {
      expect(() => readZip(zip.subarray(0, length))).toThrow(expect.objectContaining({ code: 'data.invalid_file' }))
    }
  }
})

test('with any one byte changed, a zip reads right or is refused', () => {
  for (const zip of SMALL) {
    for (let at = 0; at < zip.length; at++) {
      for (const flip of [0x01, 0x08, 0x80, 0xff]) {
        const damaged = zip.slice()
        damaged[at] = (damaged[at] ?? 0) ^ flip
        expectRightOrRefused(damaged, zip)
      }
    }
  }
})

test('with a piece overwritten by anything, a zip reads right or is refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SMALL),
      fc.nat(400),
      fc.uint8Array({ minLength: 1, maxLength: 12 }),
      (zip, at, junk) => {
        const damaged = zip.slice()
        damaged.set(junk.subarray(0, Math.max(0, zip.length - (at % zip.length))), at % zip.length)
        expectRightOrRefused(damaged, zip)
      },
    ),
    { seed: 7, numRuns: 500 },
  )
})

test('any bytes at all are read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => readZip(Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]))).toThrow(
        expect.objectContaining({ code: 'data.invalid_file' }),
      )
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('what fflate writes comes back byte for byte', () => {
  const file = fc.tuple(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom(0 as const, 1 as const, 9 as const))
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-zé]{1,8}\.csv$/), file, { maxKeys: 5 }), (files) => {
      const zippable: Zippable = Object.fromEntries(
        Object.entries(files).map(([name, [data, level]]) => [name, [data, { level }]]),
      )
      const read = new Map(readZip(zipSync(zippable)).map(({ name, bytes }) => [name, Buffer.from(bytes)]))
      expect(read).toEqual(new Map(Object.entries(files).map(([name, [data]]) => [name, Buffer.from(data)])))
    }),
    { seed: 7, numRuns: 100 },
  )
})
