/** Longer SQL is packed into an address. */
const PLAIN_CHARS = 600
/** What a packed text may grow to. */
const MAX_CHARS = 100_000
/** No SELECT begins with it. */
const MARK = '~'

/** SQL as an address has it: as it is, or where it is long `~` and its deflated bytes in base64url. */
export async function packSql(sql: string): Promise<string> {
  if (sql.length <= PLAIN_CHARS) return sql
  const stream = new Blob([sql]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return MARK + text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The SQL of an address; undefined where it was mangled. */
export async function unpackSql(text: string): Promise<string | undefined> {
  if (!text.startsWith(MARK)) return text
  try {
    const packed = atob(text.slice(MARK.length).replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(packed, (char) => char.charCodeAt(0))
    return await readText(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')))
  } catch {
    return undefined
  }
}

async function readText(stream: ReadableStream<Uint8Array>): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = stream.getReader()
  let text = ''
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    text += decoder.decode(step.value, { stream: true })
    if (text.length <= MAX_CHARS) continue
    await reader.cancel()
    return undefined
  }
  return text + decoder.decode()
}
