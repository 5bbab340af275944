import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** Tests of what holds nothing: their files share a process, of which each other file has its own. */
const SHARING = ['analytics', 'client', 'contract', 'core', 'datasets', 'sources', 'twin', 'web'].map(
  (folder) => `test/${folder}/**/*.test.{ts,tsx}`,
)

export default defineConfig({
  test: {
    env: {
      TZ: 'America/Los_Angeles',
      // Hundreds of processes start, which would each compile the same again.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', import.meta.url)),
    },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'alone', include: ['test/**/*.test.{ts,tsx}'], exclude: SHARING } },
      { extends: true, test: { name: 'sharing', include: SHARING, isolate: false } },
    ],
  },
})
