import { type Command, Option } from 'commander'
import { ERROR_TABLE, GridlakeError } from '../../core/errors.ts'
import { parseMoment } from '../../core/time/parse-moment.ts'
import { findDataset } from '../../datasets/catalogue.ts'
import type { DocumentReport } from '../../ingest/batch.ts'
import { ingestFiles } from '../../ingest/ingest-files.ts'
import { ingestRange, type ServedSpan } from '../../ingest/ingest-range.ts'
import { fetchableBindings } from '../../ingest/ways/fetchable-bindings.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { openSources } from '../open-sources.ts'
import { printable } from '../printable.ts'
import { counted, grouped } from '../text-table.ts'

interface RangeOptions {
  data?: string
  from?: string
  to?: string
  source?: 'twin' | 'live'
  json?: boolean
}

interface FilesOptions {
  data?: string
  json?: boolean
  strict?: boolean
}

export function addIngest(program: Command, context: CliContext): void {
  const ingest = withData(program.command('ingest'))
    .argument('[dataset]', 'a dataset of the catalogue')
    .description('collect documents from a source, or from files')
    .option('--from <moment>', 'first interval wanted: 2026-11-01, yesterday (market time)')
    .option('--to <moment>', 'end of the range, exclusive', 'now')
    .addOption(new Option('--source <source>', 'where from').choices(['twin', 'live']))
    .option('--json', 'progress and result as lines of JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ gridlake ingest ercot.rt_spp --from 2026-11-01 --source live
  $ gridlake ingest eia.region_data --from yesterday --source twin
  $ gridlake ingest files ~/Downloads/*.zip --strict`,
    )
    .action((id: string | undefined, options: RangeOptions) => ingestDataset(id, options, context))
  withData(ingest.command('files'))
    .argument('<paths...>', 'files, zips (of zips) or folders')
    .description('take loose files: each is recognised by its name and its header')
    .option('--strict', 'exit 65 when a file is unknown or anything was set aside')
    .option('--json', 'a line of JSON per file')
    .addHelpText(
      'after',
      '\nExamples:\n  $ gridlake ingest files ./archive\n  $ gridlake ingest files NP6-905-CD.zip --json --strict',
    )
    .action((paths: string[], _options: FilesOptions, command: Command) =>
      ingestPaths(paths, command.optsWithGlobals<FilesOptions>(), context),
    )
}

async function ingestDataset(id: string | undefined, options: RangeOptions, context: CliContext): Promise<void> {
  if (id === undefined || options.from === undefined) {
    const lacks = id === undefined ? 'a dataset, or `files` and paths' : '--from'
    throw new GridlakeError('usage.invalid_argument', `ingest needs ${lacks}`, {
      hint: 'gridlake ingest ercot.wind --from 2026-11-01',
    })
  }
  const dataset = findDataset(id)
  const config = context.config({ ...dataFlags(options), ...(options.source ? { source: options.source } : {}) })
  const zone = typeof dataset.zone === 'string' ? dataset.zone : 'America/Chicago'
  const moment = (text: string) => parseMoment(text, zone, context.clock.now())
  const range = { from: moment(options.from), to: moment(options.to ?? 'now') }
  if (Temporal.Instant.compare(range.from, range.to) >= 0) {
    throw new GridlakeError(
      'usage.invalid_argument',
      `--from ${options.from} is not before --to ${options.to ?? 'now'}`,
      { hint: 'the range goes from --from up to, but not including, --to (default now)' },
    )
  }
  fetchableBindings(dataset, context.clock.now())
  const log = context.log(config.logLevel === 'debug' ? 'debug' : 'warn')
  await using place = await context.open(config)
  await using opened = await openSources(config, [dataset], context, log)
  if (!opened.has(dataset)) {
    throw new GridlakeError('usage.invalid_argument', `the twin does not post ${dataset.id}`, {
      hint: 'ask the real upstream with --source live, or take files that you have: gridlake ingest files PATH',
    })
  }
  const steps = ingestRange(dataset, range, { lake: place.lake, sources: opened.sources, log }, context.signal)
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) {
    const { day, via, product, documents, rowsCommitted, stepsLeft } = step.value
    if (options.json) context.out(JSON.stringify(step.value))
    else
      context.note(
        `${dataset.id}  ${day}  ${product} (${via})  ${counted(documents, 'document')}  ${counted(rowsCommitted, 'row')}  ${counted(stepsLeft, 'step')} to go`,
      )
  }
  const { documents, rowsCommitted, rowsQuarantined, served, lack, failures } = step.value
  if (options.json) context.out(JSON.stringify({ summary: { dataset: dataset.id, ...step.value } }))
  else {
    for (const span of served) context.note(`  ${servedLine(span)}`)
    if (lack !== undefined) context.note(`  ${lack}`)
    for (const { name, code, reason } of failures) context.note(`  ${printable(`${name}: ${code}: ${reason}`)}`)
    context.out(
      `${dataset.id}: ${counted(documents, 'document')}, ${counted(rowsCommitted, 'row')} committed, ${grouped(rowsQuarantined)} quarantined, ${failures.length} failed`,
    )
  }
  if (failures.length > 0) context.setExitCode(ERROR_TABLE['source.unavailable'].exit)
}

function servedLine({ product, via, from, to, documents, held }: ServedSpan): string {
  const had = held > 0 ? `, ${grouped(held)} held` : ''
  return `${product} (${via}) has ${from} to ${to}: ${counted(documents, 'document')} now${had}`
}

async function ingestPaths(paths: readonly string[], options: FilesOptions, context: CliContext): Promise<void> {
  const config = context.config(dataFlags(options))
  await using place = await context.open(config)
  let files = 0
  let unknown = 0
  let setAside = 0
  let rows = 0
  for await (const report of ingestFiles(place.lake, paths, { signal: context.signal })) {
    files++
    rows += report.rowsCommitted
    if (report.status === 'unknown') unknown++
    // A document that was set aside by an earlier run still is.
    else if (report.code !== undefined || report.rowsQuarantined > 0) setAside++
    context.out(options.json ? JSON.stringify(report, nullForMissing) : printable(reportLine(report)))
  }
  const summary = { files, rowsCommitted: rows, unknownFiles: unknown, filesWithQuarantine: setAside }
  if (options.json) context.out(JSON.stringify({ summary }))
  else
    context.out(
      `${counted(files, 'file')}, ${counted(rows, 'row')} committed, ${counted(unknown, 'unknown file')}, ${counted(setAside, 'file')} with something set aside`,
    )
  if (options.strict && unknown + setAside > 0) context.setExitCode(ERROR_TABLE['data.unknown_file'].exit)
}

/** Every line has the same keys. */
const nullForMissing = (_key: string, value: unknown): unknown => (value === undefined ? null : value)

function reportLine(report: DocumentReport): string {
  const counts = `${counted(report.rowsCommitted, 'row')} committed, ${grouped(report.rowsQuarantined)} quarantined`
  const why = report.reason ? `  ${report.code}: ${report.reason}` : ''
  return `${report.origin}  ${report.dataset ?? '-'}  ${report.status}  ${counts}${why}`
}
