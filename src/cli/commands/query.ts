import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { ANSWER_FORMATS } from '../../core/answer-format.ts'
import { GridlakeError } from '../../core/errors.ts'
import { parseMoment } from '../../core/time/parse-moment.ts'
import type { Format } from '../../duckdb/encode/format.ts'
import type { SqlQuestion, Truth } from '../../engine/question.ts'
import { type CliContext, dataFlags, withData } from '../context.ts'
import { readNumber } from '../read-number.ts'
import { writeOutput } from '../write-output.ts'

interface QueryOptions {
  data?: string
  asOf?: string
  knownAt?: string
  basis?: 'recorded' | 'any'
  format?: Format
  json?: boolean
  output?: string
  timeoutMs?: string
  maxRows?: string
}

/** Moments without an offset are read in ERCOT's zone. */
const ZONE = 'America/Chicago'
const WHOLE = { least: 1, whole: true }
const BINARY: ReadonlySet<Format> = new Set(['parquet', 'arrow', 'xlsx'])

export function addQuery(program: Command, context: CliContext): void {
  withData(program.command('query'))
    .argument('<sql>', 'one SELECT over ercot.*, eia.*, mart.*, gridlake.*')
    .description('answer SQL, as of any moment')
    .option(
      '--as-of <moment>',
      'what the world knew then: 2026-11-10, 2026-11-10T06:00 (Central), 2026-11-10T12:00Z, yesterday',
    )
    .option('--known-at <moment>', 'what this lake held then')
    .addOption(
      new Option('--basis <basis>', 'recorded leaves out rows whose publish time was inferred').choices([
        'recorded',
        'any',
      ]),
    )
    .addOption(new Option('--format <format>', 'how to write it').choices(ANSWER_FORMATS))
    .option('--json', 'the same as --format json')
    .option('-o, --output <file>', 'write to a file')
    .option('--timeout-ms <ms>', 'give up after this long')
    .option('--max-rows <n>', 'refuse a longer answer')
    .addHelpText(
      'after',
      `
Examples:
  $ gridlake query "select settlement_point, avg(price_usd_per_mwh) from ercot.rt_spp where settlement_point like 'HB%' group by all"
  $ gridlake query "select block(interval_start) as block, avg(price_usd_per_mwh) from ercot.rt_spp where settlement_point = 'HB_NORTH' group by all"
  $ gridlake query "select * from ercot.wind where interval_start > now()" --as-of yesterday --format csv -o wind.csv`,
    )
    .action((sql: string, options: QueryOptions) => runQuery(sql, options, context))
}

async function runQuery(sql: string, options: QueryOptions, context: CliContext): Promise<void> {
  const config = context.config({
    ...dataFlags(options),
    ...(options.timeoutMs ? { queryTimeoutMs: readNumber('--timeout-ms', options.timeoutMs, WHOLE) } : {}),
    ...(options.maxRows ? { queryMaxRows: readNumber('--max-rows', options.maxRows, WHOLE) } : {}),
  })
  const format = options.format ?? (options.json ? 'json' : 'table')
  if (BINARY.has(format) && !options.output && process.stdout.isTTY) {
    throw new GridlakeError('usage.invalid_argument', `${format} is not for a terminal`, {
      hint: `write it to a file: -o answer.${format}`,
    })
  }
  await using place = await context.open(config)
  const question: SqlQuestion = { sql, ...readTruth(options, context) }
  const { body } = await place.engine.sql(question, format, context.signal)
  if (options.output) {
    await writeOutput(options.output, body)
    context.note(`wrote ${options.output}`)
  } else await pipeline(body, process.stdout, { end: false })
}

function readTruth(options: QueryOptions, context: CliContext): Truth {
  const moment = (text: string) => parseMoment(text, ZONE, context.clock.now())
  return {
    ...(options.asOf ? { asOf: moment(options.asOf) } : {}),
    ...(options.knownAt ? { knownAt: moment(options.knownAt) } : {}),
    ...(options.basis ? { basis: options.basis } : {}),
  }
}
