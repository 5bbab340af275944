// The HTTP door over the lake in argv[2], by default with a cache; argv[3] `uncached`: without. Prints its URL.
import '../../src/core/temporal.ts'
import { systemClock } from '../../src/core/clock.ts'
import { noLog } from '../../src/core/log.ts'
import { CATALOGUE } from '../../src/datasets/catalogue.ts'
import { openAnswers } from '../../src/jobs/open-answers.ts'
import { openWorkplace } from '../../src/jobs/open-workplace.ts'
import { serveHttp } from '../../src/server/serve-http.ts'

const [, , dataDirectory = '', cache] = process.argv
const place = await openWorkplace({
  dataDirectory,
  memoryBytes: 1e9,
  queryTimeoutMs: 30_000,
  queryMaxRows: 1e6,
  queryMaxBytes: 256e6,
  queryMemoryBytes: 1e9,
})
const answers = await openAnswers(place, {
  cacheBytes: cache === 'uncached' ? 0 : 256e6,
  maxRunningQueries: 16,
  maxWaitingQueries: 256,
  version: 'bench',
})
const { url } = await serveHttp({
  engine: answers.engine,
  catalogue: CATALOGUE,
  clock: systemClock,
  log: noLog,
  source: 'twin',
  version: 'bench',
  port: 0,
})
process.stdout.write(`${url.replace('localhost', '127.0.0.1')}\n`)
