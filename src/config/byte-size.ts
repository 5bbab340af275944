const UNITS: Readonly<Record<string, number>> = Object.freeze({
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
  tib: 1024 ** 4,
})

/** Bytes in a text such as `512MB`, `1.5 GiB` or `1000000`; undefined when it is none. */
export function parseByteSize(text: string): number | undefined {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? []
  const factor = unit === undefined ? undefined : UNITS[unit.toLowerCase()]
  return amount === undefined || factor === undefined ? undefined : Math.round(Number(amount) * factor)
}
