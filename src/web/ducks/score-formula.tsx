/** How a score is made, in one line and three sentences. */
export function ScoreFormula(): React.ReactNode {
  return (
    <>
      <p className="formula">
        score = 0.50 × <b>ramp</b> + 0.35 × <b>valley</b> + 0.15 × <b>trough</b>
      </p>
      <p>
        Each is a percentile, 0 to 100, among the days of the reference window. Net load here is demand less solar. The
        ramp is its steepest rise from one hour to the next between 15:00 and 21:00; the valley is the day’s highest
        hour less the lowest of 10:00 to 15:00; the trough is when that lowest hour begins, earlier being more of a
        duck. A day that neither dips nor ramps scores 0.
      </p>
    </>
  )
}
