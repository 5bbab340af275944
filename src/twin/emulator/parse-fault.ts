import { GridlakeError } from '../../core/errors.ts'
import {
  ANSWER_FAULTS,
  type AnswerFault,
  CONTENT_FAULTS,
  FAULT_MATCHES,
  type FaultMatch,
  POSTING_FAULTS,
  type PostingFault,
  type PostingFaultName,
} from './fault-tables.ts'

/** Reads what was asked at `POST /twin/faults`. Errors: `usage.invalid_argument` naming the field and what it may be. */
export function parseFault(input: unknown): AnswerFault | PostingFault {
  if (typeof input !== 'object' || input === null) throw refuse('the body', 'a JSON object')
  const fields = input as Record<string, unknown>
  const name = String(fields.fault)
  if (Object.hasOwn(POSTING_FAULTS, name)) return parsePostingFault(name as PostingFaultName, fields)
  if (!Object.hasOwn(ANSWER_FAULTS, name) && !Object.hasOwn(CONTENT_FAULTS, name)) {
    const known = { ...ANSWER_FAULTS, ...CONTENT_FAULTS, ...POSTING_FAULTS }
    throw refuse('fault', Object.keys(known).join(', '))
  }
  const match = String(fields.match ?? 'any')
  if (!Object.hasOwn(FAULT_MATCHES, match)) throw refuse('match', Object.keys(FAULT_MATCHES).join(', '))
  return {
    match: match as FaultMatch,
    fault: name as AnswerFault['fault'],
    times: readCount(fields, 'times', 1, 1),
    delayMs: readCount(fields, 'delayMs', 2000, 0),
    retryAfterS: readCount(fields, 'retryAfterS', 1, 0),
    ...(fields.day === undefined ? {} : { day: readDay(fields.day) }),
  }
}

/** Whether a fault is of posting rather than of answering. */
export function isPostingFault(fault: AnswerFault | PostingFault): fault is PostingFault {
  return fault.fault in POSTING_FAULTS
}

function parsePostingFault(fault: PostingFaultName, fields: Record<string, unknown>): PostingFault {
  const reportTypeId = readCount(fields, 'reportTypeId', 12301, 0)
  if (fields.interval === undefined) return { fault, reportTypeId }
  try {
    return { fault, reportTypeId, interval: Temporal.Instant.from(String(fields.interval)) }
  } catch (cause) {
    throw refuse('interval', 'the start of an interval, 2026-11-01T05:15Z', cause)
  }
}

function readDay(value: unknown): string {
  try {
    return Temporal.PlainDate.from(String(value)).toString()
  } catch (cause) {
    throw refuse('day', 'a UTC day, 2026-06-14', cause)
  }
}

function readCount(fields: Record<string, unknown>, name: string, otherwise: number, least: number): number {
  const value = fields[name] ?? otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw refuse(name, `a whole number from ${least}`)
  }
  return value
}

function refuse(what: string, allowed: string, cause?: unknown): GridlakeError {
  return new GridlakeError('usage.invalid_argument', `a fault of the twin: ${what} is not understood`, {
    hint: `${what} may be: ${allowed}`,
    cause,
  })
}
