import { GridlakeError } from '../../core/errors.ts'

/** Which requests a fault of answering hits. */
export const FAULT_MATCHES = {
  'mis-list': 'GET /misapp/servlets/IceDocListJsonWS',
  'mis-download': 'GET /misdownload/servlets/mirDownload',
  eia: 'GET /v2/…',
  any: 'all of them',
} as const

/** What can go wrong with an answer. */
export const ANSWER_FAULTS = {
  '429': 'HTTP 429 with Retry-After (`retryAfterS`, 1)',
  '500': 'HTTP 500 with a text that is no data',
  slow: 'the right answer after `delayMs` (2000)',
  'cut-short': 'the connection ends halfway through the body that Content-Length promised',
  truncated: 'a complete HTTP answer with only the first half of the bytes: half a zip, half a JSON',
  'empty-success': 'HTTP 200 that holds nothing: no documents, a CSV of its header alone, a page of no rows',
  html: 'HTTP 200 with an HTML page where data belong',
} as const

/** What MIS can post on demand; with `interval` (start, ISO) and `reportTypeId` (12301) about a certain document. */
export const POSTING_FAULTS = {
  duplicate: 'the same content again under a new DocID, stamped a minute later; default: the newest that is due',
  corrected: 'a price document for an earlier interval with some other prices, stamped now; default: three hours ago',
  withdrawn: 'a price document for an earlier interval that lacks one settlement point, stamped now; same default',
} as const

export type FaultMatch = keyof typeof FAULT_MATCHES
export type AnswerFaultName = keyof typeof ANSWER_FAULTS
export type PostingFaultName = keyof typeof POSTING_FAULTS

/** A fault that waits for `times` answers. */
export interface AnswerFault {
  match: FaultMatch
  fault: AnswerFaultName
  times: number
  delayMs: number
  retryAfterS: number
}

export interface PostingFault {
  fault: PostingFaultName
  reportTypeId: number
  interval?: Temporal.Instant
}

/** The faults that wait, oldest first. */
export interface FaultQueue {
  add(fault: AnswerFault): void
  list(): readonly AnswerFault[]
  /** The oldest fault for a kind of request, used up by one. */
  take(kind: Exclude<FaultMatch, 'any'>): AnswerFault | undefined
  clear(): void
}

export function createFaultQueue(): FaultQueue {
  let waiting: AnswerFault[] = []
  return {
    add: (fault) => {
      waiting.push(fault)
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    take: (kind) => {
      const found = waiting.find(({ match }) => match === kind || match === 'any')
      if (found === undefined) return undefined
      found.times -= 1
      waiting = waiting.filter(({ times }) => times > 0)
      return found
    },
    clear: () => {
      waiting = []
    },
  }
}

/** Reads what was asked at `POST /twin/faults`. Errors: `usage.invalid_argument` naming the field and what it may be. */
export function parseFault(input: unknown): AnswerFault | PostingFault {
  if (typeof input !== 'object' || input === null) throw refuse('the body', 'a JSON object')
  const fields = input as Record<string, unknown>
  const { fault } = fields
  if (typeof fault === 'string' && fault in POSTING_FAULTS) return parsePostingFault(fault as PostingFaultName, fields)
  const name = String(fault)
  if (!(name in ANSWER_FAULTS)) {
    throw refuse('fault', [...Object.keys(ANSWER_FAULTS), ...Object.keys(POSTING_FAULTS)].join(', '))
  }
  const match = String(fields.match ?? 'any')
  if (!(match in FAULT_MATCHES)) throw refuse('match', Object.keys(FAULT_MATCHES).join(', '))
  return {
    match: match as FaultMatch,
    fault: name as AnswerFaultName,
    times: readCount(fields, 'times', 1, 1),
    delayMs: readCount(fields, 'delayMs', 2000, 0),
    retryAfterS: readCount(fields, 'retryAfterS', 1, 0),
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
