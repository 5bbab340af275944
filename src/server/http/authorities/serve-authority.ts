import type { z } from 'zod'
import type { BalancingAuthority } from '../../../datasets/eia/balancing-authorities.ts'
import { findBalancingAuthority } from '../../../datasets/eia/find-balancing-authority.ts'
import { type Derived, deriveAnswer } from '../../../engine/derive-answer.ts'
import type { Engine, Truth } from '../../../engine/question.ts'
import type { Api, ApiDeps } from '../api-options.ts'
import { deliver } from '../deliver.ts'
import { isFixedQuery } from '../fixed-query.ts'
import { parseQuery } from '../parse-query.ts'
import { parseTruth } from '../parse-truth.ts'

type TruthInput = Parameters<typeof parseTruth>[0]

/** A question about an authority. */
export interface AuthorityAsked<Query> {
  authority: BalancingAuthority
  query: Query
  truth: Truth
  /** The moment it is asked for: `as_of` where given, otherwise now in steps, so that an answer serves for a while. */
  now: Temporal.Instant
}

/** A resource of one authority. */
export interface AuthorityResource<Schema extends z.ZodObject> {
  /** With `{ba}` in it. */
  path: string
  /** Takes the parameters of truth too. */
  query: Schema
  /** The datasets and marts that it is made of; of an authority, where that differs. */
  reads: readonly string[] | ((authority: BalancingAuthority) => readonly string[])
  make(asked: AuthorityAsked<z.output<Schema>>, engine: Engine, signal?: AbortSignal): Promise<Derived>
  /** How long an answer about now serves while the tables stand; default 5 minutes. */
  stepMs?: number
}

const STEP_MS = 5 * 60_000

/**
 * Serves a resource of balancing authorities: remembered by the table versions, with tags and compression.
 * Errors: `location.unknown` naming the nearest, those of the parameters and of `make`.
 */
export function serveAuthority<Schema extends z.ZodObject>(
  app: Api,
  deps: ApiDeps,
  { path, query: schema, reads, make, stepMs = STEP_MS }: AuthorityResource<Schema>,
): void {
  app.get(path.replace('{ba}', ':ba'), (c) => {
    const authority = findBalancingAuthority(c.req.param('ba') ?? '')
    const query = parseQuery(schema, c.req.url)
    const truth = parseTruth(query as TruthInput, authority.zone, deps.clock.now())
    const now = askedMoment(truth, deps.clock.now(), stepMs)
    const asked = { authority, query, truth, now }
    const question = { authority: authority.code, query, truth, now }
    const made = { name: path, question, reads: typeof reads === 'function' ? reads(authority) : reads }
    return deliver(
      c,
      {
        format: 'json',
        question: { path, ...question },
        reads: made.reads,
        make: (signal) => deriveAnswer(deps.engine, made, (engine, stop) => make(asked, engine, stop), signal),
        fileName: `${authority.code}${path.slice(path.lastIndexOf('/')).replace('/', '-').replace('-{ba}', '')}`,
        // A moment of the past makes the same of everything that is relative to it.
        fixed: now === truth.asOf && isFixedQuery(new URL(c.req.url).searchParams),
      },
      deps,
    )
  })
}

/** Pure. */
function askedMoment({ asOf, knownAt }: Truth, now: Temporal.Instant, stepMs: number): Temporal.Instant {
  const moments = [asOf, knownAt].filter((moment) => moment !== undefined)
  const earliest = moments.reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b), now)
  if (earliest !== now) return earliest
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / stepMs) * stepMs)
}
