/** A page that every test of all pages opens. */
export interface PageCase {
  name: string
  path: string
  /** Its first heading. */
  heading: RegExp
  /** What stands in it without JavaScript. */
  noScript: readonly (string | RegExp)[]
}

/** Every page, with the forms of its address that may differ: add yours. */
export const PAGES: readonly PageCase[] = [
  {
    name: 'pulse',
    path: '/ba/ERCO',
    heading: /grid/i,
    noScript: ['Simulated data', /as of/i],
  },
]
