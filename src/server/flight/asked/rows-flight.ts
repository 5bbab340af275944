import type { Truth } from '../../../engine/question.ts'
import { viewColumns } from '../../../engine/view-sql.ts'
import { spellTruth } from '../access/call-truth.ts'
import type { Flight } from '../flight.ts'
import type { FlightPlace } from '../flight-place.ts'
import { viewSchema } from '../messages/view-schema.ts'
import { rowsQuestion } from './rows-question.ts'
import { type RowsTicket, writeTicket } from './ticket.ts'

/** Rows of a dataset or mart as a flight. Errors: `dataset.unknown`, `usage.*`. */
export function rowsFlight({ catalogue, clock }: FlightPlace, ticket: RowsTicket, truth: Truth): Flight {
  const { viewed, question } = rowsQuestion(ticket, truth, catalogue, clock.now())
  const all = viewColumns(viewed, question.postings)
  const wanted = question.columns?.flatMap((name) => all.find((column) => column.name === name) ?? [])
  return {
    schema: viewSchema(viewed, wanted ?? all),
    tickets: [writeTicket({ ...ticket, ...spellTruth({ ...truth, ...question }) })],
    ordered: true,
    totalRecords: -1,
  }
}
