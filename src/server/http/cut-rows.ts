import type { Answer } from '../../engine/question.ts'

/**
 * The first `limit` rows of an answer in JSON, which has a line for its head and one a row, with `meta.cut`: whether there are more.
 * What follows is not made: the query ends there.
 */
export async function cutRows(answer: Answer, limit: number): Promise<Answer> {
  const lines: string[] = []
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of answer.body) {
    const texts = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = texts.pop() ?? ''
    for (const text of texts) lines.push(text)
    if (lines.length > limit + 1) break
  }
  const [head = '', ...others] = lines
  const rows = others.filter((line) => line.startsWith('{')).map((line) => line.replace(/,$/, ''))
  const { meta } = JSON.parse(head.endsWith(']}') ? head : `${head}]}`) as { meta: object }
  const data = rows.slice(0, limit).join(',\n')
  const text = `{"meta":${JSON.stringify({ ...meta, cut: rows.length > limit })},"data":[\n${data}]}\n`
  const { held: _, ...given } = answer
  return { ...given, body: once(Buffer.from(text)) }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
