import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Bytes of memory that process `pid` holds; undefined when it is gone. */
export async function residentBytes(pid: number): Promise<number | undefined> {
  try {
    const kilobytes = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid)
    return kilobytes === undefined ? undefined : kilobytes * 1024
  } catch {
    return undefined
  }
}

async function fromProc(pid: number): Promise<number | undefined> {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))
  return found ? Number(found[1]) : undefined
}

async function fromPs(pid: number): Promise<number | undefined> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number.parseInt(stdout, 10) || undefined
}
