import type { ObjectStore } from '../lake/stores/object-store.ts'

const ROOT = 'references'
const SUFFIX = '.json'

/** Small JSON documents that an analysis keeps in the lake once and for all: what answers were measured by. */
export interface KeptDocuments {
  /** Names in a folder (`ducks/ERCO`), in order. */
  list(folder: string): Promise<readonly string[]>
  /** Undefined: there is none. */
  read(folder: string, name: string): Promise<unknown>
  /** Writes it where no document of that name stands; resolves to the one that stands. */
  keep(folder: string, name: string, document: unknown): Promise<unknown>
}

/** Kept documents of a lake, below `references/`. Errors: `lake.full`. */
export function createKeptDocuments(store: ObjectStore): KeptDocuments {
  const pathOf = (folder: string, name: string) => `${ROOT}/${folder}/${name}${SUFFIX}`
  const read = async (folder: string, name: string): Promise<unknown> => {
    const bytes = await store.read(pathOf(folder, name))
    return bytes && JSON.parse(Buffer.from(bytes).toString())
  }
  return {
    async list(folder) {
      const names = await store.list(`${ROOT}/${folder}`)
      return names.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length))
    },
    read,
    async keep(folder, name, document) {
      const bytes = Buffer.from(`${JSON.stringify(document)}\n`)
      return (await store.putIfAbsent(pathOf(folder, name), bytes)) ? document : read(folder, name)
    },
  }
}
