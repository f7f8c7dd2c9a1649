import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { insertPlain, isDuplicateKey, Transactions } from '@noillin/mongo';
import { Model } from 'mongoose';
import type { HandledEventDocument } from './event-inbox.schema';

/** Makes consumers idempotent: the mark that an event was handled commits together with what handling it changed. */
@Injectable()
export class EventInbox {
  constructor(
    @InjectModel('HandledEvent') private readonly model: Model<HandledEventDocument>,
    private readonly transactions: Transactions,
  ) {}

  /** Runs `work` in a transaction unless `consumer` has handled this event before. Answers whether it ran. */
  async once(consumer: string, eventId: string, work: () => Promise<void>): Promise<boolean> {
    const _id = `${consumer}:${eventId}`;
    try {
      await this.transactions.run(async () => {
        // First, so that a repeated event ends here; looking for it before would cost every fresh one a round trip.
        await insertPlain(this.model, { _id, handledAt: new Date() });
        await work();
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error, '_id') && (await this.model.exists({ _id }))) return false;
      throw error;
    }
  }
}
