import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { DomainError } from '@noillin/contracts';
import { isDuplicateKey, surroundingSession } from '@noillin/mongo';
import { overlaps, type Interval } from '@noillin/scheduling';
import { Model, type mongo } from 'mongoose';
import { dayKey, dayRange } from '../day-key';
import type { CalendarDayDocument } from './calendar-day.schema';
import { splitByDay, utcDay } from './split-by-day';

/** Time that a booking takes on the calendars of all its members. Epoch milliseconds, buffers included. */
export interface BookingClaim extends Interval {
  bookingId: string;
  gigId: string;
  memberIds: readonly string[];
  /** When the booking itself starts: the day and the week for whose limits it counts. */
  startsAt: number;
}

/** Time taken on one influencer's calendar. A claim over a UTC midnight appears in one piece per day. */
export interface CalendarClaim extends Interval {
  influencerId: string;
  bookingId: string;
  /** When the booking itself starts. */
  startsAt: number;
}

/** A booking as the limits of its gig count it. */
export interface GigBooking {
  bookingId: string;
  /** Epoch milliseconds. */
  startsAt: number;
}

/** Who has claimed what. The last word on whether time is free: two claims never overlap on one influencer. */
@Injectable()
export class Calendar {
  constructor(@InjectModel('CalendarDay') private readonly model: Model<CalendarDayDocument>) {}

  /**
   * Takes the time on every member's calendar. Belongs inside a transaction, which a refusal ends: then nothing is taken.
   * All days go in one command, which the database works through in order and leaves at the first refusal; the order is
   * the same for everybody, so that two claims cannot wait for each other.
   * @throws DomainError `slot_taken` when any of it is taken on any of them
   */
  async claim(claim: BookingClaim): Promise<void> {
    const parts = splitByDay(claim);
    const writes = [...new Set(claim.memberIds)]
      .sort()
      .flatMap((memberId) => parts.map((part) => claimDay(dayKey(memberId, part.day), claim, part)));
    try {
      await this.days().bulkWrite(writes, { ordered: true, session: surroundingSession() });
    } catch (error) {
      if (isDuplicateKey(error)) throw new DomainError('slot_taken', {}, { cause: error });
      throw error;
    }
  }

  /**
   * Gives back whatever the bookings have within their intervals; giving it back again changes nothing. Of several
   * bookings each calendar document is written once.
   */
  async release(...claims: readonly BookingClaim[]): Promise<void> {
    const keys = new Set(
      claims.flatMap(({ memberIds, start, end }) =>
        splitByDay({ start, end }).flatMap(({ day }) => memberIds.map((memberId) => dayKey(memberId, day))),
      ),
    );
    const ofBookings = { bookingId: { $in: claims.map(({ bookingId }) => bookingId) } };
    await this.model.updateMany(
      { _id: { $in: [...keys].sort() }, 'claims.bookingId': ofBookings.bookingId },
      { $pull: { claims: ofBookings } },
    );
  }

  /** What is taken within `[from, to)`, epoch milliseconds, by influencer and day. */
  async claimsOf(memberIds: readonly string[], from: number, to: number): Promise<CalendarClaim[]> {
    if (memberIds.length === 0 || from >= to) return [];
    const rows = await this.model
      .find(dayRange(memberIds, utcDay(from), utcDay(to - 1)))
      .sort({ _id: 1 })
      .lean<CalendarDayDocument[]>();
    return rows.flatMap(toClaims).filter((claim) => overlaps(claim, { start: from, end: to }));
  }

  /** Bookings of a gig, each once, that start within `[from, to)`, epoch milliseconds, and have their time. One indexed read. */
  async bookingsOf(gigId: string, from: number, to: number): Promise<GigBooking[]> {
    const startsAt = { $gte: new Date(from), $lt: new Date(to) };
    const rows = await this.model
      .find({ claims: { $elemMatch: { gigId, startsAt } } })
      .lean<CalendarDayDocument[]>();
    const bookings = new Map<string, GigBooking>();
    for (const claim of rows.flatMap(({ claims }) => claims)) {
      const at = claim.startsAt?.getTime();
      if (claim.gigId !== gigId || at === undefined || at < from || at >= to) continue;
      bookings.set(claim.bookingId, { bookingId: claim.bookingId, startsAt: at });
    }
    return [...bookings.values()];
  }

  /** The driver's collection: Mongoose's bulkWrite would cast every write, and answer refusals in another shape. */
  private days() {
    return this.model.db.collection<CalendarDayDocument>(this.model.collection.name);
  }
}

/** One conditional write: where the condition fails, the upsert meets the document's own id and is refused. */
function claimDay(
  key: string,
  { bookingId, gigId, startsAt }: BookingClaim,
  part: Interval,
): mongo.AnyBulkWriteOperation<CalendarDayDocument> {
  const [start, end] = [new Date(part.start), new Date(part.end)];
  const claim = { bookingId, gigId, startsAt: new Date(startsAt), start, end };
  return {
    updateOne: {
      filter: { _id: key, claims: { $not: { $elemMatch: { start: { $lt: end }, end: { $gt: start } } } } },
      update: { $push: { claims: claim } },
      upsert: true,
    },
  };
}

function toClaims({ _id, claims }: CalendarDayDocument): CalendarClaim[] {
  const influencerId = _id.slice(0, _id.lastIndexOf(':'));
  return claims.map(({ bookingId, start, end, startsAt = start }) => ({
    influencerId,
    bookingId,
    startsAt: startsAt.getTime(),
    start: start.getTime(),
    end: end.getTime(),
  }));
}
