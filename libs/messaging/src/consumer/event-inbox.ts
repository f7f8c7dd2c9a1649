import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { isDuplicateKey, Transactions } from '@noillin/mongo';
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
    if (await this.model.exists({ _id })) return false;
    try {
      await this.transactions.run(async () => {
        await this.model.create([{ _id }]);
        await work();
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error, '_id') && (await this.model.exists({ _id }))) return false;
      throw error;
    }
  }
}
