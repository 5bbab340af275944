import type { Page } from 'playwright-core'

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

interface PlacedText {
  text: string
  box: Box
}

/** The frame of a drawing and the texts in it, in pixels of the window. */
export interface ChartTexts {
  frame: Box
  texts: readonly PlacedText[]
}

/** As much of an element as is read of it; tests are compiled without the browser's types. */
interface ElementInPage {
  textContent: string
  getBoundingClientRect(): { toJSON(): Box }
  querySelectorAll(selector: string): Iterable<ElementInPage>
}

/** Reads every drawing in sight. */
export async function readChartTexts(page: Page): Promise<ChartTexts[]> {
  return page.locator('.plot > svg:visible').evaluateAll((drawings: ElementInPage[]) =>
    drawings.map((drawing) => ({
      frame: drawing.getBoundingClientRect().toJSON(),
      texts: [...drawing.querySelectorAll('text')].map((text) => ({
        text: text.textContent,
        box: text.getBoundingClientRect().toJSON(),
      })),
    })),
  )
}

/** Texts that reach out of their drawing, and texts that lie on another. */
export function findUnreadable({ frame, texts }: ChartTexts): string[] {
  const isCut = ({ box }: PlacedText) => box.left < frame.left - 1 || box.right > frame.right + 1
  const isCovered = ({ box }: PlacedText, index: number) =>
    texts.slice(index + 1).some((other) => touch(box, other.box))
  return [
    ...texts.filter(isCut).map(({ text }) => `cut off: ${text}`),
    ...texts.filter(isCovered).map(({ text }) => `covered: ${text}`),
  ]
}

/** Boxes of text have air above and below the letters. */
function touch(a: Box, b: Box): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return across > 0 && down > (a.bottom - a.top) / 3
}
