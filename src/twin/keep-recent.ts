/** A memory of the last `size` answers of a pure function of a number. */
export function keepRecent<T>(size: number, compute: (key: number) => T): (key: number) => T {
  const kept = new Map<number, T>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const value = compute(key)
    kept.set(key, value)
    if (kept.size > size) kept.delete(kept.keys().next().value as number)
    return value
  }
}
