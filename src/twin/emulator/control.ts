import type { Clock } from '../../core/clock.ts'
import { ERROR_TABLE, toGridlakeError } from '../../core/errors.ts'
import { isSettable } from '../clock.ts'
import { type Answer, answerJson } from './answer.ts'
import { ANSWER_FAULTS, CONTENT_FAULTS, FAULT_MATCHES, POSTING_FAULTS } from './fault-tables.ts'
import type { FaultControl, TwinTruth } from './twin.ts'

/** What `/twin/…` switches and tells. */
export interface Controls {
  faults: FaultControl
  clock: Clock
  truth: TwinTruth
}

/** Answers `/twin/…`: the twin's own switches, which no upstream has. */
export async function answerControl(request: Request, { faults, clock, truth }: Controls): Promise<Answer> {
  const { pathname } = new URL(request.url)
  try {
    if (pathname === '/twin/faults') return await answerFaults(request, faults)
    if (pathname === '/twin/truth/shift-factors') return answerShiftFactors(truth)
    if (pathname === '/twin/clock') return await answerClock(request, clock)
  } catch (thrown) {
    const error = toGridlakeError(thrown)
    const { http } = ERROR_TABLE[error.code]
    return answerJson({ code: error.code, message: error.message, hint: error.hint }, http)
  }
  return answerJson({ code: 'route.unknown', message: `the twin has no ${pathname}` }, 404)
}

async function answerFaults(request: Request, faults: FaultControl): Promise<Answer> {
  if (request.method === 'POST') return answerJson(faults.add(await readJson(request)), 201)
  if (request.method === 'DELETE') faults.clear()
  return answerJson({
    waiting: faults.list(),
    known: { match: FAULT_MATCHES, answers: ANSWER_FAULTS, contents: CONTENT_FAULTS, postings: POSTING_FAULTS },
  })
}

function answerShiftFactors(truth: TwinTruth): Answer {
  const { constraints, points, shiftFactors } = truth.shiftFactors()
  return answerJson({ constraints, points, shiftFactors: shiftFactors.map((row) => Array.from(row)) })
}

async function answerClock(request: Request, clock: Clock): Promise<Answer> {
  if (request.method === 'POST') {
    if (!isSettable(clock)) {
      return answerJson({ code: 'access.forbidden', message: 'this clock runs by itself and cannot be set' }, 403)
    }
    const body = (await readJson(request)) as { now?: unknown } | null
    try {
      clock.set(Temporal.Instant.from(String(body?.now)))
    } catch {
      return answerJson({ code: 'usage.invalid_argument', message: 'now must be an instant, 2026-11-01T06:30Z' }, 400)
    }
  }
  return answerJson({ now: clock.now().toString(), settable: isSettable(clock) })
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return undefined
  }
}
