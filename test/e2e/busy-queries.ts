import { readdir, readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** Ticks in which a process that works without a rest is seen to. */
const BUSY_TICKS = 8
const LOOK_MS = 250

/** Ids of the query processes of this one that are at work right now. */
export async function busyQueries(): Promise<string[]> {
  const before = await readTicks()
  await setTimeout(LOOK_MS)
  const after = await readTicks()
  return [...after].flatMap(([pid, ticks]) => (ticks - (before.get(pid) ?? ticks) >= BUSY_TICKS ? [pid] : []))
}

/** Processor time of each query process. */
async function readTicks(): Promise<Map<string, number>> {
  const ticks = new Map<string, number>()
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const [command, stat] = await Promise.all(
      ['cmdline', 'stat'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')),
    )
    const [, fields = ''] = /\) (.*)$/s.exec(stat ?? '') ?? []
    const values = fields.split(' ')
    if (command?.includes('locked-child') && values[1] === String(process.pid))
      ticks.set(pid, Number(values[11]) + Number(values[12]))
  }
  return ticks
}
