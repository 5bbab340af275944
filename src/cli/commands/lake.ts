import type { Command } from 'commander'
import { ERROR_TABLE } from '../../core/errors.ts'
import { checkLake } from '../../jobs/check-lake.ts'
import { maintainLake } from '../../jobs/maintain.ts'
import { VACUUM_RETENTION_MS, vacuumLake } from '../../lake/vacuum.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { mustHoldLake } from '../must-hold-lake.ts'
import { readNumber } from '../read-number.ts'
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
    .addHelpText('after', '\nExamples:\n  $ gridlake lake compact\n  $ gridlake lake compact --min-files 24 --json')
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
    .addHelpText(
      'after',
      '\nExamples:\n  $ gridlake lake vacuum --dry-run\n  $ gridlake lake vacuum --retention-hours 24',
    )
    .action((options: LakeOptions) => vacuum(options, context))
  withData(lake.command('verify'))
    .description('read everything and say what is missing, damaged or double')
    .option('--no-originals', 'leave the raw store out')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExamples:\n  $ gridlake lake verify\n  $ gridlake lake verify --no-originals --json')
    .action((options: LakeOptions) => verify(options, context))
}

async function compact(options: LakeOptions, context: CliContext): Promise<void> {
  await using place = await context.open(context.config(dataFlags(options)))
  await mustHoldLake(place.lake)
  const reports = await maintainLake(
    place.lake,
    (_level, message) => context.note(message),
    context.signal,
    readNumber('--min-files', options.minFiles ?? '1', { least: 1, whole: true }),
  )
  if (options.json) context.out(JSON.stringify(reports))
  else context.out(`${reports.reduce((sum, { partitions }) => sum + partitions, 0)} partitions compacted`)
}

async function vacuum(options: LakeOptions, context: CliContext): Promise<void> {
  await using place = await context.open(context.config(dataFlags(options)))
  await mustHoldLake(place.lake)
  const retentionMs = readNumber('--retention-hours', options.retentionHours ?? '', { least: 0 }) * 3_600_000
  const report = await vacuumLake(place.lake, { retentionMs, dryRun: options.dryRun ?? false })
  if (options.json) return context.out(JSON.stringify(report))
  context.out(
    `${options.dryRun ? 'would delete' : 'deleted'} ${grouped(report.files)} files, ${(report.bytes / 1e6).toFixed(1)} MB`,
  )
}

async function verify(options: LakeOptions, context: CliContext): Promise<void> {
  await using place = await context.open(context.config(dataFlags(options)))
  await mustHoldLake(place.lake)
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
