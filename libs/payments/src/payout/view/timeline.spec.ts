import { splitPayment } from '../../allocation/split-payment';
import type { Allocation } from '../../allocation/allocation';
import type { Payout } from '../payout';
import { timelineOf, type PayoutCircumstances } from './timeline';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const HOUR = 3_600_000;
const at = (hours: number): Date => new Date(NOW + hours * HOUR);
const members = [{ influencerId: 'a', shareBps: 10_000 }];
const [, fresh] = splitPayment(
  { bookingId: 'b', amount: 100, currency: 'EUR', feeBps: 1_500, members },
  new Date(NOW),
);

const show = (
  changes: Partial<Allocation>,
  more: Partial<PayoutCircumstances> = {},
  payouts: Payout[] = [],
) => {
  const circumstances = { schedule: 'immediately' as const, canReceive: true, now: NOW, ...more };
  const { stage, blockedBy, expectedAt } = timelineOf(
    { ...(fresh as Allocation), ...changes },
    payouts,
    circumstances,
  );
  return [stage, blockedBy, expectedAt?.toISOString() ?? null];
};

describe('the timeline of a part', () => {
  it('waits for the booking to be completed', () => {
    expect(show({})).toEqual(['pending', ['not_completed'], null]);
  });

  it('cools down, and is expected at its end', () => {
    expect(show({ releaseAt: at(5) })).toEqual(['cooling', ['cooling_down'], '2026-11-22T17:00:00.000Z']);
    expect(show({ releaseAt: at(5) }, { schedule: 'daily' })[2]).toBe('2026-11-23T00:00:00.000Z');
  });

  it('cannot say when while it is disputed or the account is not ready', () => {
    expect(show({ releaseAt: at(5), frozenBy: ['dispute'], frozen: true })).toEqual([
      'cooling',
      ['cooling_down', 'dispute'],
      null,
    ]);
    expect(show({ status: 'releasable' }, { canReceive: false })).toEqual([
      'releasable',
      ['onboarding'],
      null,
    ]);
  });

  it('waits for its day, for a request, for a minimum, for our money at the provider', () => {
    const released = { status: 'releasable', payoutAt: at(12) } as const;
    expect(show(released, { schedule: 'daily' })).toEqual([
      'releasable',
      ['schedule'],
      '2026-11-23T00:00:00.000Z',
    ]);
    expect(show({ status: 'releasable' }, { schedule: 'manual' })).toEqual(['releasable', ['request'], null]);
    expect(show({ ...released, heldUpBy: 'minimum_amount' })[1]).toEqual(['minimum_amount']);
    expect(show({ ...released, heldUpBy: 'provider_balance' })[1]).toEqual(['provider_balance']);
  });

  it('is on its way until the provider has moved it', () => {
    const payout = { id: 'p', status: 'requested' } as Payout;
    expect(show({ status: 'transferred', payoutId: 'p' }, {}, [payout])[0]).toBe('in_transit');
    expect(show({ status: 'transferred', payoutId: 'p' }, {}, [{ ...payout, status: 'paid' }])[0]).toBe(
      'paid',
    );
  });

  it('goes by the transfer that carries it, not by those before or of others', () => {
    const [refused, second] = [
      { id: 'p1', status: 'failed' },
      { id: 'p2', status: 'requested' },
    ] as Payout[];
    const carried = (payoutId: string) =>
      show({ status: 'transferred', payoutId }, {}, [refused as Payout, second as Payout])[0];
    expect(carried('p2')).toBe('in_transit');
    expect(carried('p1')).toBe('paid');
  });

  it('waits for its day no longer than until it has come', () => {
    expect(show({ status: 'releasable', payoutAt: at(0) }, { schedule: 'daily' })[1]).toEqual([]);
  });
});
