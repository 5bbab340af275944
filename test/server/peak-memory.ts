import { readdirSync, readFileSync } from 'node:fs'

/** The most memory that a process ever held, by Linux. */
export const peakBytes = (pid: number): number => statusKilobytes(pid, 'VmHWM') * 1024

/** The processes that `pid` has started and that still run. */
export const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((each) => Number.isInteger(each) && statusKilobytes(each, 'PPid') === pid)

/** A number of `/proc/PID/status`; NaN: there is no such process. */
function statusKilobytes(pid: number, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return Number.NaN
  }
}
