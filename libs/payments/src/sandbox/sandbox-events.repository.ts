import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { SandboxEvent } from './sandbox-event';
import type { SandboxEventDocument } from './sandbox.schemas';

const toEvent = ({ _id, ...rest }: SandboxEventDocument): SandboxEvent => ({ id: _id, ...rest });

@Injectable()
export class SandboxEvents {
  constructor(@InjectModel('SandboxEvent') private readonly model: Model<SandboxEventDocument>) {}

  async create({ id, ...rest }: SandboxEvent): Promise<void> {
    await this.model.create([{ _id: id, ...rest }]);
  }

  async findById(id: string): Promise<SandboxEvent | null> {
    const row = await this.model.findById(id).lean<SandboxEventDocument>();
    return row && toEvent(row);
  }

  /** Every event of a payment, in the order in which they happened. */
  async findByPayment(paymentId: string): Promise<SandboxEvent[]> {
    const rows = await this.model.find({ paymentId }).sort({ sequence: 1 }).lean<SandboxEventDocument[]>();
    return rows.map(toEvent);
  }
}
