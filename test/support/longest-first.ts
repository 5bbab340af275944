import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Where the tests that take longest are, so that at the end no worker is left with one of them. The first makes what all tests of pages
 * use; none of the others comes before that is there.
 */
const FIRST = [
  'e2e/shell',
  'interop/',
  'e2e/every-page',
  'crash/',
  'golden/',
  'server/long-answers',
  'library/',
  'cli/',
  'e2e/',
  'ingest/',
  'jobs/',
  'captures/',
  'core/time/decode',
  'analytics/',
  'duckdb/',
  'server/',
]

const tests = new URL('../', import.meta.url).pathname

/** As Vitest sorts, by size or by how long they took, but for the folders that are known to take long. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = FIRST.findIndex((path) => moduleId.startsWith(tests + path))
  return at < 0 ? FIRST.length : at
}
