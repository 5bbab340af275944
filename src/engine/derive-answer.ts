import type { Answer, Engine } from './question.ts'

/** A question that is answered from answers to others. */
export interface DerivedQuestion {
  /** What is made: with the question and the table versions it decides the answer. */
  name: string
  question: unknown
  /** Datasets and marts that it is made of. */
  reads: readonly string[]
}

export interface Derived {
  body: unknown
  /** Dataset to the table version that was read. */
  versions: Readonly<Record<string, number>>
}

/** Makes an answer by asking an engine. */
export type Derive = (engine: Engine, signal?: AbortSignal) => Promise<Derived>

/** What an engine has that remembers such answers. */
export interface Deriving {
  derived(question: DerivedQuestion, derive: Derive, signal?: AbortSignal): Promise<Answer>
}

/** A derived answer as JSON, from memory where the engine has one. Errors: those of `derive`. */
export const deriveAnswer = (
  engine: Engine & Partial<Deriving>,
  question: DerivedQuestion,
  derive: Derive,
  signal?: AbortSignal,
): Promise<Answer> =>
  engine.derived ? engine.derived(question, derive, signal) : makeDerived(engine, question, derive, signal)

/** Makes a derived answer anew. Errors: those of `derive`. */
export async function makeDerived(
  engine: Engine,
  { reads }: DerivedQuestion,
  derive: Derive,
  signal?: AbortSignal,
): Promise<Answer> {
  const before = await engine.versions(reads)
  const { body, versions } = await derive(engine, signal)
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  return {
    format: 'json',
    // What was not read, because there was no need, decides the answer too.
    meta: { versions: { ...before, ...versions }, asOf: undefined, knownAt: undefined, basis: 'any' },
    body: (async function* () {
      yield bytes
    })(),
  }
}
