/** Counts of a vitest JSON report. A file that failed before its tests could run counts as one failure. */
export function countTests(report) {
  const files = report.testResults
  const tests = files.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })))
  const brokenFiles = files.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed))
  const skipped = tests.filter((test) => test.status !== 'passed' && !isFailed(test))
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter(isFailed).length + brokenFiles.length,
    skipped: skipped.length,
    skippedNames: skipped.map((test) => `${test.file}: ${test.fullName}`),
  }
}

const isFailed = (test) => test.status === 'failed'

/** The closing line that CI reads. */
export function closingLine({ passed, failed, skipped }) {
  return `tests: ${passed} passed, ${failed} failed, ${skipped} skipped`
}
