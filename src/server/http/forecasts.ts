import { GridlakeError } from '../../core/errors.ts'
import { findNearestName } from '../../core/nearest-name.ts'
import type { Dataset } from '../../datasets/dataset.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { summarise } from './describe-viewed.ts'
import { answerRowsRequest } from './rows.ts'

/** `GET /api/v1/forecasts` and `/api/v1/forecasts/{id}`. */
export function addForecasts(app: Api, deps: ApiDeps): void {
  const { engine, catalogue } = deps
  const forecasts = catalogue.filter(({ kind }) => kind === 'forecast')
  app.get('/api/v1/forecasts', async (c) => {
    const statuses = await engine.status()
    return c.json({ forecasts: forecasts.map((dataset) => summarise(dataset, catalogue, statuses)) })
  })
  app.get('/api/v1/forecasts/:id', (c) =>
    answerRowsRequest(c, findForecast(c.req.param('id'), forecasts), deps, { ahead: true }),
  )
}

function findForecast(id: string, forecasts: readonly Dataset[]): Dataset {
  const found = forecasts.find((dataset) => dataset.id === id)
  if (found) return found
  const ids = forecasts.map((dataset) => dataset.id)
  const near = findNearestName(id, ids)
  throw new GridlakeError('dataset.unknown', `there is no forecast ${id}`, {
    hint: `${near ? `did you mean ${near}? ` : ''}forecasts: ${ids.join(', ')}`,
    context: { dataset: id },
  })
}
