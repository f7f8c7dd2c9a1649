import { BOOKING_MODES, BOOKING_STATUSES } from '@noillin/contracts';
import { defineSchema, type Stored } from '@noillin/mongo';
import { Schema } from 'mongoose';
import type { Booking } from './booking';
import type { Withdrawal } from './withdrawal/withdrawal';

export interface BookingDocument extends Stored, Omit<Booking, 'id'> {
  /** Brand and members: everybody whose list shows the booking. */
  participantIds: string[];
  /** Key under which the brand asked for it, so that asking again finds it. */
  idempotencyKey: string | null;
  /** The only open withdrawal, in bookings that were last written when there was one at most. */
  withdrawal?: Withdrawal | null;
}

const date = { type: Date, required: true };
const text = { type: String, required: true };
const number = { type: Number, required: true };
const plain = { type: Schema.Types.Mixed, required: true };

export const BookingSchema = defineSchema<BookingDocument>(
  {
    gigId: text,
    gigTitle: text,
    brandId: text,
    members: [{ influencerId: text, shareBps: number, required: Boolean, _id: false }],
    quorum: { type: Number, default: null },
    participantIds: { type: [String], required: true },
    start: date,
    end: date,
    claim: { type: { start: date, end: date }, required: true, _id: false },
    status: { type: String, required: true, enum: BOOKING_STATUSES },
    disputed: { type: Boolean, default: false },
    mode: { type: String, enum: BOOKING_MODES, default: 'instant' },
    respondBy: { type: Date, default: null },
    acceptedBy: { type: [String], default: [] },
    acceptedAt: { type: Date, default: null },
    price: { type: { amount: number, currency: text }, required: true, _id: false },
    feeBps: number,
    cancellationPolicy: plain,
    revisionsIncluded: number,
    revisionsUsed: { type: Number, default: 0 },
    deliveredBy: { type: [String], default: [] },
    deliveries: { type: [plain], default: [] },
    holdExpiresAt: date,
    deliveredAt: { type: Date, default: null },
    completedAt: { type: Date, default: null },
    reschedule: { type: Schema.Types.Mixed, default: null },
    noShow: { type: Schema.Types.Mixed, default: null },
    withdrawals: { type: [plain], default: [] },
    withdrawal: { type: Schema.Types.Mixed },
    formerMembers: { type: [plain], default: [] },
    paymentId: text,
    latePayment: { type: String, default: null },
    history: { type: [plain], default: [] },
    createdAt: date,
    idempotencyKey: { type: String, default: null },
  },
  { collection: 'bookings' },
);
// A person's bookings, newest first, optionally of one status.
BookingSchema.index({ participantIds: 1, status: 1, _id: -1 });
BookingSchema.index({ participantIds: 1, _id: -1 });
// A person's bookings from an instant on, by start, for their calendar feed.
BookingSchema.index({ participantIds: 1, start: 1, _id: 1 });
// Everybody's bookings of a status, newest first, for support.
BookingSchema.index({ status: 1, _id: -1 });
// Holds that ran out, oldest first.
BookingSchema.index({ status: 1, holdExpiresAt: 1 });
// Confirmed bookings whose start has come.
BookingSchema.index({ status: 1, start: 1 });
// Requests that were not answered in time.
BookingSchema.index({ status: 1, respondBy: 1 });
// Accepted requests whose money has not come.
BookingSchema.index({ status: 1, acceptedAt: 1 });
// Accepted work that has cooled down.
BookingSchema.index({ status: 1, completedAt: 1 });
// Reported no-shows that nobody disputed.
BookingSchema.index({ 'noShow.effectiveAt': 1 }, { sparse: true });
// Withdrawals about which nobody decided in time.
BookingSchema.index({ 'withdrawals.decideBy': 1 }, { sparse: true });
BookingSchema.index({ 'withdrawal.decideBy': 1 }, { sparse: true });
// Places in bookings that are offered to an influencer.
BookingSchema.index({ 'withdrawals.offer.influencerId': 1 }, { sparse: true });
BookingSchema.index({ 'withdrawal.offer.influencerId': 1 }, { sparse: true });
// Bookings in which somebody took part once: for their erasure.
BookingSchema.index({ 'formerMembers.influencerId': 1 }, { sparse: true });
// Deliveries that nobody answered.
BookingSchema.index({ status: 1, deliveredAt: 1 });
// The booking behind a retried request; also lets one key make one booking.
BookingSchema.index(
  { brandId: 1, idempotencyKey: 1 },
  { unique: true, partialFilterExpression: { idempotencyKey: { $type: 'string' } } },
);
// Bookings of a gig, for its owner and for support.
BookingSchema.index({ gigId: 1, start: 1 });
