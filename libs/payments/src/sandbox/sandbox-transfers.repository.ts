import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import type { SandboxReversal, SandboxTransfer } from './sandbox-account';
import type { SandboxReversalDocument, SandboxTransferDocument } from './sandbox-transfers.schemas';

const plain = <Row extends { _id: string }>(row: Row | null): (Omit<Row, '_id'> & { id: string }) | null => {
  if (!row) return null;
  const { _id, ...rest } = row;
  return { id: _id, ...rest };
};

@Injectable()
export class SandboxTransfers {
  constructor(
    @InjectModel('SandboxTransfer') private readonly transfers: Model<SandboxTransferDocument>,
    @InjectModel('SandboxReversal') private readonly reversals: Model<SandboxReversalDocument>,
  ) {}

  /** @throws a duplicate key error for a reference that has a transfer */
  async create({ id, ...rest }: SandboxTransfer): Promise<void> {
    await this.transfers.create([{ _id: id, ...rest }]);
  }

  async findById(id: string): Promise<SandboxTransfer | null> {
    return plain(await this.transfers.findById(id).lean<SandboxTransferDocument>());
  }

  async findByReference(reference: string): Promise<SandboxTransfer | null> {
    return plain(await this.transfers.findOne({ reference }).lean<SandboxTransferDocument>());
  }

  /** Takes the amount out of what can still come back; false when that much is not left. */
  async takeBack({ id, amount }: SandboxTransfer, reversed: number): Promise<boolean> {
    const result = await this.transfers.updateOne(
      { _id: id, reversedAmount: { $lte: amount.amount - reversed } },
      { $inc: { reversedAmount: reversed } },
    );
    return result.matchedCount > 0;
  }

  async createReversal({ id, ...rest }: SandboxReversal): Promise<void> {
    await this.reversals.create([{ _id: id, ...rest }]);
  }

  async findReversal(reference: string): Promise<SandboxReversal | null> {
    return plain(await this.reversals.findOne({ reference }).lean<SandboxReversalDocument>());
  }
}
