const QUANTITY = /([−-]?\$?\d[\d,.]*\s(?:%|[MG]Wh|g CO₂\/kWh))/

/** Text whose numbers stay with their units where a line ends. */
export const KeptUnits = ({ text }: { text: string }): React.ReactNode =>
  text.split(QUANTITY).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
      <span key={index} className="quantity">
        {part}
      </span>
    ),
  )
