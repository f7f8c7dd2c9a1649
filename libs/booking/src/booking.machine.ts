import { BOOKING_STATUSES, defineMachine } from '@noillin/contracts';

export const BOOKING_EVENTS = [
  'payment_succeeded',
  'expire',
  'cancel',
  'begin',
  'deliver',
  'request_revision',
  'complete',
  'close',
] as const;
export type BookingEventKind = (typeof BOOKING_EVENTS)[number];

/**
 * The booking machine. `payment_succeeded` is raised by a verified provider event and by nothing else: no endpoint that
 * a user can call leads to `confirmed`.
 */
export const bookingMachine = defineMachine({
  name: 'booking',
  initial: 'held',
  states: BOOKING_STATUSES,
  events: BOOKING_EVENTS,
  transitions: {
    held: { payment_succeeded: 'confirmed', expire: 'expired', cancel: 'cancelled' },
    // Money that came after the hold had ended, for a time that was still free.
    expired: { payment_succeeded: 'confirmed' },
    confirmed: { begin: 'in_progress', cancel: 'cancelled' },
    in_progress: { deliver: 'delivered' },
    delivered: { request_revision: 'revision_requested', complete: 'completed' },
    revision_requested: { deliver: 'delivered' },
    completed: { close: 'closed' },
    closed: {},
    cancelled: {},
  },
});
