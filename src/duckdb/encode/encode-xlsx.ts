import type { DuckDBType } from '@duckdb/node-api'
import { GridlakeError } from '../../core/errors.ts'
import { columnTexts } from './column-texts.ts'
import type { ResultColumn, ResultEncoder } from './result-encoder.ts'
import { integerJson, textKind } from './value-text.ts'
import { createZipParts } from './zip-parts.ts'

/** Limits of Excel's: rows of a sheet with its header, columns, characters of a cell. */
const MAX_ROWS = 1_048_576
const MAX_COLUMNS = 16_384
const MAX_TEXT = 32_767

/**
 * A workbook of one sheet: the names of the columns, then the rows. Numbers are numbers where a double holds them, all else is
 * text: times in ISO 8601, UTC where they are instants; NULL is an empty cell. Errors: `query.too_large` beyond Excel's limits.
 */
export function createXlsxEncoder(columns: readonly ResultColumn[]): ResultEncoder {
  if (columns.length > MAX_COLUMNS) throw beyond(`${MAX_COLUMNS.toLocaleString('en-US')} columns`)
  const zip = createZipParts()
  const readers = columns.map(({ type }) => columnTexts(type, cellBody(type)))
  const starts = columns.map((_, index) => `<c r="${columnLetters(index)}`)
  let row = 1
  return {
    head: () =>
      Buffer.concat([
        ...Object.entries(PARTS).flatMap(([name, xml]) => [zip.open(name), zip.write(Buffer.from(xml)), zip.close()]),
        zip.open('xl/worksheets/sheet1.xml'),
        zip.write(Buffer.from(sheetHead(columns))),
      ]),
    rows: (chunk) => {
      if (row + chunk.rowCount > MAX_ROWS) throw beyond(`${(MAX_ROWS - 1).toLocaleString('en-US')} rows`)
      const texts = readers.map((read, at) => read(chunk.getColumnVector(at), chunk.rowCount))
      let xml = ''
      for (let index = 0; index < chunk.rowCount; index++) {
        row++
        xml += `<row r="${row}">`
        for (let at = 0; at < texts.length; at++) {
          const body = texts[at]?.[index]
          if (body !== undefined) xml += `${starts[at]}${row}"${body}`
        }
        xml += '</row>'
      }
      return zip.write(Buffer.from(xml))
    },
    tail: () => Buffer.concat([zip.write(Buffer.from('</sheetData></worksheet>')), zip.close(), zip.finish()]),
  }
}

/** What follows a cell's place, by the column's type. */
function cellBody(type: DuckDBType): (text: string) => string {
  const number = (text: string) => `><v>${text}</v></c>`
  switch (textKind(type)) {
    case 'number':
      return (text) => (Number.isFinite(Number(text)) ? number(text) : textBody(text))
    case 'integer':
      return (text) => (integerJson(text) === text ? number(text) : textBody(text))
    case 'boolean':
      return (text) => ` t="b"><v>${text === 'true' ? 1 : 0}</v></c>`
    default:
      return textBody
  }
}

function textBody(text: string): string {
  if (text.length > MAX_TEXT) throw beyond(`${MAX_TEXT.toLocaleString('en-US')} characters in a cell`)
  return ` t="inlineStr"><is><t${/^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t></is></c>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML has no control characters, and makes one line feed of CR LF: Excel writes both as `_x000D_`, and that text itself as `_x005F_x000D_`. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char)
    .replace(UNPRINTABLE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

const UNPRINTABLE = /(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu

/** `A`, `Z`, `AA`, `XFD`. */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}

const beyond = (limit: string): GridlakeError =>
  new GridlakeError('query.too_large', `a workbook's sheet has no more than ${limit}`, {
    hint: 'filter or aggregate the answer, or take another format: csv, parquet; nothing was cut off silently',
    context: { limit },
  })

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEADER_STYLE = 1

function sheetHead(columns: readonly ResultColumn[]): string {
  const widths = columns.map(({ name, type }, index) => {
    const content = textKind(type) === 'text' ? 22 : 10
    const width = Math.min(48, Math.max(content, name.length + 2))
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  })
  const names = columns.map(({ name }, index) => `<c r="${columnLetters(index)}1" s="${HEADER_STYLE}"${textBody(name)}`)
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${names.join('')}</row>`
}

const PARTS: Readonly<Record<string, string>> = Object.freeze({
  '[Content_Types].xml': `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="answer" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
})
