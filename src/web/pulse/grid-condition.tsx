import { Link } from 'react-router'
import type { GridConditionView } from './day-view.ts'
import { KeptUnits } from './kept-units.tsx'

/** How the grid stood, in a word and why. */
export const GridCondition = ({ condition }: { condition: GridConditionView }): React.ReactNode => (
  <p className="condition">
    <strong>Grid condition: {condition.word}.</strong> <KeptUnits text={condition.text} />{' '}
    <span className="condition-note">
      Told by these adders; ERCOT’s own condition is not collected.{' '}
      <Link to={condition.pricesHref}>Prices of the day</Link> · <a href={condition.sqlHref}>SQL</a>
    </span>
  </p>
)
