/** Which requests a fault of answering hits. */
export const FAULT_MATCHES = {
  'mis-list': 'GET /misapp/servlets/IceDocListJsonWS',
  'mis-download': 'GET /misdownload/servlets/mirDownload',
  dashboard: 'GET /api/1/services/read/dashboards/fuel-mix.json',
  file: 'GET /files/docs/…/IntGenbyFuelYYYY.xlsx',
  eia: 'GET /v2/…',
  any: 'all of them',
} as const

/** What can go wrong with an answer, whatever it holds. */
export const ANSWER_FAULTS = {
  '429': 'HTTP 429 with Retry-After (`retryAfterS`, 1)',
  '500': 'HTTP 500 with a text that is no data',
  slow: 'the right answer after `delayMs` (2000)',
  'cut-short': 'the connection ends halfway through the body that Content-Length promised',
  truncated: 'a complete HTTP answer with only the first half of the bytes: half a zip, half a JSON',
  'empty-success': 'HTTP 200 that holds nothing: no documents, a CSV of its header alone, a page of no rows',
  html: 'HTTP 200 with the HTML page of a bot challenge where data belong',
} as const

/** What can be wrong inside an answer that arrives well. Each waits for an answer that it can change. */
export const CONTENT_FAULTS = {
  'renamed-column':
    'a CSV whose last column has another name: DSTFlag becomes RepeatedHourFlag and the other way round',
  'extra-column': 'a CSV with a column more, at its end',
  'doubled-repeated-hour': 'a CSV in which the rows of the hour that autumn repeats (the second pass) stand twice',
  'doubled-hour-three': 'a CSV in which the values of the hour after the repeated one (HE 03:00) are doubled',
  'repeated-day': 'EIA values of a UTC `day` (yesterday) that repeat the day before exactly',
  'partial-newest-hour':
    'coal, hydro and nuclear alone in the newest hour of EIA fuels, in the newest stamp of the fuel mix',
  'split-interval': 'one interval of the fuel mix an hour ago split over two stamps, four seconds apart',
} as const

/** What MIS can post on demand; with `interval` (start, ISO) and `reportTypeId` (12301) about a certain document. */
export const POSTING_FAULTS = {
  duplicate: 'the same content again under a new DocID, stamped a minute later; default: the newest that is due',
  corrected: 'a price document for an earlier interval with some other prices, stamped now; default: three hours ago',
  withdrawn: 'a price document for an earlier interval that lacks one settlement point, stamped now; same default',
} as const

export type FaultMatch = keyof typeof FAULT_MATCHES
export type RequestKind = Exclude<FaultMatch, 'any'>
export type AnswerFaultName = keyof typeof ANSWER_FAULTS
export type ContentFaultName = keyof typeof CONTENT_FAULTS
export type PostingFaultName = keyof typeof POSTING_FAULTS

/** A fault that waits for `times` answers. */
export interface AnswerFault {
  match: FaultMatch
  fault: AnswerFaultName | ContentFaultName
  times: number
  delayMs: number
  retryAfterS: number
  /** UTC day of `repeated-day`, `2026-06-14`; undefined: yesterday. */
  day?: string
}

export interface PostingFault {
  fault: PostingFaultName
  reportTypeId: number
  interval?: Temporal.Instant
}

/** What is to be made of an answer's content: nothing at all, or one thing wrong in it. */
export type ContentChange = Pick<AnswerFault, 'day'> & { fault: ContentFaultName | 'empty-success' }

/** The change of content that a fault stands for; undefined where it leaves the content alone. */
export function changeOf({ fault, day }: AnswerFault): ContentChange | undefined {
  if (fault !== 'empty-success' && !(fault in CONTENT_FAULTS)) return undefined
  return { fault: fault as ContentChange['fault'], ...(day === undefined ? {} : { day }) }
}
