/** Lines of whole words, each at most so wide; a word longer than a line has a line of its own. A number stays with its unit. */
export function wrapText(text: string, widthPx: number, letterPx: number): string[] {
  const letters = Math.max(1, Math.floor(widthPx / letterPx))
  const lines: string[] = []
  for (const word of joinUnits(text)
    .split(/[ \n\t]+/)
    .filter((part) => part !== '')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const joinUnits = (text: string): string => text.replaceAll(/(\d) (%|MWh|g )/g, '$1\u00a0$2')
