import type { ReferenceView } from './gallery-view.ts'

/** The days that scores are measured by. */
export function ReferenceNote({ reference }: { reference: ReferenceView }): React.ReactNode {
  return (
    <>
      <p>
        Reference window <strong className="reference-id">{reference.id}</strong>
        {reference.kept ? null : ' (provisional)'}: {reference.text}
      </p>
      <ul className="spreads">
        {reference.spreads.map(({ label, text }) => (
          <li key={label}>
            {label}: {text}
          </li>
        ))}
      </ul>
    </>
  )
}
