import { describe, expect, it } from 'vitest'
import { alignNumbers } from '../../src/ingest/align-numbers.ts'

describe('alignNumbers', () => {
  const plan = { common: { leading: 1, trailing: 1 }, keyFields: 1, numberFields: 1, firstKey: 5 }
  const rowsIn = (alignment: ReturnType<typeof alignNumbers>) =>
    [...(alignment?.runs() ?? [])].flatMap(({ docs, keys, numbers, from }) =>
      docs.flatMap((doc, nth) => keys.map((key, place) => [doc, key, numbers[from + nth * keys.length + place]])),
    )

  it('puts rows by location, then by document', () => {
    const alignment = alignNumbers(Buffer.from('d,b,1,x\nd,a,2,x'), plan)
    expect(alignment?.keys).toEqual(['5,b', '6,a'])
    expect(alignment?.add(0, Buffer.from('d,b,1,x\nd,a,2,x'))).toBe('d,x')
    expect(alignment?.add(17, Buffer.from('e,b,123456789,y\ne,a,-0.5,y'))).toBe('e,y')
    expect(rowsIn(alignment)).toEqual([
      [0, 6, 2],
      [17, 6, -0.5],
      [0, 5, 1],
      [17, 5, 123456789],
    ])
  })

  it('puts the keys of one location side by side, and takes in more documents than a block holds', () => {
    const alignment = alignNumbers(Buffer.from('d,b,P,1,9,x\nd,a,P,2,8,x\nd,b,Q,3,7,x'), {
      ...plan,
      keyFields: 2,
      numberFields: 2,
    })
    const docs = Array.from({ length: 40 }, (_, doc) => doc)
    for (const doc of docs) alignment?.add(doc, Buffer.from(`d,b,P,${doc},9,x\nd,a,P,2,8,x\nd,b,Q,3,7.25,x`))
    const runs = [...(alignment?.runs() ?? [])]
    const rows = runs.flatMap(({ docs, keys, numbers, from }) =>
      docs.flatMap((doc, nth) =>
        keys.map((key, place) => {
          const at = from + (nth * keys.length + place) * 2
          return [doc, key, numbers[at], numbers[at + 1]]
        }),
      ),
    )
    expect(rows).toEqual([
      ...docs.map((doc) => [doc, 6, 2, 8]),
      ...docs.flatMap((doc) => [
        [doc, 5, doc, 9],
        [doc, 7, 3, 7.25],
      ]),
    ])
  })

  it('takes in nothing of a document that is otherwise', () => {
    const alignment = alignNumbers(Buffer.from('d,b,1,x\nd,a,2,x'), plan)
    for (const other of [
      'd,b,1,x',
      'd,b,1,x\nd,c,2,x',
      'd,b,1,x\ne,a,2,x',
      'd,b,1,x\nd,a,2,y',
      'd,b,1,x\nd,a,2,x\nd,c,3,x',
      'd,b,1,x\nd,a,2,x\n',
      'd,b,1,x\nd,a,x',
      'd,b,1,x\nd,a,,x',
      'd,b,1,x\nd,a,2e1,x',
      'd,b,1,x\nd,a, 2,x',
      'd,b,1,x\nd,a,-,x',
      'd,b,1,x\nd,a,1.2.3,x',
      'd,b,1,x\nd,a,1234567890.123456,x',
    ])
      expect(alignment?.add(1, Buffer.from(other)), other).toBeUndefined()
    expect(rowsIn(alignment)).toEqual([])
  })

  it('has no alignment of keys that are there twice or have blanks', () => {
    expect(alignNumbers(Buffer.from('d,b,1,x\nd,b,2,x'), plan)).toBeUndefined()
    expect(alignNumbers(Buffer.from('d,b ,1,x\nd,b,2,x'), plan)).toBeUndefined()
  })
})
