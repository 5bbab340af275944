import type { ObjectStore } from '../../src/lake/stores/object-store.ts'
import type { Moment } from './child-task.ts'

/** A store that asks `hold` before and after each operation that changes it. */
export function heldStore(store: ObjectStore, hold: (moment: Moment, path: string) => Promise<void>): ObjectStore {
  const around = async <T>(
    operation: 'putIfAbsent' | 'putAll' | 'adopt' | 'remove',
    path: string,
    work: () => Promise<T>,
  ): Promise<T> => {
    await hold(`before ${operation}`, path)
    const result = await work()
    await hold(`after ${operation}`, path)
    return result
  }
  return {
    ...store,
    putIfAbsent: (path, bytes) => around('putIfAbsent', path, () => store.putIfAbsent(path, bytes)),
    putAll: (objects) => around('putAll', 'raw', () => store.putAll(objects)),
    adopt: (scratchPath, path) => around('adopt', path, () => store.adopt(scratchPath, path)),
    remove: (path) => around('remove', path, () => store.remove(path)),
  }
}
