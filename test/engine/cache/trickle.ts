import { GridlakeError } from '../../../src/core/errors.ts'
import type { Answer } from '../../../src/engine/question.ts'

/** A question whose answer comes piece by piece, as it is told. */
export interface Trickle {
  ask(signal: AbortSignal): Promise<Answer>
  /** How often it was asked, and whether it was ended before its end. */
  asked(): number
  given(): number
  stopped(): boolean
}

/** Yields `pieces`, each after `turn()`; one that is an Error is thrown. */
export function trickle(pieces: readonly (Uint8Array | Error)[], turn: () => Promise<void> = async () => {}): Trickle {
  let asked = 0
  let given = 0
  let stopped = false
  return {
    async ask(signal) {
      asked++
      let at = 0
      let isOpen = true
      const body: AsyncIterableIterator<Uint8Array> = {
        async next() {
          await turn()
          if (signal.aborted || !isOpen) {
            stopped = true
            throw new GridlakeError('cancelled', 'the question was ended')
          }
          const piece = pieces[at++]
          if (piece instanceof Error) throw piece
          if (piece) given++
          return piece ? { done: false, value: piece } : { done: true, value: undefined }
        },
        async return() {
          isOpen = false
          stopped = true
          return { done: true, value: undefined }
        },
        [Symbol.asyncIterator]() {
          return this
        },
      }
      return { format: 'csv', meta: { versions: { t: 1 }, asOf: undefined, knownAt: undefined, basis: 'any' }, body }
    },
    asked: () => asked,
    given: () => given,
    stopped: () => stopped,
  }
}

export async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces).toString('latin1')
}
