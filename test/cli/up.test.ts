import { readdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeTempFolder } from '../support/temp-folder.ts'
import { gridlake, startGridlake } from './run-gridlake.ts'

let folder: Awaited<ReturnType<typeof makeTempFolder>>
beforeAll(async () => {
  folder = await makeTempFolder()
})
afterAll(() => folder[Symbol.asyncDispose]())

describe('up', () => {
  it('collects and serves, leaves nobody behind, and has its data at once the next time', async () => {
    const data = join(folder.path, 'lake')
    const port = await freePort()
    const rows = `http://127.0.0.1:${port}/api/v1/datasets/ercot.rt_spp/rows?limit=5&columns=interval_start,price_usd_per_mwh`
    const up = () => startGridlake(['up', '--port', String(port), '--flight-port', '0', '--days', '1', '--data', data])

    const first = up()
    const health = await answerOf(`http://127.0.0.1:${port}/api/v1/health`, 20_000)
    expect(health).toMatchObject({ source: 'twin' })
    expect(await answerOf(rows, 25_000)).toMatchObject({
      data: Array(5).fill({ interval_start: expect.any(String), price_usd_per_mwh: expect.any(Number) }),
    })
    const family = await descendants(first.child.pid ?? -1)
    expect(family.length).toBeGreaterThanOrEqual(2)
    first.child.kill('SIGTERM')
    expect((await first.finished).code).toBe(0)
    expect(await stillAlive(family)).toEqual([])
    expect(first.stderr()).toContain('simulated')

    const second = up()
    const started = performance.now()
    expect(await answerOf(rows, 15_000)).toMatchObject({ data: Array(5).fill(expect.anything()) })
    expect(performance.now() - started).toBeLessThan(10_000)
    // Killed without a chance to say goodbye, it takes its children along all the same.
    const orphans = await descendants(second.child.pid ?? -1)
    second.child.kill('SIGKILL')
    await second.finished
    expect(await stillAlive(orphans)).toEqual([])
  })

  it('says that a port is taken', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as AddressInfo
    const refused = await gridlake([
      'up',
      '--port',
      String(port),
      '--flight-port',
      'off',
      '--data',
      join(folder.path, 'other'),
    ])
    holder.close()
    expect(refused).toMatchObject({ code: 78, stdout: '', stderr: expect.stringContaining('is taken') })
  })
})

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The JSON of the first answer that is no error. */
async function answerOf(url: string, withinMs: number): Promise<unknown> {
  const signal = AbortSignal.timeout(withinMs)
  for (;;) {
    const response = await fetch(url, { signal }).catch(() => undefined)
    if (response?.ok) return response.json()
    signal.throwIfAborted()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Processes below `pid`, read from /proc. */
async function descendants(pid: number): Promise<number[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    const status = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : ''
    const parent = /\) \S (\d+)/.exec(status)?.[1]
    if (parent) parents.set(Number(name), Number(parent))
  }
  const below = (of: number): number[] =>
    [...parents].filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

/** Which of `pids` live on after a moment. */
async function stillAlive(pids: readonly number[]): Promise<number[]> {
  const alive = () => Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  const living = async () =>
    (await alive()).flatMap((stat, at) => (stat === '' || / Z /.test(stat) ? [] : [pids[at] ?? 0]))
  for (let wait = 0; wait < 30 && (await living()).length > 0; wait++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  return living()
}
