/** Text in which what stands between backticks is code. */
export function Ticked({ text }: { text: string }): React.ReactNode {
  return text.split('`').map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts never change their order
      <code key={at}>{part}</code>
    ),
  )
}
