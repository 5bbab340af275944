/**
 * The CSV with line feeds alone where it mixes line ends, which DuckDB's reader gives up on, together with every other file of
 * the query; otherwise as it is. Byte offsets told of such a document are those without its carriage returns.
 */
export function evenLineEnds(csv: Uint8Array): Uint8Array {
  if (!csv.includes(0x0d)) return csv
  const text = Buffer.from(csv.buffer, csv.byteOffset, csv.byteLength).toString('latin1')
  const isEven = !/\r(?!\n)|(?<!\r)\n/.test(text)
  return isEven ? csv : Buffer.from(text.replace(/\r+\n?/g, '\n'), 'latin1')
}
