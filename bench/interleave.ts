import { median } from './median.ts'

/** Medians of runs that took turns, so that a noisy machine disturbs both alike. */
export interface Compared {
  ours: number
  peer: number
  /** Median of ours / peer of each turn. */
  ratio: number
  oursAll: readonly number[]
}

/** Runs `ours` and `peer` in turns (A B A B) after one warm-up of each; both return what they measured. */
export async function interleave(
  runs: number,
  ours: () => Promise<number>,
  peer: () => Promise<number>,
): Promise<Compared> {
  await ours()
  await peer()
  const turns: [number, number][] = []
  for (let run = 0; run < runs; run++) turns.push([await ours(), await peer()])
  const oursAll = turns.map(([value]) => value)
  return {
    ours: median(oursAll),
    peer: median(turns.map(([, value]) => value)),
    ratio: median(turns.map(([a, b]) => a / b)),
    oursAll,
  }
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
