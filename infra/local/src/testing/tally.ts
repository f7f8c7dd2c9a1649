/** What Jest's `--json` says, as far as it is counted. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests?: number;
  /** Suites that could not even run. */
  numRuntimeErrorTestSuites: number;
}

/** What all stages together came to. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** Names of checks and stages that failed as a whole: "format", "e2e did not finish". */
  failures: readonly string[];
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };

export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    failures: [...one.failures, ...other.failures],
  };
}

/** A whole check or stage that failed counts as one failed test and is named. */
export function failedAsAWhole(name: string): Tally {
  return { ...NOTHING, failed: 1, failures: [name] };
}

/** A suite that could not run counts as one failed test: none of its tests was seen to pass. */
export function tallyOf(report: JestReport): Tally {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    failures: [],
  };
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `Tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
