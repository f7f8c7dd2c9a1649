import type { PaymentStatus } from '@noillin/contracts';
import fc from 'fast-check';
import type { EventPosition } from '../provider/event-order';
import { decideTransition } from './decide-transition';
import type { PaymentEvent } from './payment-machine';

interface Happening extends EventPosition {
  event: PaymentEvent;
}
interface State {
  status: PaymentStatus;
  last: EventPosition | null;
}

const apply = ({ status, last }: State, happening: Happening): State => {
  const decision = decideTransition(status, happening.event, happening, last);
  return decision.changes ? { status: decision.to, last: happening } : { status, last };
};
const outcomeOf = (happenings: Happening[]): PaymentStatus =>
  happenings.reduce(apply, { status: 'created', last: null } as State).status;

/** What happens at a provider: attempts that fail, each perhaps seen in progress, and perhaps one that succeeds. */
const historyOf = (attempts: boolean[], ending: 'succeeds' | 'open', numbered: boolean): Happening[] => {
  const names = [
    ...attempts.flatMap((seen): PaymentEvent[] => (seen ? ['process', 'fail'] : ['fail'])),
    ...(ending === 'succeeds' ? (['process', 'succeed'] as const) : (['process'] as const)),
  ];
  return names.map((event, index) => ({
    event,
    occurredAt: new Date(index * 1_000),
    sequence: numbered ? index + 1 : null,
  }));
};

const histories = fc
  .tuple(
    fc.array(fc.boolean(), { maxLength: 4 }),
    fc.constantFrom('succeeds' as const, 'open' as const),
    fc.boolean(),
  )
  .map((parts) => historyOf(...parts));

describe('decideTransition', () => {
  it('ends where the provider ended, whatever order events arrive in and however often', () => {
    const deliveries = histories.chain((history) =>
      fc.tuple(
        fc.constant(history),
        fc.shuffledSubarray([...history, ...history], { minLength: history.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(deliveries, ([history, delivered]) => {
        expect(outcomeOf(delivered)).toBe(outcomeOf(history));
      }),
      { numRuns: 500 },
    );
  });

  it('never leaves succeeded for an open state', () => {
    const later = { occurredAt: new Date(9_000), sequence: 9 };
    const last = { occurredAt: new Date(1_000), sequence: 1 };
    expect(decideTransition('succeeded', 'fail', later, last)).toEqual({
      changes: false,
      because: 'not_accepted',
    });
    expect(decideTransition('succeeded', 'process', later, last)).toEqual({
      changes: false,
      because: 'not_accepted',
    });
  });

  it('ignores a failure that is older than what it knows', () => {
    const decision = decideTransition(
      'processing',
      'fail',
      { occurredAt: new Date(1_000), sequence: 1 },
      { occurredAt: new Date(2_000), sequence: 2 },
    );
    expect(decision).toEqual({ changes: false, because: 'stale' });
  });

  it('believes that money came even when a later attempt is known to have failed', () => {
    const decision = decideTransition(
      'failed',
      'succeed',
      { occurredAt: new Date(1_000), sequence: 1 },
      { occurredAt: new Date(2_000), sequence: 2 },
    );
    expect(decision).toEqual({ changes: true, to: 'succeeded' });
  });
});
