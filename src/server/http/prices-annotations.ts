import { PATHS } from '../../contract/paths.ts'
import { type PriceAnnotations, PriceAnnotationsQuery } from '../../contract/schemas/prices-annotations.ts'
import type { AnswerMeta } from '../../contract/schemas/rows.ts'
import {
  ANNOTATION_READS,
  type AnnotationsQuestion,
  addersSql,
  constraintsSql,
} from '../../engine/prices/annotations-sql.ts'
import type { Answer, Engine, Truth } from '../../engine/question.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { deliver } from './deliver.ts'
import { readPricesQuestion } from './parse-prices-query.ts'
import { parseQuery } from './parse-query.ts'

const FLOOR_USD_PER_MWH = 1
const CONSTRAINTS = 8

/** `GET /api/v1/prices/annotations`. */
export function addPriceAnnotations(app: Api, deps: ApiDeps): void {
  app.get(PATHS.priceAnnotations, async (c) => {
    const query = parseQuery(PriceAnnotationsQuery, c.req.url)
    const { from, to, market: _, locations: __, ...truth } = readPricesQuestion(query, deps.clock.now())
    const { floor = FLOOR_USD_PER_MWH, constraints = CONSTRAINTS } = query
    const question = { from, to, floorUsdPerMwh: floor, constraints }
    return deliver(
      c,
      {
        format: 'json',
        question: { annotations: question, truth },
        reads: Object.values(ANNOTATION_READS),
        make: (signal) => answerAnnotations(deps.engine, question, truth, signal),
        fileName: 'price-annotations',
      },
      deps,
    )
  })
}

/** Two questions to the engine, each remembered by it, put together. What the lake never had is told of, and no error. */
async function answerAnnotations(
  engine: Engine,
  question: AnnotationsQuestion,
  truth: Truth,
  signal: AbortSignal,
): Promise<Answer> {
  const sql = { adders: addersSql(question), constraints: constraintsSql(question) }
  const held = await engine.versions(Object.values(ANNOTATION_READS))
  const isHeld = {
    adders: Object.keys(held).some((id) => id !== ANNOTATION_READS.constraints),
    constraints: ANNOTATION_READS.constraints in held,
  }
  const { from, to } = question
  const ask = async <Row>(name: keyof typeof sql): Promise<{ data: Row[]; answer?: Answer }> => {
    if (!isHeld[name]) return { data: [] }
    const answer = await engine.sql({ sql: sql[name], within: { from, to }, ...truth }, 'json', signal)
    const text = Buffer.concat(await Array.fromAsync(answer.body)).toString()
    return { data: (JSON.parse(text) as { data: Row[] }).data, answer }
  }
  const [adders, constraints] = await Promise.all([
    ask<PriceAnnotations['adders'][number]>('adders'),
    ask<PriceAnnotations['constraints'][number]>('constraints'),
  ])
  const versions = { ...adders.answer?.meta.versions, ...constraints.answer?.meta.versions }
  const asOf = truth.asOf?.toString()
  const knownAt = truth.knownAt?.toString()
  const meta: AnswerMeta = { versions, as_of: asOf ?? null, known_at: knownAt ?? null, basis: truth.basis ?? 'any' }
  const body: PriceAnnotations = {
    meta,
    missing: (['adders', 'constraints'] as const).filter((name) => !isHeld[name]).map((name) => ANNOTATION_READS[name]),
    adders: adders.data,
    constraints: constraints.data,
    sql,
  }
  const answer = { versions, asOf, knownAt, basis: meta.basis }
  return { format: 'json', meta: answer, body: bodyOf(JSON.stringify(body)) }
}

async function* bodyOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
