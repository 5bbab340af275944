/**
 * `body`, with `close` called once when it has been read, has failed or was given up, also before its first piece. A generator would not
 * do: given up before its start it runs nothing, and while a piece is awaited it waits with it instead of ending the work.
 */
export function closingBody(
  body: AsyncIterator<Uint8Array, unknown, undefined>,
  close: () => void,
): AsyncIterableIterator<Uint8Array, undefined> {
  let isOpen = true
  const end = () => {
    if (isOpen) close()
    isOpen = false
  }
  return {
    async next() {
      try {
        const step = await body.next()
        if (!step.done) return { done: false, value: step.value }
      } catch (error) {
        end()
        throw error
      }
      end()
      return { done: true, value: undefined }
    },
    async return() {
      await body.return?.()
      end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
