/** A letter on average, at the largest size, in the drawing's own pixels. */
const LETTER_PX = 8

/** Width of a label, about, in the drawing's own pixels. */
export const labelWidthPx = (label: string): number => label.length * LETTER_PX
