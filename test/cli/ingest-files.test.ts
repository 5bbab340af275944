import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentReport } from '../../src/ingest/batch.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { fillInbox } from './inbox.ts'
import { type Finished, gridlake, jsonLines, printedCode } from './run-gridlake.ts'

type Line = DocumentReport & { summary?: Record<string, number> }

let folder: Awaited<ReturnType<typeof makeTempFolder>>
let inbox: string
let data: string
let first: Finished

beforeAll(async () => {
  folder = await makeTempFolder()
  inbox = join(folder.path, 'inbox')
  data = join(folder.path, 'lake')
  await mkdir(inbox)
  await fillInbox(inbox)
  first = await gridlake(['ingest', 'files', inbox, '--data', data])
})
afterAll(() => folder[Symbol.asyncDispose]())

/** The line of the file whose path ends so. */
const lineOf = (name: string): string =>
  first.stdout.split('\n').find((line) => line.split('  ')[0]?.endsWith(name)) ?? `no line for ${name}`

describe('ingest files', () => {
  it('takes what is known and names what is not, a line per file', () => {
    expect(first).toMatchObject({ code: 0, stderr: '' })
    const lines = first.stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(13)
    expect(lines.at(-1)).toBe('12 files, 9 rows committed, 4 unknown files, 3 files with something set aside')
  })

  it.each([
    ['111505.SPPHLZNP6905.csv', 'ercot.rt_spp  committed  2 rows committed, 0 quarantined'],
    ['archive.zip!inner-1.zip!cdr.00012301.0000000000000000.20260929.112505.SPPHLZNP6905.csv', 'committed  2 rows'],
    ['113505.SPPHLZNP6905.csv', 'committed  1 row committed, 1 quarantined'],
    ['directory.zip/fourth.zip!cdr.00012301.0000000000000000.20260929.114505.SPPHLZNP6905.csv', 'committed  2 rows'],
    ['WPPHRLYAVGACTNP4732.csv', 'ercot.wind  committed  1 row'],
    ['region-data.json', 'eia.region_data  committed  1 row'],
    [
      'unknown.csv',
      '-  unknown  0 rows committed, 0 quarantined  data.unknown_file: no dataset has this header: Fish,Chips',
    ],
    ['truncated.zip', 'data.invalid_file: damaged zip at byte 669: an end-of-directory record; the file is cut short'],
    ['empty.csv', '-  unknown  0 rows committed, 0 quarantined  data.invalid_file: the document has no bytes'],
    [
      'region-data-cut.json',
      'eia.region_data  quarantined  0 rows committed, 0 quarantined  data.invalid_file: not valid JSON',
    ],
    ['region-data-cut.json', 'at position 150'],
    [
      'NP6-905 other columns.csv',
      'source.schema_drift: header differs from epoch 2010-12 of ercot.rt_spp: missing columns DSTFlag; unknown columns DstFlag',
    ],
    ['binary.bin', '-  unknown'],
  ])('%s: %s', (name, text) => {
    expect(lineOf(name)).toContain(text)
  })

  it('sends no control character of a file to the terminal', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(first.stdout.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
  })

  it('commits nothing the second time, and says so in lines of JSON', async () => {
    const again = await gridlake(['ingest', 'files', inbox, '--data', data, '--json'])
    expect(again).toMatchObject({ code: 0, stderr: '' })
    const lines = jsonLines<Line>(again.stdout)
    expect(lines).toHaveLength(13)
    expect(lines.at(-1)).toEqual({ summary: { files: 12, rowsCommitted: 0, unknownFiles: 4, filesWithQuarantine: 2 } })
    const documents = lines.slice(0, -1)
    const statuses = new Set(documents.filter(({ dataset }) => dataset !== null).map(({ status }) => status))
    expect([...statuses]).toEqual(['seen'])
    for (const line of documents)
      expect(Object.keys(line)).toEqual(
        expect.arrayContaining(['name', 'origin', 'dataset', 'receipt', 'status', 'rowsCommitted', 'rowsQuarantined']),
      )
    expect(documents.find(({ origin }) => basename(origin) === 'truncated.zip')?.reason).toContain('byte 669')
  })

  it('with --strict ends with 65, the good ones still committed', async () => {
    const other = join(folder.path, 'strict lake')
    const strict = await gridlake(['ingest', 'files', inbox, '--data', other, '--strict', '--json'])
    expect(strict).toMatchObject({ code: 65, stderr: '' })
    expect(jsonLines<Line>(strict.stdout).at(-1)?.summary).toMatchObject({ rowsCommitted: 9, unknownFiles: 4 })
  })

  it('a path that is not there is a usage error, before anything is written', async () => {
    const nowhere = await gridlake([
      'ingest',
      'files',
      inbox,
      join(folder.path, 'nope.zip'),
      '--data',
      join(folder.path, 'none'),
    ])
    expect(nowhere).toMatchObject({ code: 2, stdout: '' })
    expect(printedCode(nowhere)).toBe('usage.invalid_argument')
    expect(nowhere.stderr).toContain('nope.zip does not exist')
  })
})
