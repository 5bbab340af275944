import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import { sampleDataset, wideWire } from './sample-datasets.ts'

const datasets = [sampleDataset('test.wide', /MCPC/, wideWire())]
const read = (text: string) => readTable('MCPC.csv', Buffer.from(text), datasets)

const HEADER = 'Delivery Date,Hour Ending,Repeated Hour Flag,REGDN,REGUP ,RRS'
const LONG = 'Delivery Date,Hour Ending,Repeated Hour Flag,AncillaryType,MCPC'

async function csvOf(text: string): Promise<string[]> {
  const found = await read(text)
  if (!('wire' in found)) throw new Error(found.reason)
  return Buffer.from(found.csv).toString().trimEnd().split('\n')
}

describe('a CSV of wide rows', () => {
  it('becomes long rows, without those of empty cells', async () => {
    expect(await csvOf(`${HEADER}\n01/01/2015,01:00,N,2.11,2.11,3\n01/01/2015,02:00,N,1.5, ,\n`)).toEqual([
      LONG,
      '01/01/2015,01:00,N,REGDN,2.11',
      '01/01/2015,01:00,N,REGUP,2.11',
      '01/01/2015,01:00,N,RRS,3',
      '01/01/2015,02:00,N,REGDN,1.5',
    ])
  })

  it('counts its own rows, and knows the line of each long one', async () => {
    const found = await read(
      `${HEADER}\n\n01/01/2015,01:00,N,,,\r\n01/01/2015,"0\n2:00",N,1,2,3\n01/01/2015,03:00,N,,,4\n`,
    )
    expect(found).toMatchObject({ documentRows: 3, empty: false })
    if (!('wire' in found)) return
    expect([2, 3, 4, 5].map((line) => found.place?.(line))).toEqual([4, 4, 4, 6])
  })

  it.each([
    ['quoted fields', '"01/01/2015","01:00","N","2.11",,', '01/01/2015,01:00,N,REGDN,2.11'],
    ['a comma in quotes', '"a,b",01:00,N,1,,', '"a,b",01:00,N,REGDN,1'],
    ['a quote in quotes', '"say ""x""",01:00,N,1,,', '"say ""x""",01:00,N,REGDN,1'],
    ['carriage returns', '01/01/2015,01:00,N,,,7\r', '01/01/2015,01:00,N,RRS,7'],
    ['a last line without end', '01/01/2015,01:00,N,,"8",', '01/01/2015,01:00,N,REGUP,8'],
  ])('reads %s', async (_, row, expected) => {
    expect(await csvOf(`${HEADER}\n${row}`)).toEqual([LONG, expected])
  })

  it.each([
    ['too many', '01/01/2015,01:00,N,1,2,3,4', '01/01/2015,01:00,N,1,2,3,4,7'],
    ['too few, as many as a long row has', '01/01/2015,01:00,N,1,2', '01/01/2015,01:00,N,1,2,5'],
    ['far too few', '01/01/2015', '01/01/2015,,,,,1'],
  ])('makes a line that no reader takes of a row with %s fields', async (_, row, line) => {
    expect((await csvOf(`${HEADER}\n${row}\n`))[1]).toBe(`${line} fields where the header has 6`)
  })

  it('is empty where it has a header alone, or no cell with anything in it', async () => {
    expect(await read(`${HEADER}\n`)).toMatchObject({ empty: true, documentRows: 0 })
    expect(await read(`${HEADER}\n01/01/2015,01:00,N,,,\n`)).toMatchObject({ empty: true, documentRows: 1 })
  })

  it('is refused with another header', async () => {
    const [dataset] = datasets
    expect(await read(`${HEADER},ECRS\n`)).toMatchObject({ code: 'source.schema_drift', dataset })
  })
})
