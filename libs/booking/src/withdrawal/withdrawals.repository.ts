import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { DueItem } from '@noillin/utils';
import { Model } from 'mongoose';
import type { Booking } from '../booking';
import type { BookingDocument } from '../booking.schema';
import { someWithdrawal, toBooking, type BookingCondition } from '../stored-booking';

/** Finds bookings by the withdrawals that are open in them. */
@Injectable()
export class WithdrawalsRepository {
  constructor(@InjectModel('Booking') private readonly model: Model<BookingDocument>) {}

  /** Bookings with withdrawals about which nobody decided in time, each once. */
  async findDue(now: Date, limit: number): Promise<DueItem[]> {
    const open: BookingCondition = { status: 'confirmed', disputed: false };
    const due = { ...open, ...someWithdrawal({ decideBy: { $lte: now } }) };
    const rows = await this.model.find(due).sort({ 'withdrawals.decideBy': 1 }).limit(limit).lean();
    return rows.map((row) => {
      const { id, withdrawals } = toBooking(row);
      return { id, dueAt: new Date(Math.min(...withdrawals.map(({ decideBy }) => decideBy.getTime()))) };
    });
  }

  /** Bookings in which the influencer is offered a place, those that start first at the head. */
  async findOfferedTo(influencerId: string, now: Date, limit: number): Promise<Booking[]> {
    const offered = someWithdrawal({ 'offer.influencerId': influencerId, decideBy: { $gt: now } });
    const rows = await this.model
      .find({ status: 'confirmed', ...offered })
      .sort({ start: 1 })
      .limit(limit)
      .lean();
    return rows.map((row) => toBooking(row));
  }

  /** A booking in which the influencer is offered a place; null for any other. */
  async findOffer(id: string, influencerId: string): Promise<Booking | null> {
    const offered = someWithdrawal({ 'offer.influencerId': influencerId });
    const row = await this.model.findOne({ _id: id, status: 'confirmed', ...offered }).lean();
    return row ? toBooking(row) : null;
  }
}
