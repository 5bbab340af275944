import { drawPng } from './draw-png.ts'

/** Answers a request for a picture as PNG with what the pages draw of it as SVG: `/og/pulse.png` is `/og/pulse.svg`. */
export async function answerPng(request: Request, drawSvg: (request: Request) => Promise<Response>): Promise<Response> {
  const url = new URL(request.url)
  url.pathname = url.pathname.replace(/\.png$/, '.svg')
  const svg = await drawSvg(new Request(url, { headers: request.headers, signal: request.signal }))
  if (!svg.ok) return svg
  const image = await drawPng(await svg.text(), url.searchParams.get('scale') === '2' ? 2 : 1)
  return new Response(image, {
    headers: { 'content-type': 'image/png', 'cache-control': svg.headers.get('cache-control') ?? 'no-cache' },
  })
}
