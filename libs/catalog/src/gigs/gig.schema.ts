import { BOOKING_MODES, GIG_STATUSES, GIG_TYPES, type BookingMode } from '@noillin/contracts';
import { defineSchema, type Stored } from '@noillin/mongo';
import { CANCELLATION_POLICY_NAMES, type CancellationPolicy } from './cancellation-policy';
import type { Gig, GigLimits } from './gig';
import { GIG_MEMBER_STATUSES } from './membership.machine';

export interface GigDocument
  extends Stored, Omit<Gig, 'id' | 'limits' | 'bookingMode' | 'cancellationPolicy'> {
  /** Absent from gigs that were stored before there were limits. */
  limits?: GigLimits;
  /** Absent from gigs that were stored before one could be chosen. */
  cancellationPolicy?: CancellationPolicy;
  bookingMode?: BookingMode;
}

const text = { type: String, required: true };
const number = { type: Number, required: true };
const date = { type: Date, required: true };

const timing = {
  durationMinutes: number,
  bufferBeforeMinutes: number,
  bufferAfterMinutes: number,
  minNoticeMinutes: number,
  horizonDays: number,
  slotStepMinutes: number,
};
const limits = {
  maxPerDay: { type: Number, default: null },
  maxPerWeek: { type: Number, default: null },
};
const cancellationPolicy = {
  name: { ...text, enum: CANCELLATION_POLICY_NAMES },
  tiers: { type: [{ hoursBefore: number, refundBps: number, _id: false }], required: true },
};
const member = {
  influencerId: text,
  shareBps: number,
  required: { type: Boolean, required: true },
  status: { ...text, enum: GIG_MEMBER_STATUSES },
};

export const GigSchema = defineSchema<GigDocument>(
  {
    type: { ...text, enum: GIG_TYPES },
    ownerId: text,
    title: text,
    description: { type: String, default: '' },
    category: text,
    price: { type: { amount: number, currency: text }, required: true, _id: false },
    status: { ...text, enum: GIG_STATUSES },
    timing: { type: timing, required: true, _id: false },
    limits: { type: limits, default: () => ({}), _id: false },
    revisionsIncluded: number,
    bookingMode: { type: String, enum: BOOKING_MODES },
    cancellationPolicy: { type: cancellationPolicy, _id: false },
    members: [{ ...member, _id: false }],
    quorum: { type: Number, default: null },
    createdAt: date,
    updatedAt: date,
  },
  { collection: 'gigs' },
);
// An influencer's own list, newest first.
GigSchema.index({ 'members.influencerId': 1, _id: -1 });
// An influencer's published gigs as others see them, newest first.
GigSchema.index({ 'members.influencerId': 1, status: 1, _id: -1 });
// Published gigs of a category and currency, by price: what else there is where a gig is not to be had.
GigSchema.index({ status: 1, category: 1, 'price.currency': 1, 'price.amount': 1, _id: 1 });
// All published gigs, newest first.
GigSchema.index({ status: 1, _id: -1 });
