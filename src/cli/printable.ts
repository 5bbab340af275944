/** `text` with control characters shown instead of sent to the terminal: names and contents of files are anybody's. */
export const printable = (text: string): string =>
  text.replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`)
