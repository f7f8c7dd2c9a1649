import { allocationMachine, type AllocationEvent, type AllocationStatus } from './allocation-machine';

const walk = (...events: AllocationEvent[]): AllocationStatus =>
  events.reduce<AllocationStatus>(
    (status, event) => allocationMachine.next(status, event),
    allocationMachine.initial,
  );

describe('allocation machine', () => {
  it('is released and transferred once the booking is done', () => {
    expect(walk('release', 'transfer')).toBe('transferred');
  });

  it.each([['pending'], ['releasable', 'release'], ['transferred', 'release', 'transfer']] as const)(
    'can go back to the brand while it is %s, in part and wholly',
    (status, ...path) => {
      expect(walk(...(path as AllocationEvent[]), 'give_back_part')).toBe(status);
      expect(walk(...(path as AllocationEvent[]), 'give_back_part', 'give_back_rest')).toBe('reversed');
    },
  );

  it.each(['pending', 'transferred', 'reversed', 'debt'] as const)(
    'transfers nothing that is %s',
    (status) => {
      expect(allocationMachine.accepts(status, 'transfer')).toBe(false);
    },
  );

  it('releases only what is pending, so that nothing is released twice or after it went back', () => {
    expect(allocationMachine.statesAccepting('release')).toEqual(['pending']);
  });

  it('becomes a debt when a transfer cannot be taken back, until later payouts have paid it', () => {
    expect(walk('release', 'transfer', 'give_back_rest', 'owe')).toBe('debt');
    expect(walk('release', 'transfer', 'give_back_rest', 'owe', 'repay_part', 'repay_reversed')).toBe(
      'reversed',
    );
    expect(walk('release', 'transfer', 'give_back_part', 'owe', 'repay_kept')).toBe('transferred');
  });

  it('is ready again when the provider refuses the transfer', () => {
    expect(walk('release', 'transfer', 'transfer_refused')).toBe('releasable');
  });
});
