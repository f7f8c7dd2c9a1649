/** States of the three machines of the domain. Which event leads where is decided by each machine's transition table. */
export const BOOKING_STATUSES = [
  'held',
  'requested',
  'accepted',
  'confirmed',
  'in_progress',
  'delivered',
  'revision_requested',
  'completed',
  'closed',
  'expired',
  'declined',
  'cancelled',
] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/** What may happen to a booking and leave its status as it is. */
export const BOOKING_OCCURRENCES = [
  'disputed',
  'dispute_resolved',
  'reschedule_proposed',
  'reschedule_declined',
  'rescheduled',
  'no_show_reported',
  'member_withdrawing',
  'substitute_offered',
  'substitute_declined',
  'member_substituted',
  'member_left',
] as const;
export type BookingOccurrence = (typeof BOOKING_OCCURRENCES)[number];

/** What a booking's events report: that it entered a status, or an occurrence. */
export type BookingNews = BookingStatus | BookingOccurrence;

export const PAYMENT_STATUSES = [
  'created',
  'processing',
  'authorised',
  'succeeded',
  'failed',
  'voided',
  'partially_refunded',
  'refunded',
  'chargeback',
  'won',
  'lost',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

export const GIG_STATUSES = ['draft', 'published', 'paused', 'archived'] as const;
export type GigStatus = (typeof GIG_STATUSES)[number];

export const GIG_TYPES = ['single', 'group'] as const;
export type GigType = (typeof GIG_TYPES)[number];

/** `instant`: paid is booked. `request`: the money is only reserved until every member has accepted. */
export const BOOKING_MODES = ['instant', 'request'] as const;
export type BookingMode = (typeof BOOKING_MODES)[number];

/** What became of a payment that arrived after its hold had expired. */
export type LatePayment = 'rebooked' | 'refunded';
