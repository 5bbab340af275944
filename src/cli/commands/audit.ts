import type { Command } from 'commander'
import { ERROR_TABLE } from '../../core/errors.ts'
import { parseMoment } from '../../core/time/parse-moment.ts'
import { auditLake } from '../../ingest/audit/audit-lake.ts'
import type { AuditReport } from '../../ingest/audit/finding.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { mustHoldLake } from '../must-hold-lake.ts'
import { printable } from '../printable.ts'
import { counted, grouped, textTable } from '../text-table.ts'

interface AuditOptions {
  data?: string
  from?: string
  to?: string
  asOf?: string
  json?: boolean
  strict?: boolean
}

/** Moments without an offset are read in ERCOT's zone. */
const ZONE = 'America/Chicago'

export function addAudit(program: Command, context: CliContext): void {
  withData(program.command('audit'))
    .argument('[datasets...]', 'datasets of the catalogue (default: all that were ever ingested)')
    .description('say what is missing, late, repeated or doubtful in the rows; nothing is changed')
    .option('--from <moment>', 'first interval judged: 2026-11-01, yesterday (market time; default: eight days)')
    .option('--to <moment>', 'end of the range, exclusive (default: now)')
    .option('--as-of <moment>', 'judge what the world knew then')
    .option('--strict', 'exit 65 when anything is found')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Rules: gap, dst, suspect_dst (doubled values), repeated-day, incomplete-hour, silence; balance (demand = generation - exports) is only measured.

Examples:
  $ gridlake audit
  $ gridlake audit ercot.rt_mcpc eia.fuel_type --from 2026-11-01 --strict
  $ gridlake audit ercot.rt_spp --from 2026-11-01 --to 2026-11-03 --as-of 2026-11-02T12:00 --json`,
    )
    .action((ids: string[], options: AuditOptions) => audit(ids, options, context))
}

async function audit(ids: readonly string[], options: AuditOptions, context: CliContext): Promise<void> {
  await using place = await context.open(context.config(dataFlags(options)))
  await mustHoldLake(place.lake)
  const moment = (text: string) => parseMoment(text, ZONE, context.clock.now())
  const question = {
    datasets: ids,
    ...(options.from ? { from: moment(options.from) } : {}),
    ...(options.to ? { to: moment(options.to) } : {}),
    ...(options.asOf ? { asOf: moment(options.asOf) } : {}),
  }
  const reports: AuditReport[] = []
  for await (const report of auditLake(place.lake, question, context.signal)) {
    reports.push(report)
    if (!options.json)
      context.note(`${report.dataset}: ${counted(report.rows, 'row')}, ${counted(report.findings.length, 'finding')}`)
  }
  context.out(options.json ? JSON.stringify(joined(reports), null, 2) : tables(reports))
  if (options.strict && reports.some(({ findings }) => findings.length > 0))
    context.setExitCode(ERROR_TABLE['data.quality_failed'].exit)
}

const joined = (reports: readonly AuditReport[]) => ({
  audited: reports.map(({ dataset, from, to, rows }) => ({ dataset, from, to, rows })),
  findings: reports.flatMap(({ findings }) => findings),
  metrics: reports.flatMap(({ metrics }) => metrics),
})

function tables(reports: readonly AuditReport[]): string {
  const { findings, metrics } = joined(reports)
  const found = findings.map(({ dataset, rule, operating_date, interval_start, series, detail }) =>
    [dataset, rule, operating_date, interval_start ?? '', series ?? '', detail].map(printable),
  )
  const measured = metrics.map(({ dataset, metric, series, unit, intervals, mean, max, max_at }) => [
    dataset,
    metric,
    printable(series),
    unit,
    grouped(intervals),
    mean.toFixed(1),
    max.toFixed(1),
    max_at,
  ])
  return [
    findings.length === 0
      ? 'nothing found'
      : textTable(['dataset', 'rule', 'day', 'interval', 'series', 'finding'], found),
    ...(measured.length === 0
      ? []
      : ['', textTable(['dataset', 'metric', 'series', 'unit', 'intervals', 'mean', 'max', 'at'], measured)]),
  ].join('\n')
}
