/** Markup that is in the document already, or that came with a navigation. */
export interface Drawing {
  id: string
  markup: string | undefined
}
