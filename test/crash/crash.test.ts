import { expect, it } from 'vitest'
import { killRepeatedly } from './killed-lakes.ts'

it('loses nothing and doubles nothing when it is killed 25 times, and the next run completes', async () => {
  const report = await killRepeatedly({ kills: 25, seed: 26 })
  expect(report.kills).toBe(25)
  expect(report.lakes).toBeGreaterThan(1)
  expect(Object.keys(report.aimed).length).toBeGreaterThan(2)
}, 180_000)
