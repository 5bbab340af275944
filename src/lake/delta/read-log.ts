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
    // A commit behind one that is missing would be passed over in silence: looked for once, when the table is opened.
    if (!actions && (known || !(await hasCommitAfter(store, folder, version)))) break
    if (!actions && (await store.read(logPath(folder, version)))) continue
    if (!actions) throw missingCommit(logPath(folder, version))
    if (!snapshot && !actions.some((action) => 'metaData' in action)) {
      throw unreadable(logPath(folder, version), 'it does not say what the table is')
    }
    snapshot = applyActions(snapshot, version, actions)
  }
  return snapshot
}

async function hasCommitAfter(store: ObjectStore, folder: string, version: number): Promise<boolean> {
  return (await listCommits(store, folder)).some((found) => found > version)
}

/** Versions of the commits in a table's log, in order. */
export async function listCommits(store: ObjectStore, folder: string): Promise<number[]> {
  const names = await store.list(`${folder}/_delta_log`)
  return names.filter((name) => /^\d{20}\.json$/.test(name)).map((name) => Number.parseInt(name, 10))
}

const HINT = 'restore the file from a copy; `gridlake lake verify` names every file that is missing or damaged'

export const missingCommit = (path: string): GridlakeError =>
  new GridlakeError('lake.corrupt', `commit ${path} is missing, and there are commits after it`, {
    hint: HINT,
    context: { path },
  })

const unreadable = (path: string, reason: string, cause?: unknown): GridlakeError =>
  new GridlakeError('lake.corrupt', `commit ${path} is not readable: ${reason}`, {
    hint: HINT,
    cause,
    context: { path },
  })

/** The actions of one commit, or undefined when it does not exist. */
export async function readCommit(store: ObjectStore, folder: string, version: number): Promise<Action[] | undefined> {
  const path = logPath(folder, version)
  const bytes = await store.read(path)
  if (!bytes) return undefined
  const lines = Buffer.from(bytes).toString('utf8').split('\n')
  const actions: Action[] = []
  for (const line of lines.filter((text) => text.trim() !== '')) {
    try {
      const action: unknown = JSON.parse(line)
      if (typeof action !== 'object' || action === null) throw new SyntaxError('a line is no action')
      actions.push(action as Action)
    } catch (error) {
      throw unreadable(path, error instanceof Error ? error.message : String(error), error)
    }
  }
  if (actions.length === 0) throw unreadable(path, 'it is empty')
  return actions
}
