import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Clock, newId, toPage, type DueItem, type Page } from '@noillin/utils';
import { Model } from 'mongoose';
import type { Attempt, Delivery, DeliveryStatus, NewDelivery } from './delivery';
import type { DeliveryDocument } from './delivery.schema';

/** Attempts that are kept: those of a whole schedule, and some that were asked for by hand. */
const MOST_ATTEMPTS = 20;

const toDelivery = ({ _id, ...row }: DeliveryDocument): Delivery => ({ ...row, id: _id });

interface DeliveryListQuery {
  endpointId: string;
  status?: DeliveryStatus;
  /** The id at which the previous page ended. */
  before?: string;
  limit: number;
}

@Injectable()
export class DeliveriesRepository {
  constructor(
    @InjectModel('WebhookDelivery') private readonly model: Model<DeliveryDocument>,
    private readonly clock: Clock,
  ) {}

  /** Stores a delivery that is due at once. */
  async insert(delivery: NewDelivery): Promise<Delivery> {
    const now = this.clock.date();
    const row: DeliveryDocument = {
      ...{ _id: newId(), ...delivery },
      ...{ status: 'pending', tries: 0, nextAttemptAt: now, attempts: [], createdAt: now },
    };
    await this.model.create([row]);
    return toDelivery(row);
  }

  async find(id: string): Promise<Delivery | null> {
    const row = await this.model.findById(id).lean<DeliveryDocument>();
    return row && toDelivery(row);
  }

  async list({ endpointId, status, before, limit }: DeliveryListQuery): Promise<Page<Delivery>> {
    const filter = {
      endpointId,
      ...(status && { status }),
      ...(before !== undefined && { _id: { $lt: before } }),
    };
    const rows = await this.model
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<DeliveryDocument[]>();
    return toPage(rows.map(toDelivery), limit);
  }

  async findDue(now: Date, limit: number): Promise<DueItem[]> {
    const rows = await this.model
      .find({ status: 'pending', nextAttemptAt: { $lte: now } }, { nextAttemptAt: 1 })
      .sort({ nextAttemptAt: 1 })
      .limit(limit)
      .lean<Pick<DeliveryDocument, '_id' | 'nextAttemptAt'>[]>();
    return rows.map(({ _id, nextAttemptAt }) => ({ id: _id, dueAt: nextAttemptAt ?? now }));
  }

  /** Notes an attempt and what follows; nothing when somebody else has noted one in the meantime. */
  async noteAttempt(
    { id, tries }: Delivery,
    attempt: Attempt,
    next: Pick<Delivery, 'status' | 'nextAttemptAt'>,
  ): Promise<void> {
    await this.model.updateOne(
      { _id: id, status: 'pending', tries },
      { $set: next, $inc: { tries: 1 }, $push: { attempts: { $each: [attempt], $slice: -MOST_ATTEMPTS } } },
    );
  }

  /** What else waits for an endpoint that has just failed waits until then. */
  async putOff(endpointId: string, until: Date): Promise<void> {
    await this.model.updateMany(
      { endpointId, status: 'pending', nextAttemptAt: { $lt: until } },
      { $set: { nextAttemptAt: until } },
    );
  }

  /** Makes a delivery due again, with all its retries. Null where the endpoint has no such delivery. */
  async sendAgain(id: string, endpointId: string): Promise<Delivery | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, endpointId },
        { $set: { status: 'pending', tries: 0, nextAttemptAt: this.clock.date() } },
        { returnDocument: 'after' },
      )
      .lean<DeliveryDocument>();
    return row && toDelivery(row);
  }

  async removeOf(endpointId: string): Promise<void> {
    await this.model.deleteMany({ endpointId });
  }
}
