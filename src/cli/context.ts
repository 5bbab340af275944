import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import pino from 'pino'
import type { Config } from '../config/config.ts'
import { type ConfigFlags, readConfig } from '../config/read-config.ts'
import { type Clock, systemClock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import { openWorkplace, type Workplace } from '../jobs/open-workplace.ts'

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
  exitCode(): number
}

const REPEATED_SIGNAL_MS = 2_000

export function createContext(): CliContext {
  const stop = new AbortController()
  // npm passes a signal on that the whole group gets as well: the second within moments is the same wish.
  let firstMs: number | undefined
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      firstMs ??= performance.now()
      if (performance.now() - firstMs > REPEATED_SIGNAL_MS) process.exit(130)
      stop.abort()
    })
  }
  let exitCode = 0
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return {
    version,
    clock: systemClock,
    config: (flags) => readConfig({ flags }).config,
    log: createLog,
    out: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
    open: (config) => openWorkplace(config),
    signal: stop.signal,
    setExitCode: (code) => {
      exitCode = code
    },
    exitCode: () => exitCode,
  }
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
