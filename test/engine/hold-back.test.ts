import { describe, expect, it } from 'vitest'
import { holdBack } from '../../src/engine/hold-back.ts'

const piece = (text: string) => new Uint8Array(Buffer.from(text))

/** Three pieces of two bytes; `said` what became of them. */
function pieces(said: string[]) {
  async function* make() {
    try {
      for (const text of ['aa', 'bb', 'cc']) {
        said.push(text)
        yield piece(text)
      }
    } finally {
      said.push('end')
    }
  }
  return make()
}

const textOf = async (body: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(body)).toString()

describe('holdBack', () => {
  it.each([
    [0, false, ['aa']],
    [1, false, ['aa']],
    [2, false, ['aa', 'bb']],
    [6, true, ['aa', 'bb', 'cc', 'end']],
    [99, true, ['aa', 'bb', 'cc', 'end']],
  ])('of up to %i bytes: complete %s', async (maxBytes, complete, read) => {
    const said: string[] = []
    const held = await holdBack(pieces(said), maxBytes)
    expect([held.complete, said]).toEqual([complete, read])
    expect(await textOf(held.body)).toBe('aabbcc')
    expect(said.at(-1)).toBe('end')
  })

  it('gives up the rest when it is given up', async () => {
    const said: string[] = []
    const { body } = await holdBack(pieces(said), 0)
    expect((await body.next()).value).toEqual(piece('aa'))
    await body.return?.()
    expect(said).toEqual(['aa', 'end'])
    expect(await textOf(body)).toBe('')
  })

  it('fails as the body does', async () => {
    async function* failing(): AsyncGenerator<Uint8Array, void, undefined> {
      yield piece('aa')
      throw new Error('broken')
    }
    await expect(holdBack(failing(), 99)).rejects.toThrow('broken')
  })
})
