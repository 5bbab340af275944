import { fileURLToPath } from 'node:url'

/** Path of a real capture, beside the checkout. */
export const capturePath = (name: string): string =>
  fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url))
