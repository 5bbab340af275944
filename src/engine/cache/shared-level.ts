import type { Filled } from './fill.ts'

/** A second level that several processes share. It never fails: what it can't do, it does not. */
export interface SharedLevel {
  get(key: string): Promise<Filled | undefined>
  /** Does not wait for the value to be there. */
  put(key: string, filled: Filled): void
  close(): Promise<void>
}
