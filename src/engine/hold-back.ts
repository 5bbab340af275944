/** What was read of a body ahead, and the body with that in front of it. */
export interface HeldBody {
  /** The body came to its end: all of it is held. */
  complete: boolean
  body: AsyncIterableIterator<Uint8Array, undefined>
}

/** Reads `body` until its end, or until more than `maxBytes` of it are held. Errors: the body's. */
export async function holdBack(
  body: AsyncIterator<Uint8Array, unknown, undefined>,
  maxBytes: number,
): Promise<HeldBody> {
  const held: Uint8Array[] = []
  let bytes = 0
  let complete = false
  while (!complete && bytes <= maxBytes) {
    const step = await body.next()
    complete = step.done ?? false
    if (step.done) break
    held.push(step.value)
    bytes += step.value.length
  }
  return { complete, body: inFront(held, body) }
}

/** Given up early, the rest of the body is given up at once, also while a piece of it is awaited. */
function inFront(
  held: Uint8Array[],
  rest: AsyncIterator<Uint8Array, unknown, undefined>,
): AsyncIterableIterator<Uint8Array, undefined> {
  return {
    async next() {
      const piece = held.shift()
      if (piece) return { done: false, value: piece }
      const step = await rest.next()
      return step.done ? { done: true, value: undefined } : { done: false, value: step.value }
    },
    async return() {
      held.length = 0
      await rest.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
