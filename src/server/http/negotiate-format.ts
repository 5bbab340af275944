import { ANSWER_FORMATS, ANSWER_MEDIA_TYPES, type AnswerFormat } from '../../contract/answer-format.ts'

/** The format of an answer: the one asked for by name, else the Accept header's favourite; undefined where it accepts none of ours. */
export function negotiateFormat(named: AnswerFormat | undefined, accept: string | undefined): AnswerFormat | undefined {
  if (named) return named
  if (accept === undefined || accept.trim() === '') return 'json'
  for (const range of parseAccept(accept)) {
    if (range === '*/*' || range === 'application/*') return 'json'
    if (range === 'text/*') return 'csv'
    const found = ANSWER_FORMATS.find((format) => ANSWER_MEDIA_TYPES[format].split(';')[0] === range)
    if (found) return found
  }
  return undefined
}

/** Media ranges, most wanted first. */
function parseAccept(accept: string): string[] {
  return accept
    .split(',')
    .map((part, index) => {
      const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
      const quality = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1)
      return { type, quality: Number.isFinite(quality) ? quality : 0, index }
    })
    .filter(({ type, quality }) => type !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index)
    .map(({ type }) => type)
}
