import { type Wire, wireFields } from '../datasets/dataset.ts'

/** How many fields at the start and at the end of its lines a document may have in common. */
export interface SharedFields {
  leading: number
  trailing: number
}

/**
 * The fewest fields at the start and the end of a wire's lines that hold all of its time: most documents speak of one interval, so
 * that these are the same in all of their lines. Undefined where that leaves nothing. Pure.
 */
export function findSharedFields(wire: Wire): SharedFields | undefined {
  const fields = wireFields(wire)
  const { kind: _, ...time } = wire.time
  const places = Object.values(time)
    .flatMap((name) => (typeof name === 'string' && fields.includes(name) ? [fields.indexOf(name)] : []))
    .sort((a, b) => a - b)
  const choices = [...places.keys(), places.length].map((cut) => ({
    leading: (places[cut - 1] ?? -1) + 1,
    trailing: fields.length - (places[cut] ?? fields.length),
  }))
  const [best] = choices.sort((a, b) => a.leading + a.trailing - b.leading - b.trailing)
  return best && places.length > 0 && best.leading + best.trailing < fields.length ? best : undefined
}

/** Lines without what they have in common. */
export interface BareLines {
  lines: readonly string[]
  /** The common fields, those at the start first, as one line of CSV. */
  shared: string
}

/** Takes the common fields off the lines of a document; undefined where they differ from line to line. Pure. */
export function stripShared(rows: string, { leading, trailing }: SharedFields): BareLines | undefined {
  const end = rows.indexOf('\n')
  const first = end === -1 ? rows : rows.slice(0, end)
  const fields = first.split(',')
  if (fields.length <= leading + trailing) return undefined
  const head = fields.slice(0, leading)
  const tail = fields.slice(fields.length - trailing)
  const prefix = head.map((field) => `${field},`).join('')
  const suffix = tail.map((field) => `,${field}`).join('')
  if (!rows.endsWith(suffix) || rows.length < prefix.length + suffix.length) return undefined
  const lines = rows.slice(prefix.length, rows.length - suffix.length).split(`${suffix}\n${prefix}`)
  return lines.some((line) => line.includes('\n')) ? undefined : { lines, shared: [...head, ...tail].join(',') }
}
