import { PATHS } from '../../contract/paths.ts'
import { toProblem } from '../../contract/problem.ts'
import type { OriginalError, OriginalHealth } from '../../contract/schemas/original.ts'
import { toGridlakeError } from '../../core/errors.ts'
import type { Answer, Engine } from '../../engine/question.ts'
import type { Api, ApiDeps } from './api-options.ts'
import { originalPrices, type PriceColumns } from './original-prices.ts'
import { originalQuestion } from './original-question.ts'

const HUB_KINDS: ReadonlySet<string> = new Set(['hub', 'load_zone', 'dc_tie'])

/**
 * The three resources of the price service that gridlake took over, with their shapes: `/api/prices`, `/api/available_hubs`,
 * `/api/health`. Their errors are `{error, details}` with 400, 404 or 500.
 */
export function addOriginalApi(app: Api, { engine, clock, log }: ApiDeps): void {
  const answering = async (path: string, answer: () => Promise<unknown>): Promise<Response> => {
    try {
      return Response.json(await answer(), { headers: { 'cache-control': 'no-cache' } })
    } catch (thrown) {
      const problem = toProblem(thrown, path)
      const error = toGridlakeError(thrown)
      log(error.code === 'internal.bug' ? 'error' : 'info', 'request refused', {
        path,
        code: error.code,
        message: error.message,
      })
      const body: OriginalError = {
        error: problem.title,
        details: problem.hint === undefined ? problem.detail : `${problem.detail}: ${problem.hint}`,
      }
      return Response.json(body, { status: originalStatus(problem.status), headers: { 'cache-control': 'no-store' } })
    }
  }
  app.get(PATHS.originalPrices, (c) =>
    answering(c.req.path, async () => {
      const question = await originalQuestion(new URL(c.req.url).searchParams, clock.now(), () => listHubs(engine))
      const columns = await readColumns(await engine.prices(question, 'columnar', c.get('signal')))
      return originalPrices(question.market, question.locations, columns)
    }),
  )
  app.get(PATHS.originalHubs, (c) => answering(c.req.path, () => listHubs(engine)))
  app.get(PATHS.originalHealth, (c) =>
    answering(c.req.path, async () => {
      const health: OriginalHealth = {
        status: 'healthy',
        service: 'gridlake',
        timestamp: clock.now().toString({ smallestUnit: 'second' }),
      }
      return health
    }),
  )
}

/** Of all errors the original knew three. */
const originalStatus = (status: number): number => (status === 404 || status >= 500 ? Math.min(status, 500) : 400)

async function listHubs(engine: Engine): Promise<string[]> {
  const locations = await engine.locations()
  const isPriced = (datasets: readonly string[]) =>
    datasets.some((id) => id === 'ercot.dam_spp' || id === 'ercot.rt_spp')
  return locations.flatMap(({ name, kind, datasets }) => (HUB_KINDS.has(kind) && isPriced(datasets) ? [name] : []))
}

async function readColumns({ body }: Answer): Promise<PriceColumns> {
  const bytes = Buffer.concat(await Array.fromAsync(body))
  return (JSON.parse(bytes.toString()) as { columns: PriceColumns }).columns
}
