import { escapeMarkup } from './escape-markup.ts'

/** What others paste into their page to show a chart. */
export const iframeSnippet = (
  src: string,
  title: string,
  { width, height }: { width: number; height: number },
): string =>
  `<iframe src="${escapeMarkup(src)}" title="${escapeMarkup(title)}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`
