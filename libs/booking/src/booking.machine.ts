import {
  BOOKING_STATUSES,
  defineMachine,
  type BookingNews,
  type BookingOccurrence,
  type BookingStatus,
} from '@noillin/contracts';

export const BOOKING_EVENTS = [
  'payment_succeeded',
  'payment_authorised',
  'accept',
  'decline',
  'expire',
  'cancel',
  'begin',
  'deliver',
  'request_revision',
  'complete',
  'close',
  'dispute',
  'resolve',
  'propose_reschedule',
  'decline_reschedule',
  'reschedule',
  'report_no_show',
  'no_show',
  'withdraw',
  'offer_substitute',
  'decline_substitute',
  'substitute',
  'shrink',
  'cancel_member',
] as const;
export type BookingEventKind = (typeof BOOKING_EVENTS)[number];

/**
 * The booking machine. `payment_succeeded` is raised by a verified provider event and by nothing else: no endpoint that
 * a user can call leads to `confirmed`. A dispute is a flag that freezes releases and leaves the status as it
 * is, until support resolves it.
 */
export const bookingMachine = defineMachine({
  name: 'booking',
  initial: 'held',
  states: BOOKING_STATUSES,
  events: BOOKING_EVENTS,
  transitions: {
    held: {
      payment_succeeded: 'confirmed',
      payment_authorised: 'requested',
      expire: 'expired',
      cancel: 'cancelled',
    },
    // The money is reserved, and the members are asked.
    requested: { accept: 'accepted', decline: 'declined', expire: 'expired', cancel: 'cancelled' },
    // All have accepted, and the provider is asked for the money.
    accepted: { payment_succeeded: 'confirmed', cancel: 'cancelled' },
    // Money that came after the hold had ended, for a time that was still free.
    expired: { payment_succeeded: 'confirmed' },
    confirmed: {
      begin: 'in_progress',
      cancel: 'cancelled',
      propose_reschedule: 'confirmed',
      decline_reschedule: 'confirmed',
      reschedule: 'confirmed',
      // A member of a group wants out. The booking stands; the brand decides how it goes on, or time does.
      withdraw: 'confirmed',
      offer_substitute: 'confirmed',
      decline_substitute: 'confirmed',
      substitute: 'confirmed',
      shrink: 'confirmed',
      // The brand does without one of its members.
      cancel_member: 'confirmed',
      dispute: 'confirmed',
      resolve: 'completed',
    },
    in_progress: {
      deliver: 'delivered',
      report_no_show: 'in_progress',
      no_show: 'cancelled',
      dispute: 'in_progress',
      resolve: 'completed',
    },
    delivered: {
      request_revision: 'revision_requested',
      complete: 'completed',
      dispute: 'delivered',
      resolve: 'completed',
    },
    revision_requested: { deliver: 'delivered', dispute: 'revision_requested', resolve: 'completed' },
    completed: { close: 'closed', dispute: 'completed', resolve: 'completed' },
    closed: {},
    declined: {},
    cancelled: {},
  },
});

const OCCURRENCES: Partial<Record<BookingEventKind, BookingOccurrence>> = {
  dispute: 'disputed',
  resolve: 'dispute_resolved',
  propose_reschedule: 'reschedule_proposed',
  decline_reschedule: 'reschedule_declined',
  reschedule: 'rescheduled',
  report_no_show: 'no_show_reported',
  withdraw: 'member_withdrawing',
  offer_substitute: 'substitute_offered',
  decline_substitute: 'substitute_declined',
  substitute: 'member_substituted',
  shrink: 'member_left',
  cancel_member: 'member_left',
};

/** What is announced when an event led to a status: the status, unless the event has a name of its own. */
export const newsOf = (event: BookingEventKind, to: BookingStatus): BookingNews => OCCURRENCES[event] ?? to;
