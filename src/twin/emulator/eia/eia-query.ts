/** A request to a data route of EIA v2, read from its query string. */
export interface EiaQuery {
  apiKey: string
  /** What the answer repeats of the request, in the shape EIA gives it. */
  echo: Record<string, unknown>
  wantsValue: boolean
  facets: Readonly<Record<string, readonly string[]>>
  /** Hours' ends, whole hours since 1970, both inclusive; undefined: open. */
  startHour: number | undefined
  endHour: number | undefined
  sort: readonly { column: string; descending: boolean }[]
  offset: number
  length: number
}

export const MAX_ROWS = 5000
const HOUR_MS = 3_600_000

/** Reads the bracketed parameters: `facets[respondent][]`, `sort[0][column]`, `data[0]`. Undefined with the name of a parameter that cannot be read. */
export function readEiaQuery(params: URLSearchParams): EiaQuery | { unreadable: string } {
  const facets: Record<string, string[]> = {}
  const sort: { column?: string; direction?: string }[] = []
  const data: string[] = []
  for (const [name, value] of params) {
    const facet = /^facets\[([^\]]+)\]\[[^\]]*\]$/.exec(name)?.[1]
    const order = /^sort\[(\d+)\]\[(column|direction)\]$/.exec(name)
    if (facet !== undefined) {
      facets[facet] ??= []
      facets[facet].push(value)
    } else if (order !== null) {
      const index = Number(order[1])
      sort[index] = { ...sort[index], [order[2] as string]: value }
    } else if (/^data(\[\d*\])?$/.test(name)) data.push(value)
  }
  const startHour = readHour(params.get('start'))
  const endHour = readHour(params.get('end'))
  if (startHour === null) return { unreadable: 'start' }
  if (endHour === null) return { unreadable: 'end' }
  const length = readCount(params.get('length'), MAX_ROWS)
  const offset = readCount(params.get('offset'), 0)
  if (length === undefined) return { unreadable: 'length' }
  if (offset === undefined) return { unreadable: 'offset' }
  const orders = sort.filter((order) => order?.column !== undefined)
  return {
    apiKey: params.get('api_key') ?? '',
    echo: echoRequest(params, data, facets, orders),
    wantsValue: data.includes('value'),
    facets,
    startHour,
    endHour,
    sort: orders.map((order) => ({ column: order.column ?? '', descending: order.direction === 'desc' })),
    offset,
    length: Math.min(length, MAX_ROWS),
  }
}

/** `2024-01-07T05` or `2024-01-07`, which EIA takes for hour 00 of that day. Null: unreadable. */
function readHour(text: string | null): number | undefined | null {
  if (text === null || text === '') return undefined
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2})(?::00)*Z?)?$/.exec(text)
  if (match === null) return null
  try {
    return Temporal.Instant.from(`${match[1]}T${match[2] ?? '00'}:00Z`).epochMilliseconds / HOUR_MS
  } catch {
    return null
  }
}

function readCount(text: string | null, otherwise: number): number | undefined {
  if (text === null || text === '') return otherwise
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function echoRequest(
  params: URLSearchParams,
  data: readonly string[],
  facets: Record<string, string[]>,
  sort: readonly unknown[],
): Record<string, unknown> {
  const plain = (name: string) => (params.has(name) ? { [name]: params.get(name) } : {})
  return {
    ...plain('frequency'),
    ...(data.length > 0 ? { data } : {}),
    ...(Object.keys(facets).length > 0 ? { facets } : {}),
    ...plain('start'),
    ...plain('end'),
    ...(sort.length > 0 ? { sort } : {}),
    ...plain('offset'),
    ...plain('length'),
    ...plain('api_key'),
  }
}
