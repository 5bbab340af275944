/** Where each resource lives; `{id}` is a dataset's id. Free of zod, so that the browser may import it. */
export const PATHS = {
  health: '/api/v1/health',
  datasets: '/api/v1/datasets',
  dataset: '/api/v1/datasets/{id}',
  rows: '/api/v1/datasets/{id}/rows',
  sql: '/api/v1/sql',
  openapi: '/api/v1/openapi.json',
} as const
