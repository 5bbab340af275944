import { Card } from '../components/card.tsx'
import type { CleanView } from './clean-view.ts'

/** How good the forecast was, and how it is made. */
export function SkillCard({ view: { skill, authority } }: { view: CleanView }): React.ReactNode {
  return (
    <Card
      id="skill"
      title="How good is this forecast?"
      scope={`${authority.code} · each forecast as of 06:00, for 24 hours`}
      footer="Replayed from what was known each morning alone, against what came"
    >
      <p className="clean-lead">{skill.text}</p>
      {skill.rows.length > 0 ? (
        <dl className="skill">
          {skill.rows.map(({ label, value, note }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <strong>{value}</strong> <span className="dim">{note}</span>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {skill.baseline === undefined ? null : <p className="dim">{skill.baseline}</p>}
      <h3>{skill.method.title}</h3>
      <p>{skill.method.description}</p>
    </Card>
  )
}
