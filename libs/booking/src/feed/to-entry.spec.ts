import { BOOKING_STATUSES } from '@noillin/contracts';
import type { Booking } from '../booking';
import { toEntry } from './to-entry';

const AT = new Date('2026-11-01T09:00:00Z');
const booking = (changes: Partial<Booking> = {}): Booking =>
  ({
    id: 'b1',
    gigTitle: 'Launch reel',
    start: new Date('2026-11-24T09:00:00Z'),
    end: new Date('2026-11-24T10:00:00Z'),
    status: 'held',
    history: [],
    createdAt: AT,
    ...changes,
  }) as Booking;

describe('a booking in a calendar', () => {
  it('keeps its UID, and becomes a newer version with every transition', () => {
    const later = new Date('2026-11-02T09:00:00Z');
    const history = [{ at: AT }, { at: later }] as Booking['history'];
    const [first, second] = [toEntry(booking(), []), toEntry(booking({ status: 'confirmed', history }), [])];
    expect(second.uid).toBe(first.uid);
    expect([first.sequence, second.sequence]).toEqual([0, 2]);
    expect([first.changedAt, second.changedAt]).toEqual([AT.getTime(), later.getTime()]);
  });

  it('is tentative until it is paid, and cancelled once its time is free again', () => {
    const of = (wanted: string) =>
      BOOKING_STATUSES.filter((status) => toEntry(booking({ status }), []).status === wanted);
    expect([of('TENTATIVE'), of('CANCELLED')]).toEqual([
      ['held', 'requested', 'accepted'],
      ['expired', 'declined', 'cancelled'],
    ]);
  });

  it('says with whom it is', () => {
    expect(toEntry(booking(), ['Acme', 'Asha']).summary).toBe('Launch reel · Acme, Asha');
    expect(toEntry(booking(), []).summary).toBe('Launch reel');
  });
});
