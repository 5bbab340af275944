import { describe, expect, test } from 'vitest'
import { ANSWER_MEDIA_TYPES } from '../../src/contract/answer-format.ts'
import { describeOpenApi } from '../../src/contract/openapi.ts'
import { ROUTES } from '../../src/contract/routes.ts'

describe('the OpenAPI description', () => {
  const document = describeOpenApi('1.2.3') as {
    paths: Record<
      string,
      Record<string, { parameters?: { name: string; in: string }[]; responses: Record<string, unknown> }>
    >
    components: { schemas: Record<string, unknown> }
  }

  test('names every path with its method', () => {
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    )
    expect(operations).toEqual(
      expect.arrayContaining([
        'get /api/v1',
        'get /api/v1/health',
        'get /api/v1/datasets',
        'get /api/v1/datasets/{id}',
        'get /api/v1/datasets/{id}/rows',
        'get /api/v1/forecasts',
        'get /api/v1/forecasts/{id}',
        'get /api/v1/series',
        'get /api/v1/series/{id}',
        'get /api/v1/status',
        'post /api/v1/sql',
        'get /api/v1/openapi.json',
      ]),
    )
    expect(operations).toHaveLength(Object.keys(ROUTES).length)
  })

  test('every reference leads to a component', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name,
    )
    expect(references.length).toBeGreaterThan(8)
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name)
  })

  test('carries no marks of a schema file of its own', () => {
    expect(JSON.stringify(document)).not.toMatch(/\$schema|"\$id"/)
  })

  test('describes the path and query parameters of rows', () => {
    const names = document.paths['/api/v1/datasets/{id}/rows']?.get?.parameters?.map(
      (parameter) => `${parameter.in} ${parameter.name}`,
    )
    expect(names).toEqual([
      'path id',
      ...['from', 'to', 'columns', 'as_of', 'known_at', 'basis', 'block'].map((name) => `query ${name}`),
      ...['posting', 'lead_hours', 'format', 'limit', 'cursor', 'filters'].map((name) => `query ${name}`),
    ])
  })

  test('answers come in every format that the encoders write, workbooks among them', () => {
    const response = document.paths['/api/v1/sql']?.['post']?.responses['200'] as { content: object }
    const offered = Object.keys(response.content)
    expect(offered.toSorted()).toEqual(
      Object.values(ANSWER_MEDIA_TYPES)
        .map((type) => type.split(';')[0])
        .toSorted(),
    )
    expect(offered).toContain('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  })
})
