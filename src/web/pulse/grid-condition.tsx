import { Link } from 'react-router'
import type { GridConditionView } from './day-view.ts'
import { KeptUnits } from './kept-units.tsx'

/** How the grid stood, in a word and why. */
export const GridCondition = ({
  condition: { word, text, links },
}: {
  condition: GridConditionView
}): React.ReactNode => (
  <p className="condition">
    <strong>Grid condition: {word}.</strong> <KeptUnits text={text} />
    {links ? (
      <>
        {' '}
        <span className="condition-note">
          Told by these adders; the operator’s own condition is not collected.{' '}
          <Link to={links.pricesHref}>Prices of the day</Link> · <a href={links.sqlHref}>SQL</a>
        </span>
      </>
    ) : null}
  </p>
)
