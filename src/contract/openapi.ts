import { z } from 'zod'
import { PROBLEM_MEDIA_TYPE } from './problem.ts'
import { ROUTES, type Route } from './routes.ts'
import { ApiIndex } from './schemas/api-index.ts'
import { AUTHORITY_COMPONENTS } from './schemas/authorities/components.ts'
import {
  DatasetColumn,
  DatasetCoverage,
  DatasetDetail,
  DatasetEpoch,
  DatasetLicence,
  DatasetList,
  DatasetSummary,
  DatasetWay,
} from './schemas/dataset.ts'
import { ForecastList } from './schemas/forecast.ts'
import { DatasetHealth, Health } from './schemas/health.ts'
import { Location, LocationList } from './schemas/locations.ts'
import { OriginalError, OriginalHealth, OriginalPrices } from './schemas/original.ts'
import { PriceCoverage, PriceRow, Prices, PricesMeta } from './schemas/prices.ts'
import { Problem } from './schemas/problem.ts'
import { ReceiptList, ReceiptRecord } from './schemas/receipts.ts'
import { AnswerMeta, Rows } from './schemas/rows.ts'
import { Series, SeriesList, SeriesPoint, SeriesPoints } from './schemas/series.ts'
import { SqlRequest } from './schemas/sql.ts'
import { DatasetStanding, ServerProcess, ServerStatus, SqlLimits } from './schemas/status.ts'
import { StatusEvent, StatusEvents } from './schemas/status-events.ts'
import { Findings, QualityFinding } from './schemas/status-findings.ts'
import { GapCalendar, GapDay, GapHour } from './schemas/status-gaps.ts'
import { Quarantine, QuarantinedRowRecord } from './schemas/status-quarantine.ts'

type Json = Record<string, unknown>

const COMPONENTS = {
  Problem,
  Health,
  DatasetHealth,
  DatasetList,
  DatasetSummary,
  DatasetDetail,
  DatasetColumn,
  DatasetCoverage,
  DatasetEpoch,
  DatasetWay,
  DatasetLicence,
  Rows,
  AnswerMeta,
  ForecastList,
  Series,
  SeriesList,
  SeriesPoint,
  SeriesPoints,
  SqlRequest,
  ServerStatus,
  ServerProcess,
  SqlLimits,
  DatasetStanding,
  StatusEvents,
  StatusEvent,
  GapCalendar,
  GapDay,
  GapHour,
  Findings,
  QualityFinding,
  Quarantine,
  QuarantinedRowRecord,
  ReceiptList,
  ReceiptRecord,
  ApiIndex,
  Prices,
  PricesMeta,
  PriceCoverage,
  PriceRow,
  LocationList,
  Location,
  ...AUTHORITY_COMPONENTS,
  OriginalPrices,
  OriginalHealth,
  OriginalError,
} as const satisfies Record<string, z.ZodType>

/** The OpenAPI 3.1 description of every route. Pure; a few milliseconds. */
export function describeOpenApi(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const [name, route] of Object.entries(ROUTES)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describeOperation(name, route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'gridlake',
      version,
      description: 'Power-grid data of ERCOT and the EIA, every answer as of any moment.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: describeComponents() },
  }
}

function describeOperation(name: string, route: Route): Json {
  const parameters = [...pathParameters(route), ...queryParameters(route)]
  return {
    operationId: name,
    summary: route.summary,
    'x-example': { path: route.example ?? route.path, ...(route.exampleBody ? { body: route.exampleBody } : {}) },
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: schemaOf(route.body) },
              'text/plain': { schema: { type: 'string', minLength: 1 } },
              'application/x-www-form-urlencoded': { schema: schemaOf(route.body) },
            },
          },
        }),
    responses: {
      200: { description: 'The answer.', content: answerContent(route) },
      ...(route.alsoAs && route.method === 'GET' ? REPEATED_ANSWERS : {}),
      default: { description: describeErrors(route), content: errorContent(route) },
    },
  }
}

const REPEATED_ANSWERS = {
  206: { description: 'The bytes asked for by Range, of an answer that is held.' },
  304: { description: 'The client has this answer already, by its ETag.' },
} as const

/** The statuses that people meet, by what they mean. */
function describeErrors(route: Route): string {
  const statuses = [
    ...(route.query || route.body ? ['400 a parameter or the body is not right'] : []),
    ...(route.path.includes('{') || route.query ? ['404 no such dataset, location or data'] : []),
    ...(route.alsoAs ? ['406 none of the accepted media types', '413 the answer is too large'] : []),
    ...(route.body ? ['403 more than reading', '504 it took longer than it may'] : []),
    '500 a defect',
    '503 too busy or starting',
  ]
  return `What went wrong: ${statuses.join('; ')}.`
}

function answerContent(route: Route): Json {
  const others = (route.alsoAs ?? []).map((type) => [type.split(';')[0] ?? type, {}] as const)
  return { 'application/json': { schema: schemaOf(route.response) }, ...Object.fromEntries(others) }
}

const errorContent = (route: Route): Json =>
  route.error === undefined
    ? { [PROBLEM_MEDIA_TYPE]: { schema: schemaOf(Problem) } }
    : { 'application/json': { schema: schemaOf(route.error) } }

function pathParameters({ path, example }: Route): Json[] {
  const shown = example?.split('?')[0]?.split('/') ?? []
  return path.split('/').flatMap((part, at) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined) return []
    const schema = { type: 'string', minLength: 1 }
    return [{ name, in: 'path', required: true, schema, ...(shown[at] === undefined ? {} : { example: shown[at] }) }]
  })
}

function queryParameters(route: Route): Json[] {
  const fixed = Object.entries(route.query?.shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema as z.ZodType, 'input')
    const needed = (schema as z.ZodType).safeParse(undefined).success ? {} : { required: true }
    return { name, in: 'query', ...needed, ...(description === undefined ? {} : { description }), schema: rest }
  })
  if (!route.columnFilters) return fixed
  const filters = {
    name: 'filters',
    in: 'query',
    description:
      'Any column by its name, `settlement_point=HB_HOUSTON`; repeated or separated by commas for one of several. A value with a comma in it stands in quotes: `constraint_name="A,B"`.',
    style: 'form',
    explode: true,
    schema: { type: 'object', additionalProperties: { type: 'string' } },
  }
  return [...fixed, filters]
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): Json {
  const named = Object.entries(COMPONENTS).find(([, component]) => component === schema)
  return named
    ? { $ref: `#/components/schemas/${named[0]}` }
    : clean(z.toJSONSchema(schema, { target: 'draft-2020-12', io }))
}

function describeComponents(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { target: 'draft-2020-12', uri: (id) => `#/components/schemas/${id}` })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, clean(schema)]))
}

function clean(schema: object): Json {
  const { $schema: _, $id: __, ...rest } = schema as Json
  return rest
}
