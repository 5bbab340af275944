import { execFileSync } from 'node:child_process'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeQuery } from '../../../src/duckdb/encode/encode-result.ts'
import { readZip } from '../../../src/sources/zip/read-zip.ts'
import { openTestDatabase, type TestDatabase } from '../open-test-database.ts'
import { readAll } from '../read-all.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const encode = (sql: string) => readAll(encodeQuery(database.session, sql, 'xlsx'))

async function sheetOf(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes)
  expect(sheets).toHaveLength(1)
  return sheets[0]?.rows
}

/** The sheet's own XML: sizes and checksums of the zip are checked on the way. */
function xmlOf(bytes: Uint8Array): string {
  const parts = new Map(readZip(bytes).map((entry) => [entry.name, entry.bytes]))
  expect([...parts.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
  ])
  return Buffer.from(parts.get('xl/worksheets/sheet1.xml') ?? []).toString()
}

describe('a workbook', () => {
  it('has numbers as numbers, instants as UTC text, NULL as empty cells', async () => {
    const bytes =
      await encode(`SELECT 1.5::DOUBLE AS price, 7::INTEGER AS hour, 12.340::DECIMAL(9,3) AS mw, true AS used,
      TIMESTAMPTZ '2026-11-01 07:30:00+00' AS at, DATE '2026-11-01' AS day, 'HB_NORTH' AS point, NULL::DOUBLE AS none, -1e-7 AS tiny
      UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3, 4`)
    expect(await sheetOf(bytes)).toEqual([
      ['price', 'hour', 'mw', 'used', 'at', 'day', 'point', 'none', 'tiny'],
      [1.5, 7, 12.34, true, '2026-11-01T07:30:00Z', '2026-11-01', 'HB_NORTH', null, -1e-7],
      [null, null, null, null, null, null, null, 3, 4],
    ])
    expect(xmlOf(bytes)).toContain('<row r="3"><c r="H3"><v>3</v></c><c r="I3"><v>4</v></c></row>')
  })

  it('keeps what a double cannot hold as text', async () => {
    const bytes = await encode(
      `SELECT 9007199254740993::BIGINT AS big, 'nan'::DOUBLE AS nan, '-inf'::DOUBLE AS inf, [1, 2] AS list`,
    )
    expect(await sheetOf(bytes)).toEqual([
      ['big', 'nan', 'inf', 'list'],
      ['9007199254740993', 'nan', '-inf', '[1,2]'],
    ])
  })

  it.each([
    ['markup', '<a href="x">R&D</a>'],
    ['blanks around', '  two  '],
    ['line ends and tabs', 'a\r\nb\tc\rd'],
    ['control characters', 'a\u0000b\u001bc\uffffd'],
    ['text that looks escaped', '_x000D_ and _x00e9_'],
    ['a formula', '=1+1'],
    ['beyond the plane', '⚡ 𝔊rid'],
    ['nothing', ''],
  ])('keeps %s', async (_, text) => {
    const quoted = text
      .replaceAll("'", "''")
      .split('\u0000')
      .map((part) => `'${part}'`)
      .join(' || chr(0) || ')
    expect(await sheetOf(await encode(`SELECT ${quoted} AS "${'na<me & "'.replaceAll('"', '""')}"`))).toEqual([
      ['na<me & "'],
      [text],
    ])
  })

  it('is valid XML, and equal for equal answers', async () => {
    const sql = `SELECT range AS id, 'p<' || range AS point, random() > 2 AS never FROM range(5000)`
    const [first, second] = [await encode(sql), await encode(sql)]
    expect(first.equals(second)).toBe(true)
    const code = `import sys, xml.dom.minidom as m; d = m.parseString(sys.stdin.buffer.read()); print(len(d.getElementsByTagName('row')))`
    expect(
      execFileSync('python3', ['-c', code], { input: xmlOf(first) })
        .toString()
        .trim(),
    ).toBe('5001')
  })

  it('without rows has its header', async () => {
    expect(await sheetOf(await encode('SELECT 1 AS id, 2 AS "2" WHERE false'))).toEqual([['id', '2']])
  })

  it('has columns beyond Z', async () => {
    const names = Array.from({ length: 703 }, (_, index) => `c${index}`)
    const bytes = await encode(`SELECT ${names.map((name, index) => `${index} AS ${name}`).join(', ')}`)
    expect(await sheetOf(bytes)).toEqual([names, names.map((_, index) => index)])
    expect(xmlOf(bytes)).toMatch(/<c r="Z2">.*<c r="AA2">.*<c r="ZZ2">.*<c r="AAA2">/)
  })
})

describe('a workbook is refused', () => {
  it('beyond the rows of a sheet, and not before', async () => {
    const whole = await encode('SELECT 1::UTINYINT AS a FROM range(1048575)')
    expect(xmlOf(whole)).toMatch(/<row r="1048576"><c r="A1048576"><v>1<\/v><\/c><\/row><\/sheetData><\/worksheet>$/)
    await expect(encode('SELECT 1::UTINYINT AS a FROM range(1048576)')).rejects.toMatchObject({
      code: 'query.too_large',
      message: "a workbook's sheet has no more than 1,048,575 rows",
      hint: expect.stringContaining('parquet'),
    })
  })

  it('beyond the characters of a cell', async () => {
    expect((await sheetOf(await encode(`SELECT repeat('x', 32767) AS text`)))?.[1]?.[0]).toHaveLength(32_767)
    await expect(encode(`SELECT repeat('x', 32768) AS text`)).rejects.toMatchObject({ code: 'query.too_large' })
  })

  it('for SQL that fails, before anything is sent', async () => {
    await expect(encodeQuery(database.session, 'SELECT nothing', 'xlsx').next()).rejects.toMatchObject({
      code: 'query.syntax',
    })
  })
})

describe('a large workbook', () => {
  it('comes in pieces, memory bounded', async () => {
    const before = process.memoryUsage().rss
    let [bytes, pieces, peak] = [0, 0, 0]
    const sql = `SELECT range AS id, range * 0.37 AS price, TIMESTAMPTZ '2026-01-01 00:00:00+00' + INTERVAL (range) MINUTE AS at, 'HB_' || range % 900 AS point FROM range(400000)`
    for await (const piece of encodeQuery(database.session, sql, 'xlsx')) {
      bytes += piece.length
      pieces++
      peak = Math.max(peak, process.memoryUsage().rss)
    }
    expect(bytes).toBeGreaterThan(2_000_000)
    expect(pieces).toBeGreaterThan(10)
    expect((peak - before) / 1e6).toBeLessThan(200)
  })
})
