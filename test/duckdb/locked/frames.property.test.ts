import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFrame, FRAME, type Frame, type FrameKind, readFrames } from '../../../src/duckdb/locked/frames.ts'

const frames = fc.array(
  fc.record({ kind: fc.constantFrom<FrameKind[]>(...Object.values(FRAME)), bytes: fc.uint8Array({ maxLength: 40 }) }),
  { maxLength: 8 },
)

/** Neighbouring data as one, since they may come in more pieces than they were sent in. */
function joinData(all: readonly Frame[]) {
  const joined: { kind: FrameKind; bytes: string }[] = []
  for (const { kind, bytes } of all) {
    const text = Buffer.from(bytes).toString('hex')
    const last = joined.at(-1)
    if (kind === FRAME.data && last?.kind === FRAME.data) last.bytes += text
    else joined.push({ kind, bytes: text })
  }
  return joined
}

test('frames come as they were sent, however their bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(frames, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), async (sent, cuts) => {
      const bytes = Buffer.concat(sent.map(({ kind, bytes }) => encodeFrame(kind, bytes)))
      const pieces = async function* () {
        for (let at = 0, cut = 0; at < bytes.length; cut++) {
          const end = at + (cuts[cut % cuts.length] as number)
          yield bytes.subarray(at, end)
          at = end
        }
      }
      const got = await Array.fromAsync(readFrames(pieces()))
      expect(joinData(got)).toEqual(joinData(sent))
    }),
  )
})

test('of data cut short there is what came; another frame cut short is dropped', async () => {
  const failed = encodeFrame(FRAME.failed, Buffer.from('cut')).subarray(0, 7)
  expect(await Array.fromAsync(readFrames(Readable.from([failed])))).toEqual([])
  const bytes = Buffer.concat([
    encodeFrame(FRAME.data, Buffer.from('whole')),
    encodeFrame(FRAME.data, Buffer.from('cut')).subarray(0, 7),
  ])
  const got = await Array.fromAsync(
    readFrames(
      (async function* () {
        yield bytes
      })(),
    ),
  )
  expect(got.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['whole', 'cu'])
})
