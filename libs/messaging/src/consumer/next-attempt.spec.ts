import { DomainError } from '@noillin/contracts';
import { ContractViolation } from '../envelope';
import { decideNext } from './next-attempt';

/** Fails with the same error until there is no next attempt, at most `most` times; answers the pauses. */
const pauses = (error: unknown, most = 10) => {
  let headers = {};
  const delays: number[] = [];
  while (delays.length < most) {
    const next = decideNext(headers, error);
    if (next.delayMs === undefined) break;
    headers = { ...headers, ...next.headers };
    delays.push(next.delayMs);
  }
  return delays;
};
const down = new DomainError('dependency_unavailable', { dependency: 'search engine' });

describe('the next attempt', () => {
  it('comes after growing pauses, four times', () => {
    expect(pauses(new Error('no'))).toEqual([500, 2_000, 10_000, 60_000]);
  });

  it('does not come for what breaks its contract', () => {
    expect(pauses(new ContractViolation('no'))).toEqual([]);
  });

  it('comes for ever, and never long after, while a dependency is down', () => {
    expect(pauses(down, 6)).toEqual([500, 2_000, 10_000, 10_000, 10_000, 10_000]);
  });

  it('counts a database that does not answer as a dependency that is down', () => {
    const error = Object.assign(new Error('no primary'), { name: 'MongoServerSelectionError' });
    expect(pauses(error)).toHaveLength(10);
  });

  it('is not used up by waiting for a dependency', () => {
    const { headers } = decideNext({ 'x-put-off': 9 }, down);
    expect(decideNext(headers, new Error('no')).delayMs).toBe(500);
  });

  it('counts refusals of ours as failures of the message', () => {
    expect(pauses(new DomainError('not_found', { resource: 'gig' }))).toHaveLength(4);
  });
});
