import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { SandboxRefund } from './sandbox-refund';
import type { SandboxRefundDocument } from './sandbox.schemas';

const toRefund = ({ _id, ...rest }: SandboxRefundDocument): SandboxRefund => ({ id: _id, ...rest });

@Injectable()
export class SandboxRefunds {
  constructor(@InjectModel('SandboxRefund') private readonly model: Model<SandboxRefundDocument>) {}

  /** @throws a duplicate key error for a reference that has a refund */
  async create({ id, ...rest }: SandboxRefund): Promise<void> {
    await this.model.create([{ _id: id, ...rest }]);
  }

  async findByReference(reference: string): Promise<SandboxRefund | null> {
    const row = await this.model.findOne({ reference }).lean<SandboxRefundDocument>();
    return row && toRefund(row);
  }

  /** Ends a pending refund; null when it is not pending any more. */
  async settle(
    id: string,
    outcome: Pick<SandboxRefund, 'status' | 'failureCode' | 'statusAt' | 'statusSequence'>,
  ): Promise<SandboxRefund | null> {
    const row = await this.model
      .findOneAndUpdate({ _id: id, status: 'pending' }, { $set: outcome }, { returnDocument: 'after' })
      .lean<SandboxRefundDocument>();
    return row && toRefund(row);
  }
}
