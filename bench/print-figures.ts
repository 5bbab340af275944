import type { Figure } from './figure.ts'

const HEAD = ['bench', 'figure', 'ours', 'peer', '', 'ratio', 'budget', '']

/** The figures as a table of text. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.bench,
    figure.what,
    `${short(figure.ours)} ${figure.unit}`,
    figure.peer === undefined ? '' : `${short(figure.peer)} ${figure.unit}`,
    figure.peerName ?? '',
    figure.ratio === undefined ? '' : `${figure.ratio.toFixed(2)} ×`,
    figure.budget ?? '',
    figure.met === undefined ? '' : figure.met ? 'met' : 'MISSED',
  ])
  const widths = HEAD.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)))
  return [HEAD, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
