import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'vitest'

/** Path of a real capture, beside the checkout. */
export const capturePath = (name: string): string =>
  fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url))

/** `test`, which counts as skipped on a machine that lacks the capture. */
export const withCapture = (name: string): typeof test.skip => test.skipIf(!existsSync(capturePath(name)))
