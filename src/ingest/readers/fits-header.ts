import type { Wire } from '../../datasets/dataset.ts'

/** Whether columns found by name, in any order, are those of a wire; blanks around names aside. Its optional ones may lack. */
export function fitsHeader({ header, optional = [] }: Wire, found: readonly string[]): boolean {
  const known = new Set(header.map((name) => name.trim()))
  return (
    new Set(found).size === found.length &&
    found.every((name) => known.has(name)) &&
    header.every((name) => optional.includes(name) || found.includes(name.trim()))
  )
}
