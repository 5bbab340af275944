/** Remembers what was made by its key; failures are forgotten, and the oldest of more than `limit`. */
export function createMemory(limit: number): <Value>(key: string, make: () => Promise<Value>) => Promise<Value> {
  const known = new Map<string, Promise<unknown>>()
  return <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
    const found = known.get(key) as Promise<Value> | undefined
    if (found) return found
    const made = make()
    known.set(key, made)
    made.catch(() => known.delete(key))
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - limit))) known.delete(oldest)
    return made
  }
}
