/** The same items, each made while the one before is worked on. `discard` gets one that was made and is not taken any more. */
export async function* oneAhead<Item>(
  items: AsyncIterable<Item>,
  discard: (item: Item) => void = () => {},
): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]()
  const pull = () => {
    const next = iterator.next()
    // It is looked at later.
    next.catch(() => {})
    return next
  }
  let next = pull()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = pull()
      yield value
    }
  } finally {
    const left = await next.catch(() => undefined)
    if (left && !left.done) discard(left.value)
    await iterator.return?.()
  }
}
