import { BOOKING_STATUSES, isDomainError } from '@noillin/contracts';
import * as fc from 'fast-check';
import { BOOKING_EVENTS, bookingMachine, newsOf } from './booking.machine';

/** What a person can bring about through the API; the rest is the provider's and the clock's. */
const BY_PEOPLE = BOOKING_EVENTS.filter(
  (event) => !['payment_succeeded', 'payment_authorised', 'expire', 'begin', 'close'].includes(event),
);
const walk = (events: readonly (typeof BOOKING_EVENTS)[number][]) =>
  events.reduce(
    (state, event) => (bookingMachine.accepts(state, event) ? bookingMachine.next(state, event) : state),
    bookingMachine.initial,
  );

describe('the booking machine', () => {
  it('confirms nothing by what people can do, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...BY_PEOPLE), { maxLength: 30 }), (events) => {
        expect(['held', 'cancelled']).toContain(walk(events));
      }),
    );
  });

  it('confirms no request without the money, however many accept', () => {
    const [withoutMoney] = [BOOKING_EVENTS.filter((event) => event !== 'payment_succeeded')];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...withoutMoney), { maxLength: 30 }), (events) => {
        expect(['held', 'requested', 'accepted', 'expired', 'declined', 'cancelled']).toContain(walk(events));
      }),
    );
  });

  it('comes to an end only by ways that are listed', () => {
    const ends = BOOKING_STATUSES.filter((status) => bookingMachine.isTerminal(status));
    expect(ends).toEqual(['closed', 'declined', 'cancelled']);
  });

  it('is left as it is by a dispute, which is possible only while money lies here', () => {
    expect(bookingMachine.statesAccepting('dispute')).toEqual([
      'confirmed',
      'in_progress',
      'delivered',
      'revision_requested',
      'completed',
    ]);
    const disputes = bookingMachine.edges.filter(({ event }) => event === 'dispute');
    expect(disputes.every(({ from, to }) => from === to)).toBe(true);
  });

  it('names the state and what it accepts when it refuses', () => {
    try {
      bookingMachine.next('completed', 'cancel');
      throw new Error('it accepted');
    } catch (error) {
      expect(isDomainError(error, 'transition_not_allowed')).toBe(true);
      expect(error).toMatchObject({ args: { state: 'completed', allowed: ['close', 'dispute', 'resolve'] } });
    }
  });

  it('announces the status it led to, and an event that leads nowhere under a name of its own', () => {
    expect(newsOf('deliver', 'delivered')).toBe('delivered');
    for (const { event, from, to } of bookingMachine.edges)
      if (from === to) expect(newsOf(event, to)).not.toBe(to);
  });
});
