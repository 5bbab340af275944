import type { ChartSize } from '../charts/time-chart.server.ts'
import type { EmbedPicture } from './embed-chart.ts'
import { escapeMarkup } from './escape-markup.ts'
import { framePicture } from './frame-picture.server.ts'
import { type PictureTheme, pictureStyle, tokensStyle } from './picture-style.server.ts'

const WIDE: ChartSize = { width: 960, height: 540 }
const NARROW: ChartSize = { width: 360, height: 480 }

export interface EmbedHtmlOptions {
  theme: PictureTheme
  /** Undefined: as wide as the frame it stands in. */
  size: ChartSize | undefined
  origin: string
}

/** A page that is one picture, leading to the page it is of. It has no script and asks for nothing else. */
export function embedHtml(picture: EmbedPicture, { theme, size, origin }: EmbedHtmlOptions): string {
  const style = pictureStyle(theme)
  const draw = (of: ChartSize) => framePicture(picture, { ...of, style, zoom: 1 })
  const drawings = size ? draw(size) : `<div class="wide">${draw(WIDE)}</div><div class="narrow">${draw(NARROW)}</div>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeMarkup(picture.title)} · gridlake</title>
<link rel="canonical" href="${escapeMarkup(new URL(picture.href, origin).href)}">
<style>${theme === 'auto' ? tokensStyle() : ''}
body{margin:0;font-family:system-ui,sans-serif}
main>a{display:block}
main>a:focus-visible{outline:3px solid #3d6fc4;outline-offset:-3px}
.wide>svg,.narrow>svg,main>a>svg{display:block;width:100%;height:auto}
.narrow{display:none}
@media (max-width:620px){.wide{display:none}.narrow{display:block}}
h1{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
</style>
</head>
<body>
<main>
<h1>${escapeMarkup(picture.title)}</h1>
<a href="${escapeMarkup(new URL(picture.href, origin).href)}" target="_blank" rel="noopener" aria-label="${escapeMarkup(`${picture.title} Opens in gridlake.`)}">${drawings}</a>
</main>
</body>
</html>
`
}

/** In place of a picture that cannot be had. */
export const embedProblemHtml = (message: string, origin: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>Nothing to show · gridlake</title>
<style>:root{color-scheme:light dark}body{margin:0;padding:24px;font:15px/1.45 system-ui,sans-serif}h1{font-size:17px}</style>
</head>
<body>
<main>
<h1>Nothing to show</h1>
<p>${escapeMarkup(message)}</p>
<p><a href="${escapeMarkup(origin)}" target="_blank" rel="noopener">gridlake</a></p>
</main>
</body>
</html>
`
