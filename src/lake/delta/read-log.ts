import { GridlakeError } from '../../core/errors.ts'
import type { Session } from '../../duckdb/database.ts'
import type { ObjectStore } from '../stores/object-store.ts'
import { type Action, logPath } from './actions.ts'
import { readCheckpoint } from './checkpoint.ts'
import { applyActions, type Snapshot } from './snapshot.ts'

/**
 * The table's newest version, from `known` on when given; undefined when there is no table.
 * Errors: `lake.corrupt` when a commit is missing or unreadable.
 */
export async function readLog(
  store: ObjectStore,
  folder: string,
  session: () => Promise<Session>,
  known?: Snapshot,
): Promise<Snapshot | undefined> {
  let snapshot = known ?? (await readCheckpoint(store, folder, session))
  for (;;) {
    const version = (snapshot?.version ?? -1) + 1
    const actions = await readCommit(store, folder, version)
    if (!actions) break
    snapshot = applyActions(snapshot, version, actions)
  }
  if (!snapshot && (await store.list(`${folder}/_delta_log`)).some((name) => name.endsWith('.json'))) {
    throw new GridlakeError('lake.corrupt', `the log of ${folder} lacks its first commits and has no checkpoint`, {
      hint: 'restore the missing files of _delta_log from a copy',
      context: { folder },
    })
  }
  return snapshot
}

/** The actions of one commit, or undefined when it does not exist. */
export async function readCommit(store: ObjectStore, folder: string, version: number): Promise<Action[] | undefined> {
  const path = logPath(folder, version)
  const bytes = await store.read(path)
  if (!bytes) return undefined
  try {
    return Buffer.from(bytes)
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Action)
  } catch (error) {
    throw new GridlakeError('lake.corrupt', `commit ${path} is not readable`, { cause: error, context: { path } })
  }
}
