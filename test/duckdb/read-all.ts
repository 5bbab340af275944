/** All bytes of an answer. */
export async function readAll(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** All bytes of an answer as text. */
export const readText = async (pieces: AsyncIterable<Uint8Array>): Promise<string> => (await readAll(pieces)).toString()
