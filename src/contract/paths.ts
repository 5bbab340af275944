/** Where each resource lives; `{id}` is a dataset's id, of `points` a series'. Free of zod, so that the browser may import it. */
export const PATHS = {
  index: '/api/v1',
  health: '/api/v1/health',
  datasets: '/api/v1/datasets',
  dataset: '/api/v1/datasets/{id}',
  rows: '/api/v1/datasets/{id}/rows',
  forecasts: '/api/v1/forecasts',
  forecast: '/api/v1/forecasts/{id}',
  series: '/api/v1/series',
  points: '/api/v1/series/{id}',
  sql: '/api/v1/sql',
  status: '/api/v1/status',
  openapi: '/api/v1/openapi.json',
} as const
