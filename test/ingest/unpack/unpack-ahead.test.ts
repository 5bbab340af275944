import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { unpackAhead } from '../../../src/ingest/unpack/unpack-ahead.ts'
import { type Unpacked, unpackFiles } from '../../../src/ingest/unpack/unpack-files.ts'
import { buildZip } from '../../sources/zip/build-zip.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const text = (name: string, bytes = 100) => Buffer.from(`A,B\n${name},`.padEnd(bytes, '7'))
const zip = (...names: string[]) => buildZip(names.map((name) => ({ name, data: text(name) })))

/** All kinds of things that a folder holds, and enough of them for several parts. */
async function fillFolder(folder: string): Promise<void> {
  await mkdir(join(folder, 'deeper'))
  await writeFile(join(folder, 'loose.csv'), text('loose'))
  await writeFile(join(folder, 'alone.zip'), zip('cdr.00012301.0.20260929.113005.X.csv'))
  await writeFile(join(folder, 'stored.zip'), buildZip([{ name: 'stored.csv', data: text('stored'), stored: true }]))
  await writeFile(
    join(folder, 'nested.zip'),
    buildZip([
      { name: 'inner.zip', data: zip('a.csv'), stored: true },
      { name: 'pair.zip', data: zip('b.csv', 'c.csv') },
    ]),
  )
  await writeFile(join(folder, 'broken.zip'), zip('broken.csv').subarray(0, 60))
  await writeFile(join(folder, 'empty.csv'), '')
  await symlink('nowhere', join(folder, 'link.csv'))
  for (let at = 0; at < 40; at++) await writeFile(join(folder, 'deeper', `${at + 100}.csv`), text(`${at}`, 300_000))
}

const plain = (files: readonly Unpacked[]) =>
  files.map((file) =>
    'bytes' in file
      ? {
          ...file,
          bytes: Buffer.from(file.bytes).toString('hex'),
          zip: file.zip && Buffer.from(file.zip).toString('hex'),
        }
      : file,
  )

it('hands over from its thread what is unpacked without one, in the same order, in parts', async () => {
  await using folder = await makeTempFolder()
  await fillFolder(folder.path)
  const parts = await Array.fromAsync(unpackAhead([folder.path]))
  const expected = [...unpackFiles([folder.path])]
  expect(plain(parts.flat())).toEqual(plain(expected))
  expect(parts.length).toBeGreaterThan(4)
  const told = expected.map(({ path }) => path.slice(folder.path.length + 1))
  expect(told.slice(0, 2)).toEqual(['alone.zip!cdr.00012301.0.20260929.113005.X.csv', 'broken.zip'])
  expect(told.slice(-4)).toEqual([
    'nested.zip!inner.zip!a.csv',
    'nested.zip!pair.zip!b.csv',
    'nested.zip!pair.zip!c.csv',
    'stored.zip!stored.csv',
  ])
  expect(expected[0]).toMatchObject({ publishedAtMs: Date.parse('2026-09-29T16:30:05Z'), zip: expect.anything() })
  expect(expected.filter((file) => 'reason' in file)).toEqual([
    { path: join(folder.path, 'broken.zip'), code: 'data.invalid_file', reason: expect.any(String) },
    { path: join(folder.path, 'link.csv'), code: 'data.invalid_file', reason: 'a link to nothing' },
  ])
})

it('takes a few small files without a thread, as they are', async () => {
  await using folder = await makeTempFolder()
  const path = join(folder.path, 'pair.zip')
  await writeFile(path, zip('b.csv', 'c.csv'))
  const parts = await Array.fromAsync(unpackAhead([path]))
  expect(parts.map((part) => part.map((file) => file.path))).toEqual([[`${path}!b.csv`], [`${path}!c.csv`]])
})

it('ends its thread where nobody reads on', async () => {
  await using folder = await makeTempFolder()
  await fillFolder(folder.path)
  const threads: Worker[] = []
  const keep = (thread: Worker) => threads.push(thread)
  process.on('worker', keep)
  for await (const part of unpackAhead([folder.path])) {
    expect(part.length).toBeGreaterThan(0)
    break
  }
  process.off('worker', keep)
  // The id of a thread that has ended.
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1])
})
