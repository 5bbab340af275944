import { z } from 'zod'
import { ANSWER_MEDIA_TYPES } from './answer-format.ts'
import { PATHS } from './paths.ts'
import { DatasetDetail, DatasetList } from './schemas/dataset.ts'
import { Health } from './schemas/health.ts'
import { Rows, RowsQuery } from './schemas/rows.ts'
import { SqlRequest } from './schemas/sql.ts'

/** One resource of the HTTP door, as data: the server, the client and OpenAPI are made from it. */
export interface Route {
  method: 'GET' | 'POST'
  path: string
  summary: string
  query?: z.ZodObject
  /** Parameters beside those of `query` are filters on columns. */
  columnFilters?: boolean
  body?: z.ZodType
  response: z.ZodType
  /** Media types beside `application/json` in which the same answer comes. */
  alsoAs?: readonly string[]
}

const { json: _, ...otherMediaTypes } = ANSWER_MEDIA_TYPES
const alsoAs = Object.values(otherMediaTypes)

export const ROUTES = {
  health: {
    method: 'GET',
    path: PATHS.health,
    summary: 'Whether the server runs, and how fresh its data are',
    response: Health,
  },
  datasets: { method: 'GET', path: PATHS.datasets, summary: 'The catalogue', response: DatasetList },
  dataset: { method: 'GET', path: PATHS.dataset, summary: 'One dataset with its columns', response: DatasetDetail },
  rows: {
    method: 'GET',
    path: PATHS.rows,
    summary: 'Rows of a dataset, now or as of any moment',
    query: RowsQuery,
    columnFilters: true,
    response: Rows,
    alsoAs,
  },
  sql: { method: 'POST', path: PATHS.sql, summary: 'SQL over the views', body: SqlRequest, response: Rows, alsoAs },
  openapi: {
    method: 'GET',
    path: PATHS.openapi,
    summary: 'This description',
    response: z.record(z.string(), z.unknown()).describe('An OpenAPI 3.1 document.'),
  },
} as const satisfies Record<string, Route>
