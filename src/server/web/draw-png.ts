import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const FONTS = ['DejaVuSans', 'DejaVuSans-Bold']

/** Draws SVG markup as a PNG image, `scale` times as large. Letters are those of the fonts that come along. */
export async function drawPng(svg: string, scale = 1): Promise<Uint8Array<ArrayBuffer>> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontFiles: FONTS.map((name) => require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)),
      loadSystemFonts: false,
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  })
  return new Uint8Array(image.asPng())
}
