import { openSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { closeSlotFile, createSlotWriter, openSlotFile, readSlot } from '../../../src/duckdb/locked/slot-file.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const MIB = 1024 ** 2
const piece = (length: number, value: number) => Buffer.alloc(length, value)

async function withFile(work: (fd: number) => Promise<void>): Promise<void> {
  await using folder = await makeTempFolder()
  const fd = openSlotFile(join(folder.path, 'spill'))
  try {
    await work(fd ?? Number.NaN)
  } finally {
    closeSlotFile(fd)
  }
}

test('pieces come out of their slots as they were put in', () =>
  withFile(async (fd) => {
    const writer = createSlotWriter(fd)
    for (const [at, length] of [MIB, 8 * MIB, 128 * 1024, 3_333_333, MIB].entries()) {
      const mark = await writer.put(piece(length, at + 1))
      const { slot, bytes } = readSlot(fd, mark ?? Buffer.alloc(0))
      expect(Buffer.compare(bytes, piece(length, at + 1))).toBe(0)
      writer.free(slot)
    }
  }))

test('small pieces and huge ones do not go this way', () =>
  withFile(async (fd) => {
    const writer = createSlotWriter(fd)
    expect(await writer.put(piece(1000, 1))).toBeUndefined()
    expect(await writer.put(piece(8 * MIB + 1, 1))).toBeUndefined()
  }))

test('who reads nothing has three pieces waiting, and none is written over', () =>
  withFile(async (fd) => {
    const writer = createSlotWriter(fd)
    const marks = [1, 2, 3, 4].map((value) => writer.put(piece(MIB, value)))
    const first = readSlot(fd, (await marks[0]) ?? Buffer.alloc(0))
    let isPut = false
    const fourth = marks[3]?.then((mark) => {
      isPut = true
      return mark
    })
    await setImmediate()
    expect([first.bytes[0], isPut]).toEqual([1, false])
    writer.free(first.slot)
    const read = [await marks[1], await marks[2], await fourth].map((mark) => readSlot(fd, mark ?? Buffer.alloc(0)))
    expect(read.map(({ bytes }) => bytes[MIB - 1])).toEqual([2, 3, 4])
    expect(read[2]?.slot).toBe(first.slot)
  }))

test('where there can be no file there is none, and what cannot be written goes the other way', async () => {
  await using folder = await makeTempFolder()
  const file = join(folder.path, 'file')
  await writeFile(file, '')
  expect(openSlotFile(join(file, 'spill'))).toBeUndefined()
  const readOnly = openSync(file, 'r')
  expect(await createSlotWriter(readOnly).put(piece(MIB, 1))).toBeUndefined()
  closeSlotFile(readOnly)
})
