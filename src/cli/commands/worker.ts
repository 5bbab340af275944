import { type Command, Option } from 'commander'
import { CATALOGUE } from '../../datasets/catalogue.ts'
import type { RangeProgress } from '../../ingest/ingest-range.ts'
import { isFetchable } from '../../ingest/ways/fetchable-bindings.ts'
import { backfill } from '../../jobs/backfill.ts'
import { follow } from '../../jobs/follow.ts'
import { liveIntervalMs, twinIntervalMs } from '../../jobs/look-interval.ts'
import { maintainLake } from '../../jobs/maintain.ts'
import { PAGE_DATASETS } from '../../jobs/page-datasets.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { openSources } from '../open-sources.ts'
import { readNumber } from '../read-number.ts'
import { tellParent } from '../supervise.ts'
import { counted, grouped } from '../text-table.ts'

interface WorkerOptions {
  data?: string
  source?: 'twin' | 'live'
  days?: string
  ercotBaseUrl?: string
  eiaBaseUrl?: string
}

/** How far back later looks go, where the first one went that far. */
const MAX_LOOK_BACK_HOURS = 72

export function addWorker(program: Command, context: CliContext): void {
  withData(program.command('worker'))
    .description('collect: first the last days, newest first, then whatever is published')
    .addOption(new Option('--source <source>', 'where from').choices(['twin', 'live']))
    .option('--days <n>', 'how far back to begin', '14')
    .option('--ercot-base-url <url>', 'where ERCOT answers')
    .option('--eia-base-url <url>', 'where the EIA answers')
    .addHelpText('after', '\nExample:\n  $ gridlake worker --source live --days 7 --data /srv/lake')
    .action((options: WorkerOptions) => work(options, context))
}

async function work(options: WorkerOptions, context: CliContext): Promise<void> {
  const { source, ercotBaseUrl, eiaBaseUrl } = options
  const config = context.config({
    ...dataFlags(options),
    ...(source ? { source } : {}),
    ...(ercotBaseUrl ? { ercotBaseUrl } : {}),
    ...(eiaBaseUrl ? { eiaBaseUrl } : {}),
  })
  const days = readNumber('--days', options.days ?? '14', { least: 1, greatest: 3_660, whole: true })
  const log = context.log(config.logLevel === 'info' ? 'warn' : config.logLevel)
  await using place = await context.open(config)
  await using opened = await openSources(config, CATALOGUE, context, log)
  tellParent({ ready: true })
  const effects = { lake: place.lake, sources: opened.sources, log }
  const to = context.clock.now()
  const datasets = CATALOGUE.filter((dataset) => opened.has(dataset) && isFetchable(dataset, to))
  const range = { from: to.subtract({ hours: 24 * days }), to }
  const steps = backfill(datasets, range, effects, context.signal, { first: PAGE_DATASETS })
  const started = context.clock.now()
  let documents = 0
  let rows = 0
  for await (const progress of steps) {
    documents += progress.documents
    rows += progress.rowsCommitted
    if (progress.documents > 0) context.note(progressLine(progress))
  }
  context.setExitCode(0)
  if (context.signal.aborted) return
  await maintainLake(place.lake, log, context.signal)
  const seconds = context.clock.now().since(started).total('seconds')
  context.note(
    `collected ${counted(documents, 'document')}, ${counted(rows, 'row')} in ${seconds.toFixed(0)} s; following what is published`,
  )
  const intervalMs = config.source === 'live' ? liveIntervalMs : twinIntervalMs
  const onProgress = (progress: RangeProgress) => {
    if (progress.rowsCommitted > 0) context.note(progressLine(progress))
  }
  const lookBackHours = Math.min(MAX_LOOK_BACK_HOURS, 24 * days)
  await follow(datasets, effects, { intervalMs, onProgress, signal: context.signal, lookBackHours })
}

const progressLine = ({
  dataset,
  day,
  documents,
  rowsCommitted,
  rowsQuarantined,
  stepsLeft,
}: RangeProgress): string => {
  const quarantined = rowsQuarantined > 0 ? `, ${grouped(rowsQuarantined)} quarantined` : ''
  const left = stepsLeft > 0 ? `  (${stepsLeft} to go)` : ''
  return `  ${dataset.padEnd(28)} ${day}  ${grouped(documents).padStart(4)} documents  ${grouped(rowsCommitted).padStart(8)} rows${quarantined}${left}`
}
