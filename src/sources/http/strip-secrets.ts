/** What stands where a secret stood. */
const REDACTED = 'REDACTED'

const SECRET_NAME =
  '(?:[\\w-]*api(?:_|-|%5F|%2D)?key|access(?:_|-)?token|token|[\\w-]*subscription-key|client(?:_|-)?secret|password|signature)'
const IN_QUERY = new RegExp(`((?:^|[?&;\\s"'(])${SECRET_NAME}=)[^&#\\s"'<>)]*`, 'gi')
const IN_JSON = new RegExp(`("${SECRET_NAME}"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"|[^\\s,{}[\\]"]+)`, 'gi')
const IN_USER_INFO = /([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi
const IN_AUTHORIZATION = /(authorization["']?\s*[:=]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',]+/gi
const BEARER = /\b((?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi
const SECRET_HEADER = /^(authorization|proxy-authorization|cookie|x-api-key|ocp-apim-subscription-key)$|token|secret/i

// EIA v2 echoes the caller's key in `request.params.api_key`.
const BODY_KEY_NAMES = ['"api_key"', '"api-key"', '"apikey"', '"apiKey"', '"API_KEY"']
const BODY_KEY = new RegExp(`((?:${BODY_KEY_NAMES.join('|')})\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"|[^\\s,{}[\\]"]+)`, 'g')

/** Shorter values occur in data by chance; those are only found by their name. */
const MIN_LITERAL_LENGTH = 6

/** Every secret a request carries, in each spelling under which an answer or an error could repeat it. */
export function findSecrets(url: string, headers: Readonly<Record<string, string>> = {}): string[] {
  const values: string[] = []
  const isSecretName = new RegExp(`^${SECRET_NAME}$`, 'i')
  if (URL.canParse(url)) {
    const parsed = new URL(url)
    for (const [name, value] of parsed.searchParams) if (isSecretName.test(name)) values.push(value)
    values.push(parsed.password, new URLSearchParams(`v=${parsed.password}`).get('v') ?? '')
  }
  for (const [name, value] of Object.entries(headers)) {
    if (SECRET_HEADER.test(name)) values.push(value, value.replace(/^(bearer|basic)\s+/i, ''))
  }
  const spellings = values.flatMap((value) => [
    value,
    encodeURIComponent(value),
    new URLSearchParams({ v: value }).toString().slice(2),
    JSON.stringify(value).slice(1, -1),
    JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/'),
  ])
  return [...new Set(spellings)].filter((text) => text.length >= MIN_LITERAL_LENGTH).sort((a, b) => b.length - a.length)
}

/** `text` without the secrets it names (query values, JSON members, Authorization, user info) and without `literals`. */
export function stripTextSecrets(text: string, literals: readonly string[] = []): string {
  let stripped = text
  for (const literal of literals) stripped = stripped.replaceAll(literal, REDACTED)
  return stripped
    .replace(IN_USER_INFO, `$1${REDACTED}@`)
    .replace(IN_QUERY, `$1${REDACTED}`)
    .replace(IN_JSON, `$1"${REDACTED}"`)
    .replace(IN_AUTHORIZATION, `$1${REDACTED}`)
    .replace(BEARER, `$1${REDACTED}`)
}

/** `url` as it may be shown and stored. */
export function stripUrlSecrets(url: string): string {
  return stripTextSecrets(url, findSecrets(url))
}

/** A body as it may be shown and stored: the value of any `"api_key"` and every one of `literals` replaced. Other bytes stay as they are. */
export function stripBodySecrets(bytes: Uint8Array, literals: readonly string[] = []): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const present = literals.filter((literal) => buffer.includes(literal, 0, 'utf8'))
  // Looked for in the bytes first: most bodies hold no secret, and a large one does not fit in a string.
  if (present.length === 0 && !BODY_KEY_NAMES.some((name) => buffer.includes(name))) return bytes
  let text = buffer.toString('latin1') // one character per byte: what is not replaced comes back as it was
  for (const literal of present) text = text.replaceAll(Buffer.from(literal, 'utf8').toString('latin1'), REDACTED)
  return Uint8Array.from(Buffer.from(text.replace(BODY_KEY, `$1"${REDACTED}"`), 'latin1'))
}

/** A copy of `error` and of its causes with nothing secret in it; whatever else hung on the original is left behind. */
export function stripErrorSecrets(error: unknown, literals: readonly string[] = [], depth = 5): Error {
  if (!(error instanceof Error)) return new Error(stripTextSecrets(String(error), literals))
  const cause =
    error.cause === undefined || depth === 0 ? undefined : stripErrorSecrets(error.cause, literals, depth - 1)
  const copy: Error & { code?: string } = new Error(stripTextSecrets(error.message, literals), cause && { cause })
  copy.name = error.name
  if ('code' in error && typeof error.code === 'string') copy.code = error.code
  return copy
}
