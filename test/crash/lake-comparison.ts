import { checkLake } from '../../src/jobs/check-lake.ts'
import type { Lake } from '../../src/lake/lake.ts'
import { type CrashDocuments, momentsOf } from './crash-documents.ts'
import { allAnswers, allVersions, documentRecords } from './lake-content.ts'

/** What a lake holds and answers, as lists of texts by what they are. */
export type LakeContent = Readonly<
  Record<'rows' | 'liveRows' | 'answers' | 'records' | 'counts', Readonly<Record<string, readonly string[]>>>
>

export async function contentOf(lake: Lake, documents: CrashDocuments): Promise<LakeContent> {
  const rows: Record<string, string[]> = {}
  const liveRows: Record<string, string[]> = {}
  for (const dataset of lake.catalogue) {
    const versions = await allVersions(lake, dataset)
    rows[dataset.id] = versions
    liveRows[dataset.id] = versions.filter((row) => row.includes('"withdrawn":false'))
  }
  const { records, counts } = await documentRecords(lake)
  return {
    rows,
    liveRows,
    answers: await allAnswers(lake, momentsOf(documents)),
    records: { all: records },
    counts: { all: counts },
  }
}

/**
 * Throws unless the lake verifies and holds what `expected` says, nothing twice. Which document withdraws a key depends on
 * the order they came in: with `anyOrder` withdrawals are judged by the answers alone.
 */
export async function expectContent(
  lake: Lake,
  documents: CrashDocuments,
  expected: LakeContent,
  anyOrder: boolean,
): Promise<void> {
  const { problems } = await checkLake(lake, { originals: true })
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 1))
  const found = await contentOf(lake, documents)
  const parts = anyOrder
    ? (['liveRows', 'answers', 'records'] as const)
    : (['rows', 'answers', 'records', 'counts'] as const)
  for (const part of parts) {
    for (const [name, texts] of Object.entries(expected[part]))
      expectSame(found[part][name] ?? [], texts, `${part} of ${name}`)
  }
  for (const [name, texts] of Object.entries(found.rows)) {
    if (new Set(texts).size !== texts.length) throw new Error(`a row of ${name} is there twice`)
  }
}

function expectSame(found: readonly string[], expected: readonly string[], what: string): void {
  if (found.join('\n') === expected.join('\n')) return
  const lost = expected.filter((text) => !found.includes(text))
  const added = found.filter((text, index) => !expected.includes(text) || found.indexOf(text) !== index)
  throw new Error(`${what} differ; lost:\n${lost.join('\n')}\nadded or twice:\n${added.join('\n')}`)
}
