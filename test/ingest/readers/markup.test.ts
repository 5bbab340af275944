import { expect, it } from 'vitest'
import { ercotRtSpp } from '../../../src/datasets/ercot/rt-spp.ts'
import { readTables } from '../../../src/ingest/read-tables.ts'

const NAME = 'cdr.00012301.0000000000000000.20260929.113005.SPPHLZNP6905'
const read = (name: string, text: string) => readTables(name, Buffer.from(text), [ercotRtSpp])

it('a page of a site in place of a document is told as such', async () => {
  const page = '\ufeff \n<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>'
  const found = await read(`${NAME}.csv`, page)
  expect(found).toMatchObject({
    code: 'data.invalid_file',
    dataset: ercotRtSpp,
    reason: expect.stringContaining('HTML page'),
  })
})

it("a document's XML twin is none of ours", async () => {
  const found = await read(`${NAME}.xml`, '<?xml version="1.0"?><SPPHLZNP6905s><SPPHLZNP6905/></SPPHLZNP6905s>')
  expect(found).toEqual({ code: 'data.unknown_file', reason: expect.stringContaining('take the CSV') })
})
