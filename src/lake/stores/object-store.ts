/** Where a lake lives. Paths are relative, with forward slashes. */
export interface ObjectStore {
  /** The object's bytes, or those of a range as far as it has them; undefined when there is none. */
  read(path: string, range?: { offset: number; length: number }): Promise<Uint8Array | undefined>
  /** Writes all or nothing, and only when nothing is there: false when something was. Durable when it resolves. */
  putIfAbsent(path: string, bytes: Uint8Array): Promise<boolean>
  /** Writes many objects, each all or nothing; what is there already stays. A power cut may lose the last ones. */
  putAll(objects: Iterable<{ path: string; bytes: () => Uint8Array }>): Promise<void>
  /** A new local file that `adopt` can take over; its folder exists. */
  scratchPath(name: string): Promise<string>
  /** Moves a finished scratch file to `path`. Durable when it resolves. */
  adopt(scratchPath: string, path: string): Promise<{ sizeBytes: number }>
  /** Names (not paths) directly below a folder, sorted; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>
  /** Every object below a folder. */
  walk(folder: string): AsyncIterable<{ path: string; sizeBytes: number; modifiedMs: number }>
  remove(path: string): Promise<void>
  /** What DuckDB opens to read the object. */
  address(path: string): string
}
