import { describe, expect, test } from 'vitest'
import { createMisArchive } from '../../../src/twin/emulator/mis/archive.ts'
import { documentId, PRODUCT_CODES, placeOfDocument, SEQUENCES } from '../../../src/twin/emulator/mis/document-id.ts'
import { MIS_PRODUCTS } from '../../../src/twin/emulator/mis/products.ts'
import { createWallClock } from '../../../src/twin/wall-clock.ts'

describe('the products of MIS', () => {
  test('have codes of their own, within the room of ids', () => {
    const codes = MIS_PRODUCTS.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code >= 0 && code < PRODUCT_CODES).toBe(true)
  })

  test('post documents with ids of their own, by which the archive finds each again', () => {
    const archive = createMisArchive(9, createWallClock('America/Chicago'))
    for (const until of ['2026-11-02T06:00Z', '2025-12-05T18:00Z', '2058-01-01T00:00Z']) {
      const untilMs = Temporal.Instant.from(until).epochMilliseconds
      const postings = archive.list(MIS_PRODUCTS, untilMs - 36 * 3_600_000, untilMs)
      expect(postings.length).toBeGreaterThan(1500)
      const ids = postings.flatMap((posting) =>
        (['csv', 'xml'] as const).map((format) => {
          const id = documentId(posting, format)
          expect(id).toMatch(/^\d{10}$/)
          expect(archive.find(id)).toEqual({ posting, format })
          return id
        }),
      )
      expect(new Set(ids).size).toBe(ids.length)
      const times = postings.map(({ publishedMs }) => publishedMs)
      expect(times).toEqual(times.toSorted((a, b) => b - a))
    }
  })

  test('refuse ids of nothing', () => {
    for (const id of ['', 'x', '999999999', '0999999999', '12345678901']) expect(placeOfDocument(id)).toBeUndefined()
    expect(placeOfDocument('1000000001')).toMatchObject({ code: 0, sequence: 0, format: 'csv' })
    expect(SEQUENCES).toBeGreaterThan(32)
  })
})
