import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from '../../../src/core/clock.ts'
import { noLog } from '../../../src/core/log.ts'
import { CATALOGUE } from '../../../src/datasets/catalogue.ts'
import { cacheAnswers } from '../../../src/engine/cache/cache-answers.ts'
import { keepHot } from '../../../src/engine/cache/keep-hot.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'
import { countedEngine } from './counted-engine.ts'

function start(path: string) {
  const { engine, watch, counted } = countedEngine()
  const cached = cacheAnswers(engine, { catalogue: CATALOGUE, watch, maxBytes: 1e6 })
  return { cached, counted, hot: keepHot(cached, path, { clock: systemClock, log: noLog }) }
}
const hot = { dataset: 'ercot.rt_spp', from: Temporal.Instant.from('2026-06-10T03:00Z') }

test('what was asked often is made again at the next start, what was asked once is not', async () => {
  await using folder = await makeTempFolder()
  const path = join(folder.path, 'tmp', 'hot.json')
  const first = start(path)
  await first.hot.warmed
  for (let time = 0; time < 3; time++) await first.cached.rows(hot, 'csv')
  await first.cached.rows({ ...hot, limit: 1 }, 'csv')
  for (let time = 0; time < 2; time++) await first.cached.sql({ sql: 'select 1 as secret from ercot.rt_spp' }, 'csv')
  await first.hot.close()
  expect(await readFile(path, 'utf8')).not.toContain('secret')

  const second = start(path)
  await second.hot.warmed
  expect(second.counted.asked).toBe(1)
  expect((await second.cached.rows(hot, 'csv')).cache).toBe('hit')
  await second.hot.close()
})

test('a file that is damaged, or asks what there is no more, keeps nobody from starting', async () => {
  await using folder = await makeTempFolder()
  const path = join(folder.path, 'hot.json')
  const gone = { version: 1, asked: [{ kind: 'rows', format: 'csv', question: { dataset: 'ercot.gone' } }] }
  for (const content of [
    '{"version":1,"asked":[{',
    JSON.stringify(gone),
    '{"version":2,"asked":[]}',
    '\0'.repeat(100),
  ]) {
    await writeFile(path, content)
    const { hot: kept, cached } = start(path)
    await kept.warmed
    expect(cached.cacheStats().entries).toBe(0)
    await kept.close()
  }
})
