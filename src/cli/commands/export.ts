import { type Command, Option } from 'commander'
import { GridlakeError } from '../../core/errors.ts'
import { parseMoment } from '../../core/time/parse-moment.ts'
import { exportRollup, type RollupFileReport, type RollupQuestion } from '../../jobs/export-rollup.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { counted, grouped } from '../text-table.ts'

interface RollupOptions {
  data?: string
  to: string
  from?: string
  toDate?: string
  years?: string
  locations?: string[]
  asOf?: string
  knownAt?: string
  basis?: 'recorded' | 'any'
  json?: boolean
}

const ZONE = 'America/Chicago'

export function addExport(program: Command, context: CliContext): void {
  const command = program.command('export').description('write files for other programs')
  withData(command.command('rollup'))
    .description(
      'write wide Parquet files of prices, a column per hub: years and months, day-ahead, real-time, ancillary',
    )
    .requiredOption('--to <dir>', 'the folder that gets flattened/ and combined/')
    .option('--years <years>', 'market years: 2026, or 2024..2026 (default: all that the lake has)')
    .option('--from <day>', 'instead: every file that holds a day from here on (each file is written whole)')
    .option('--to-date <day>', 'and before this one')
    .option('--locations <names...>', 'settlement points that get a column (default: hubs, load zones, DC ties)')
    .option('--as-of <moment>', 'what the world knew then: 2026-11-10, 2026-11-10T06:00 (Central), yesterday')
    .option('--known-at <moment>', 'what this lake held then')
    .addOption(
      new Option('--basis <basis>', 'recorded leaves out rows whose publish time was inferred').choices([
        'recorded',
        'any',
      ]),
    )
    .option('--json', 'a line of JSON per file')
    .addHelpText(
      'after',
      `
Files:
  flattened/DA_prices_YYYY.parquet, RT_prices_15min_YYYY.parquet, AS_prices_YYYY.parquet
  combined/DA_AS_combined_YYYY.parquet, DA_AS_RT_combined_YYYY.parquet (hourly), DA_AS_RT_15min_combined_YYYY.parquet
  combined/monthly/<name>/<name>_YYYY_MM.parquet of the three combined ones
  datetime is UTC with its zone; DeliveryDateStr and datetime_ts are Central. \`gridlake ingest files DIR\` reads them back.

Examples:
  $ gridlake export rollup --to ./rollup_files
  $ gridlake export rollup --to ./rollup_files --from yesterday           this year's and this month's files
  $ gridlake export rollup --to ./then --years 2024..2026 --as-of 2026-06-01
  $ gridlake export rollup --to ./two --locations HB_NORTH,LZ_WEST --json`,
    )
    .action((options: RollupOptions) => runRollup(options, context))
}

async function runRollup(options: RollupOptions, context: CliContext): Promise<void> {
  const question = readQuestion(options, context)
  await using place = await context.open(context.config(dataFlags(options)))
  const steps = exportRollup(place.lake, question, context.signal)
  let step = await steps.next()
  for (; !step.done; step = await steps.next()) {
    if (options.json) context.out(JSON.stringify(step.value))
    else if (process.stderr.isTTY) context.note(progressLine(step.value))
  }
  const { files, rows, bytes } = step.value
  if (options.json) context.out(JSON.stringify({ summary: step.value }))
  else context.out(`${options.to}: ${counted(files, 'file')}, ${counted(rows, 'row')}, ${(bytes / 1e6).toFixed(1)} MB`)
}

const progressLine = ({ path, status, rows, filesLeft }: RollupFileReport): string =>
  `${path}  ${status === 'empty' ? 'nothing of it in the lake' : counted(rows, 'row')}  ${grouped(filesLeft)} to go`

function readQuestion(options: RollupOptions, { clock }: CliContext): RollupQuestion {
  const moment = (text: string) => parseMoment(text, ZONE, clock.now())
  const locations = options.locations?.flatMap((text) => text.split(',')).flatMap((name) => name.trim() || [])
  return {
    to: options.to,
    days: readDays(options, moment),
    ...(locations ? { locations } : {}),
    ...(options.asOf ? { asOf: moment(options.asOf) } : {}),
    ...(options.knownAt ? { knownAt: moment(options.knownAt) } : {}),
    ...(options.basis ? { basis: options.basis } : {}),
  }
}

function readDays(
  { from, toDate, years }: RollupOptions,
  moment: (text: string) => Temporal.Instant,
): NonNullable<RollupQuestion['days']> {
  if (years !== undefined && (from !== undefined || toDate !== undefined))
    throw new GridlakeError('usage.invalid_argument', '--years does not go with --from or --to-date', {
      hint: 'give either: both say which files are written',
    })
  if (years !== undefined) return readYears(years)
  const day = (text: string) => moment(text).toZonedDateTimeISO(ZONE).toPlainDate()
  const days = { ...(from ? { from: day(from) } : {}), ...(toDate ? { to: day(toDate) } : {}) }
  if (days.from && days.to && Temporal.PlainDate.compare(days.from, days.to) >= 0)
    throw new GridlakeError('usage.invalid_argument', `--from ${from} is not before --to-date ${toDate}`, {
      hint: '--to-date is the day after the last one',
    })
  return days
}

function readYears(text: string): NonNullable<RollupQuestion['days']> {
  const [, first = '', last = first] = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(text.trim()) ?? []
  if (first === '' || last < first)
    throw new GridlakeError('usage.invalid_argument', `--years ${text} is no year and no range of years`, {
      hint: 'write 2026, or 2024..2026',
    })
  const start = (year: number) => Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return { from: start(Number(first)), to: start(Number(last) + 1) }
}
