import chart from '../styles/chart.css?raw'
import dense from '../styles/dense.css?raw'
import intensity from '../styles/intensity.css?raw'
import overlay from '../styles/overlay.css?raw'
import stack from '../styles/stack.css?raw'
import tokensCss from '../styles/tokens.css?raw'
import { FRAME_STYLE } from './frame-style.ts'
import { readTokens, resolveStyle } from './resolve-style.ts'

/** `auto` follows the reader's own choice, which only a browser knows. */
export const PICTURE_THEMES = ['auto', 'light', 'dark'] as const
export type PictureTheme = (typeof PICTURE_THEMES)[number]

/** Style sheets whose classes charts have, in the order the pages have them. */
const SHEETS = [chart, stack, dense, intensity, overlay, FRAME_STYLE].join('\n')

/** The style of a drawing that stands alone. */
export function pictureStyle(theme: PictureTheme): string {
  return theme === 'auto' ? resolveStyle(SHEETS) : resolveStyle(SHEETS, readTokens(tokensCss)[theme])
}

/** Custom properties of a page that holds drawings of the theme `auto`. */
export const tokensStyle = (): string => {
  const { light, dark } = readTokens(tokensCss)
  const block = (tokens: ReadonlyMap<string, string>) =>
    `:root{${[...tokens].map(([name, value]) => `${name}:${value}`).join(';')}}`
  return `${block(light)}@media (prefers-color-scheme:dark){${block(dark)}}`
}
