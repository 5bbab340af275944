export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Where library code reports what it does. `fields` never hold a secret. */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void

export const noLog: Log = () => {}
