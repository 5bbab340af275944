import type { ContentEncoding } from '../../engine/cache/held-bytes.ts'

/** The best encoding that an Accept-Encoding header allows; undefined: none of ours, or none wanted. Pure. */
export function negotiateEncoding(acceptEncoding: string | undefined): ContentEncoding | undefined {
  if (acceptEncoding === undefined) return undefined
  const quality = new Map<string, number>()
  for (const part of acceptEncoding.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    const q = Number(parameters.find((text) => text.startsWith('q='))?.slice(2) ?? 1)
    quality.set(name === 'x-gzip' ? 'gzip' : name, Number.isFinite(q) ? q : 0)
  }
  const of = (name: string) => quality.get(name) ?? quality.get('*') ?? 0
  const best = of('br') >= of('gzip') ? 'br' : 'gzip'
  return of(best) > 0 && of(best) >= (quality.get('identity') ?? 0) ? best : undefined
}
