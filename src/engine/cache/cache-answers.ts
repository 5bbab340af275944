import type { Dataset } from '../../datasets/dataset.ts'
import { type Deriving, makeDerived } from '../derive-answer.ts'
import type { Answer, Engine } from '../question.ts'
import { tablesOf } from '../read-versions.ts'
import type { Asked } from './asked.ts'
import { createByteLru } from './byte-lru.ts'
import { bytesBody } from './bytes-body.ts'
import { type CacheStats, noCounts } from './cache-stats.ts'
import { canonicalText } from './canonical-text.ts'
import { type Fill, type Filled, isFilled, startFill } from './fill.ts'
import type { CacheResult, HeldBytes } from './held-bytes.ts'
import { holdBytes } from './hold-bytes.ts'
import { createHotList } from './hot-list.ts'
import { createReadAhead } from './read-ahead.ts'
import { readTables } from './read-tables.ts'
import { rememberDescriptions } from './remember-descriptions.ts'
import type { SharedLevel } from './shared-level.ts'
import type { VersionWatch } from './version-watch.ts'

export interface CacheOptions {
  catalogue: readonly Dataset[]
  /** Tells which versions the tables stand at. */
  watch: VersionWatch
  /** What all answers together may take, their compressed forms included. */
  maxBytes: number
  /** One answer may take this part of it; a larger one streams through. Default an eighth. */
  maxShare?: number
  shared?: SharedLevel
  /** Names the lake among those that use the same shared level. */
  lakeName?: (tables: readonly string[]) => string
}

/** An engine that remembers its answers. */
export interface CachedEngine extends Engine, Deriving {
  cacheStats(): CacheStats
  /** The most asked questions, for the next start. */
  hot(count: number): Asked[]
  /** Has one answer made before anybody asks for it. Errors: the question's. */
  prepare(asked: Asked, signal?: AbortSignal): Promise<void>
}

/** Something to answer: how, from which tables (undefined: not the same twice), and what to note of it for the next start. */
interface Task {
  key: string
  tables: readonly string[] | undefined
  run(signal?: AbortSignal): Promise<Answer>
  asked?: Asked
}

interface Entry {
  filled: Filled
  held: HeldBytes & { drop(): void }
  versions: Readonly<Record<string, number>>
}

/** Counted with each answer, for its key and what is told of it. */
const ENTRY_BYTES = 1024
/** Answers known to be too large. */
const MAX_LARGE = 1000

/** Answers from memory what was asked before, as long as the tables stand where they stood; equal questions at one time run once. */
export function cacheAnswers(engine: Engine, options: CacheOptions): CachedEngine {
  const { catalogue, watch, maxBytes, maxShare = 1 / 8, shared, lakeName = () => '' } = options
  const maxEntryBytes = Math.floor(maxBytes * maxShare)
  const counts = noCounts()
  const entries = createByteLru<Entry>(maxBytes, ({ held }) => held.drop())
  const large = createByteLru<true>(MAX_LARGE)
  const fills = new Map<string, Fill>()
  const hot = createHotList()
  const readAhead = createReadAhead()
  const closing = new AbortController()
  let preparing = false

  const run = ({ kind, question, format }: Asked, signal?: AbortSignal): Promise<Answer> => {
    if (kind === 'rows') return engine.rows(question, format, signal)
    return kind === 'prices' ? engine.prices(question, format, signal) : engine.sql(question, format, signal)
  }
  const taskOf = (asked: Asked): Task => ({
    key: `${asked.kind} ${asked.format} ${canonicalText(asked.question)}`,
    tables: readTables(asked, catalogue),
    run: (signal) => run(asked, signal),
    asked,
  })
  const pass = async (task: Task, signal?: AbortSignal): Promise<Answer> => {
    counts.passed++
    return { ...(await task.run(signal)), cache: 'pass' }
  }
  const note = ({ key, asked }: Task) => asked && hot.note(key, asked)

  const keep = (task: Task, tables: readonly string[], versions: Entry['versions'], filled: Filled) => {
    const { key } = task
    const size = (bytes: number) => bytes + 2 * key.length + ENTRY_BYTES
    const held = holdBytes(filled.bytes, {
      isCurrent: () => watch.stands(tables, versions),
      look: async () => void (await watch.versions(tables)),
      use() {
        counts.hits++
        entries.get(key)
        note(task)
      },
      grown: (bytes) => entries.resize(key, size(bytes)),
    })
    const entry: Entry = { filled, held, versions }
    entries.set(key, entry, size(filled.bytes.length))
    return entry
  }
  const give = ({ filled, held }: Entry, cache: CacheResult): Answer => ({
    ...filled.answer,
    body: bytesBody(filled.bytes),
    held,
    cache,
  })
  const loose = ({ answer, bytes }: Filled): Answer => ({ cache: 'miss', ...answer, body: bytesBody(bytes) })

  /** Starts the one run of a question, and keeps what comes of it if no table has moved on meanwhile. */
  const start = (task: Task, tables: readonly string[], versions: Entry['versions']): Fill => {
    const { key } = task
    const flight = flightKey(key, versions)
    const sharedKey = () => `${lakeName(tables)} ${flight}`
    const fill = startFill(async (signal) => {
      const found = await shared?.get(sharedKey())
      return found ? { ...found.answer, body: bytesBody(found.bytes), cache: 'shared' } : task.run(signal)
    }, maxEntryBytes)
    fills.set(flight, fill)
    void fill.outcome.then((filled) => {
      if (fills.get(flight) === fill) fills.delete(flight)
      const isShared = filled?.answer.cache === 'shared'
      if (isShared) counts.sharedHits++
      else counts.misses++
      if (!filled || !agrees(filled.answer.meta.versions, versions)) return
      keep(task, tables, versions, filled)
      if (!isShared) shared?.put(sharedKey(), filled)
    })
    return fill
  }

  const ask = async (task: Task, signal?: AbortSignal): Promise<Answer> => {
    const { key, tables } = task
    if (!tables) return pass(task, signal)
    const versions = await watch.versions(tables)
    const entry = entries.peek(key)
    if (entry && canonicalText(entry.versions) === canonicalText(versions)) {
      entry.held.use()
      return give(entry, 'hit')
    }
    if (entry) entries.delete(key)
    if (Object.keys(versions).length === 0 || large.get(key)) return pass(task, signal)
    note(task)
    const found = fills.get(flightKey(key, versions))
    const running = found?.isOpen() ? found : undefined
    const got = running ? await running.join(signal) : await start(task, tables, versions).lead(signal)
    if (running) counts.joined++
    if (got === undefined) {
      large.set(key, true, 1)
      return pass(task, signal)
    }
    if (!isFilled(got)) return { cache: 'miss', ...got }
    const kept = entries.peek(key)
    if (kept?.filled !== got) return loose(got)
    return give(kept, running ? 'joined' : (got.answer.cache ?? 'miss'))
  }

  const prepare = async (asked: Asked, signal?: AbortSignal): Promise<void> => {
    const answer = await ask(taskOf(asked), signal)
    let bytes = 0
    for await (const piece of answer.body) {
      bytes += piece.length
      if (answer.held || answer.cache === 'pass' || bytes > maxEntryBytes) break
    }
  }
  /** The next window of a reader who goes on and on; one at a time, so that who asks comes first. */
  const ahead = (asked: Asked): void => {
    const next = readAhead.next(asked)
    if (!next || preparing) return
    preparing = true
    counts.prefetched++
    prepare(next, closing.signal)
      .catch(() => {})
      .finally(() => {
        preparing = false
      })
  }
  const answer = async (asked: Asked, signal?: AbortSignal): Promise<Answer> => {
    const got = await ask(taskOf(asked), signal)
    ahead(asked)
    return got
  }

  return {
    ...engine,
    rows: (question, format, signal) => answer({ kind: 'rows', question, format }, signal),
    prices: (question, format, signal) => answer({ kind: 'prices', question, format }, signal),
    sql: (question, format, signal) => answer({ kind: 'sql', question, format }, signal),
    derived: (question, derive, signal) =>
      ask(
        {
          key: `derived ${question.name} ${canonicalText(question.question)}`,
          tables: tablesOf(question.reads, catalogue),
          // What it is made of is asked for again only when this is: not worth remembering too.
          run: (stop) => makeDerived(engine, question, derive, stop),
        },
        signal,
      ),
    describe: rememberDescriptions(engine.describe, { catalogue, watch }),
    versions: (ids) => watch.versions(tablesOf(ids, catalogue)),
    cacheStats: () => ({ ...counts, entries: entries.entries, bytes: entries.bytes, maxBytes }),
    hot(count) {
      const top = hot.top(count)
      hot.cool()
      return top
    },
    prepare,
    async close() {
      closing.abort()
      await shared?.close()
      await engine.close()
    },
  }
}

const flightKey = (key: string, versions: Entry['versions']): string => `${key} ${canonicalText(versions)}`

/** Whether an answer was made from tables at these versions; one made a moment later may have seen newer ones. */
const agrees = (made: Entry['versions'], expected: Entry['versions']): boolean =>
  Object.entries(made).every(([table, version]) => expected[table] === version)
