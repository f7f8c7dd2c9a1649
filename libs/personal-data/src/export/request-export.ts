import { Injectable } from '@nestjs/common';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import type { DataExport } from './data-export.schema';
import { DataExports, isSameHour } from './data-exports.repository';

/** Asks for a copy of everything we hold about a person. A worker gathers it. */
@Injectable()
export class RequestExport {
  constructor(
    private readonly exports: DataExports,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  /** Whoever asks again within the hour gets the same one. */
  async run(userId: string): Promise<DataExport> {
    try {
      return await this.add(userId);
    } catch (error) {
      if (!isSameHour(error)) throw error;
      return this.add(userId);
    }
  }

  private add(userId: string): Promise<DataExport> {
    return this.transactions.run(async () => {
      const { added, of } = await this.exports.add(userId);
      if (added) await this.outbox.add('account.data_export_requested', { userId });
      return of;
    });
  }
}
