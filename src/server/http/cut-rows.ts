import { metaRecord } from '../../engine/answer-meta.ts'
import type { Answer } from '../../engine/question.ts'

/**
 * The first `limit` rows of an answer in NDJSON as the JSON answer would have them, with `meta.cut`: whether there are more. What follows is not
 * made: the query ends there.
 */
export async function cutRows(answer: Answer, limit: number): Promise<Answer> {
  const lines: string[] = []
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of answer.body) {
    const texts = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = texts.pop() ?? ''
    for (const text of texts) lines.push(text)
    if (lines.length > limit) break
  }
  if (rest !== '') lines.push(rest)
  const cut = lines.length > limit
  const data = lines.slice(0, limit).join(',\n')
  const text = `{"meta":${JSON.stringify({ ...metaRecord(answer.meta), cut })},"data":[\n${data}]}\n`
  const { held: _, ...given } = answer
  return { ...given, format: 'json', body: once(Buffer.from(text)) }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
