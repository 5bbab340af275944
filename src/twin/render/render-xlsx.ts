import { renderZip, type ZipMember } from './render-zip.ts'

/** A cell: shared text, a number in the digits it is to have, a day since 1899-12-30 shown as a date, or nothing. */
export type Cell = string | { digits: string } | { serialDate: number } | null

export interface Sheet {
  name: string
  hidden?: true
  rows: readonly (readonly Cell[])[]
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DATE_STYLE = 1

/**
 * A workbook as ERCOT writes its own: parts named `worksheets/Sheet1.xml`, a `<dimension>` that says A1 whatever the sheet
 * holds, all texts shared. `wallMs` is the wall time of its parts.
 */
export function renderXlsx(sheets: readonly Sheet[], wallMs: number): Uint8Array {
  const texts = new Map<string, number>()
  const parts = sheets.map(
    (sheet, index) => [`xl/worksheets/Sheet${index + 1}.xml`, renderSheet(sheet, texts)] as const,
  )
  const members = [
    ...parts,
    ['xl/_rels/workbook.xml.rels', renderRelations(sheets.length)],
    ['xl/workbook.xml', renderWorkbook(sheets)],
    ['[Content_Types].xml', renderContentTypes(sheets.length)],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    ['xl/sharedStrings.xml', renderTexts([...texts.keys()])],
  ] as const
  const encoder = new TextEncoder()
  return renderZip(members.map(([name, text]): ZipMember => ({ name, bytes: encoder.encode(text), wallMs })))
}

function renderSheet({ rows }: Sheet, texts: Map<string, number>): string {
  const share = (text: string): number => {
    const known = texts.get(text)
    if (known !== undefined) return known
    texts.set(text, texts.size)
    return texts.size - 1
  }
  const lines = rows.map((cells, row) => {
    const at = row + 1
    const line = cells.map((cell, column) => renderCell(`${columnName(column)}${at}`, cell, share)).join('')
    return `<row r="${at}" spans="1:${cells.length}" >${line}</row>`
  })
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"> <dimension ref="A1" /><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData>${lines.join('')}</sheetData></worksheet>`
}

function renderCell(place: string, cell: Cell, share: (text: string) => number): string {
  if (cell === null) return `<c r="${place}"></c>`
  if (typeof cell === 'string') return `<c r="${place}" t="s"><v>${share(cell)}</v></c>`
  if ('digits' in cell) return `<c r="${place}"><v>${cell.digits}</v></c>`
  return `<c r="${place}" s="${DATE_STYLE}"><v>${cell.serialDate}</v></c>`
}

/** `A`, `Z`, `AA`. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`
}

function renderWorkbook(sheets: readonly Sheet[]): string {
  const entries = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${entries.join('')}</sheets></workbook>`
}

function renderRelations(sheets: number): string {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
  const all = Array.from({ length: sheets }, (_, index) =>
    relation(index + 1, 'worksheet', `worksheets/Sheet${index + 1}.xml`),
  )
  all.push(relation(sheets + 1, 'styles', 'styles.xml'), relation(sheets + 2, 'sharedStrings', 'sharedStrings.xml'))
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function renderContentTypes(sheets: number): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml" />`
  const parts = [
    type('styles', 'styles'),
    type('workbook', 'sheet.main'),
    type('sharedStrings', 'sharedStrings'),
    ...Array.from({ length: sheets }, (_, index) => type(`worksheets/Sheet${index + 1}`, 'worksheet')),
  ]
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" /><Default Extension="xml" ContentType="application/xml" />${parts.join('')}</Types>`
}

function renderTexts(texts: readonly string[]): string {
  const items = texts.map((text) => `<si><t>${escapeXml(text)}</t></si>`).join('')
  return `${HEAD}<sst xmlns="${MAIN}" count="${texts.length}" uniqueCount="${texts.length}" xml:space="preserve">${items}</sst>`
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="mm/dd/yyyy" /></numFmts><fonts count="1"><font><sz val="10.0"/><name val="Tahoma" /></font></fonts><fills count="1"><fill><patternFill patternType="none" /></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" /></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" /><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" /></cellXfs></styleSheet>`

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
