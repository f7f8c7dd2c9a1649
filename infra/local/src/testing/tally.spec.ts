import { NOTHING, add, closingLine, failedAsAWhole, tallyOf } from './tally';

const REPORT = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };

describe('the tally of npm test', () => {
  it('sums every project', () => {
    const sum = add(tallyOf(REPORT), tallyOf({ ...REPORT, numPassedTests: 7, numFailedTests: 0 }));
    expect(closingLine(sum)).toBe('Tests: 12 passed, 1 failed');
  });

  it('counts a suite that could not run as failed', () => {
    expect(tallyOf({ ...REPORT, numRuntimeErrorTestSuites: 2 }).failed).toBe(3);
  });

  it('counts a failed check and keeps its name', () => {
    const tally = add(add(NOTHING, failedAsAWhole('format')), failedAsAWhole('e2e did not finish'));
    expect(tally).toMatchObject({ failed: 2, failures: ['format', 'e2e did not finish'] });
  });

  it('mentions skipped tests only when there are some', () => {
    expect(closingLine(tallyOf({ ...REPORT, numPendingTests: 2, numTodoTests: 1 }))).toBe(
      'Tests: 5 passed, 1 failed, 3 skipped',
    );
  });
});
