import type { Command } from 'commander'
import { ERROR_TABLE, GridlakeError } from '../../core/errors.ts'
import { checkLake } from '../../jobs/check-lake.ts'
import { maintainLake } from '../../jobs/maintain.ts'
import { VACUUM_RETENTION_MS, vacuumLake } from '../../lake/vacuum.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { grouped } from '../text-table.ts'

interface LakeOptions {
  data?: string
  json?: boolean
  minFiles?: string
  retentionHours?: string
  dryRun?: boolean
  originals?: boolean
}

export function addLake(program: Command, context: CliContext): void {
  const lake = program.command('lake').description('look after the files: compact, vacuum, verify')
  withData(lake.command('compact'))
    .description('join small files; current and superseded rows are kept apart, none is dropped')
    .option('--min-files <n>', 'leave partitions with fewer small files alone', '1')
    .option('--json', 'as JSON')
    .action((options: LakeOptions) => compact(options, context))
  withData(lake.command('vacuum'))
    .description('delete files that no current version needs; versions of rows are never deleted')
    .option(
      '--retention-hours <h>',
      'keep files that were needed this recently',
      String(VACUUM_RETENTION_MS / 3_600_000),
    )
    .option('--dry-run', 'only say what would go')
    .option('--json', 'as JSON')
    .action((options: LakeOptions) => vacuum(options, context))
  withData(lake.command('verify'))
    .description('read everything and say what is missing, damaged or double')
    .option('--no-originals', 'leave the raw store out')
    .option('--json', 'as JSON')
    .action((options: LakeOptions) => verify(options, context))
}

async function compact(options: LakeOptions, context: CliContext): Promise<void> {
  await using place = await context.open(context.config(dataFlags(options)))
  const reports = await maintainLake(
    place.lake,
    (_level, message) => context.note(message),
    context.signal,
    readNumber(options.minFiles, '--min-files'),
  )
  if (options.json) context.out(JSON.stringify(reports))
  else context.out(`${reports.reduce((sum, { partitions }) => sum + partitions, 0)} partitions compacted`)
}

async function vacuum(options: LakeOptions, context: CliContext): Promise<void> {
  await using place = await context.open(context.config(dataFlags(options)))
  const retentionMs = readNumber(options.retentionHours, '--retention-hours') * 3_600_000
  const report = await vacuumLake(place.lake, { retentionMs, dryRun: options.dryRun ?? false })
  if (options.json) return context.out(JSON.stringify(report))
  context.out(
    `${options.dryRun ? 'would delete' : 'deleted'} ${grouped(report.files)} files, ${(report.bytes / 1e6).toFixed(1)} MB`,
  )
}

async function verify(options: LakeOptions, context: CliContext): Promise<void> {
  await using place = await context.open(context.config(dataFlags(options)))
  const report = await checkLake(place.lake, { originals: options.originals !== false })
  if (options.json) context.out(JSON.stringify(report))
  else {
    for (const { table, path, problem } of report.problems) context.out(`${table}${path ? ` ${path}` : ''}: ${problem}`)
    context.out(
      `${grouped(report.files)} files, ${grouped(report.rows)} rows, ${grouped(report.originals)} originals: ${report.problems.length === 0 ? 'all well' : `${report.problems.length} problems`}`,
    )
  }
  if (report.problems.length > 0) context.setExitCode(ERROR_TABLE['lake.corrupt'].exit)
}

function readNumber(text: string | undefined, option: string): number {
  const value = Number(text)
  if (text !== undefined && text.trim() !== '' && Number.isFinite(value) && value >= 0) return value
  throw new GridlakeError('usage.invalid_argument', `${option} ${text} is not a number of at least 0`)
}
