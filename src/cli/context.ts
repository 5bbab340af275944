import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import pino from 'pino'
import type { Config } from '../config/config.ts'
import { type ConfigFlags, readConfig } from '../config/read-config.ts'
import { type Clock, systemClock } from '../core/clock.ts'
import { ERROR_TABLE, GridlakeError } from '../core/errors.ts'
import type { Log } from '../core/log.ts'
import type { Workplace } from '../jobs/open-workplace.ts'
import { printError } from './print-error.ts'

/** What commands share: settings, output, the clock, cancellation by Ctrl-C. */
export interface CliContext {
  version: string
  clock: Clock
  /** Settings with these flags on top. */
  config(flags: ConfigFlags): Config
  log(level: Config['logLevel']): Log
  out(text: string): void
  /** Progress and remarks: stderr, so that stdout stays clean. */
  note(text: string): void
  open(config: Config): Promise<Workplace>
  signal: AbortSignal
  setExitCode(code: number): void
  /** That of the error table when work was cut short; services end by a signal and set 0. */
  exitCode(): number
  /** Nobody takes what `out` writes any more. */
  outputLost(): boolean
}

/** Work has this long to come to a good end after a signal. */
const STOP_GRACE_MS = 2_000
/** What a shell says of a program whose reader went away (SIGPIPE). */
const EXIT_BROKEN_PIPE = 141

export function createContext(): CliContext {
  const stop = new AbortController()
  stopOnSignals(stop)
  const output = watchOutput(stop)
  let exitCode: number | undefined
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return {
    version,
    clock: systemClock,
    config: (flags) => readConfig({ flags }).config,
    log: createLog,
    out: (text) => void (output.lost() || process.stdout.write(`${text}\n`)),
    note: (text) => void process.stderr.write(`${text}\n`),
    open: async (config) => (await import('../jobs/open-workplace.ts')).openWorkplace(config),
    signal: stop.signal,
    setExitCode: (code) => {
      exitCode = code
    },
    exitCode: () => exitCode ?? (stop.signal.aborted ? ERROR_TABLE.cancelled.exit : 0),
    outputLost: output.lost,
  }
}

/** A signal asks for an end, and after a while brings it: a lake bears being left at any moment. */
function stopOnSignals(stop: AbortController): void {
  const leave = () => {
    process.stderr.write('gridlake: stopped; what was committed stays committed\n  (cancelled)\n')
    // process.exit() would wait for the statement that DuckDB is at; a shell calls this death 130 as well.
    process.removeAllListeners('SIGINT')
    process.kill(process.pid, 'SIGINT')
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    // npm passes a signal on that the whole group gets as well: further ones are the same wish.
    process.on(name, () => {
      if (stop.signal.aborted) return
      stop.abort()
      setTimeout(leave, STOP_GRACE_MS).unref()
    })
  }
}

/** When nobody takes the output any more (`| head`), the work stops and the process ends without a word. */
function watchOutput(stop: AbortController): { lost: () => boolean } {
  let lost = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!lost && error.code !== 'EPIPE') {
      const full = new GridlakeError('lake.full', `the output can't be written: ${error.message}`, {
        hint: 'free some disk space, or send the output elsewhere',
        cause: error,
      })
      process.exitCode = printError(full, false)
    }
    process.exitCode ??= EXIT_BROKEN_PIPE
    lost = true
    stop.abort()
  })
  process.stderr.on('error', () => {})
  return { lost: () => lost }
}

function createLog(level: Config['logLevel']): Log {
  const logger = pino({ level, base: null }, pino.destination({ fd: 2, sync: true }))
  return (at, message, fields) => logger[at]({ ...fields }, message)
}

/** The option every command over a lake has. */
export const withData = (command: Command): Command =>
  command.option('--data <dir>', 'the lake: a directory (default ./data, or GRIDLAKE_DATA)')

/** The flags a command was given, as settings. */
export function dataFlags(options: { data?: string }): ConfigFlags {
  return options.data === undefined ? {} : { dataDirectory: options.data }
}
