/** Values under keys, the least recently used dropped when all together are larger than a bound. */
export interface ByteLru<Value> {
  /** The value, which becomes the most recently used. */
  get(key: string): Value | undefined
  /** The value, and nothing changes. */
  peek(key: string): Value | undefined
  /** Puts a value of `bytes` under a key, in the place of another; one larger than the bound is dropped at once. */
  set(key: string, value: Value, bytes: number): void
  /** A value has become larger or smaller. */
  resize(key: string, bytes: number): void
  delete(key: string): void
  /** Most recently used first. */
  keys(): string[]
  readonly bytes: number
  readonly entries: number
}

/** `onDrop` hears of each value that is held no more, for whatever reason. */
export function createByteLru<Value>(
  maxBytes: number,
  onDrop: (value: Value, key: string) => void = () => {},
): ByteLru<Value> {
  // A Map keeps the order in which keys were put in: the first is the least recently used.
  const slots = new Map<string, { value: Value; bytes: number }>()
  let bytes = 0
  let newest: string | undefined
  const drop = (key: string) => {
    const slot = slots.get(key)
    if (!slot) return
    slots.delete(key)
    bytes -= slot.bytes
    onDrop(slot.value, key)
  }
  const shrink = () => {
    for (const key of slots.keys()) {
      if (bytes <= maxBytes) return
      drop(key)
    }
  }
  return {
    get(key) {
      const slot = slots.get(key)
      if (!slot) return undefined
      if (key !== newest) {
        slots.delete(key)
        slots.set(key, slot)
        newest = key
      }
      return slot.value
    },
    peek: (key) => slots.get(key)?.value,
    set(key, value, size) {
      drop(key)
      slots.set(key, { value, bytes: size })
      newest = key
      bytes += size
      shrink()
    },
    resize(key, size) {
      const slot = slots.get(key)
      if (!slot) return
      bytes += size - slot.bytes
      slot.bytes = size
      shrink()
    },
    delete: drop,
    keys: () => [...slots.keys()].reverse(),
    get bytes() {
      return bytes
    },
    get entries() {
      return slots.size
    },
  }
}
