import { Injectable } from '@nestjs/common';
import { DomainError } from '@noillin/contracts';
import { Engagements } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { isDuplicateKey, Transactions } from '@noillin/mongo';
import { Clock } from '@noillin/utils';
import { PersonalDataConfig } from '../personal-data.config';
import type { Erasure } from './erasure';
import { Erasures } from './erasures.repository';

const DAY_MS = 24 * 3_600_000;

/** A person asks that everything personal about them is erased, and may think better of it until it is. */
@Injectable()
export class RequestErasure {
  constructor(
    private readonly erasures: Erasures,
    private readonly engagements: Engagements,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly config: PersonalDataConfig,
  ) {}

  /** Whoever asks again has asked before: the date stays. */
  async run(userId: string): Promise<Erasure> {
    const known = await this.erasures.findLiveOf(userId);
    if (known) return known;
    try {
      return await this.transactions.run(() => this.add(userId));
    } catch (error) {
      if (isDuplicateKey(error)) return this.findOwn(userId);
      throw error;
    }
  }

  /** @throws DomainError `not_found` where none was asked for, and where it is too late */
  async withdraw(userId: string): Promise<void> {
    await this.transactions.run(async () => {
      if (!(await this.erasures.withdraw(userId)))
        throw new DomainError('not_found', { resource: 'erasure' });
      await this.engagements.setLeaving(userId, false);
      await this.outbox.add('account.erasure_withdrawn', { userId });
    });
  }

  /** The one that stands. @throws DomainError `not_found` */
  async findOwn(userId: string): Promise<Erasure> {
    const erasure = await this.erasures.findLiveOf(userId);
    if (!erasure) throw new DomainError('not_found', { resource: 'erasure' });
    return erasure;
  }

  private async add(userId: string): Promise<Erasure> {
    const now = this.clock.date();
    const dueAt = new Date(now.getTime() + this.config.ERASURE_GRACE_DAYS * DAY_MS);
    const erasure = await this.erasures.add(userId, now, dueAt);
    await this.engagements.setLeaving(userId, true);
    await this.outbox.add('account.erasure_requested', { userId, dueAt: dueAt.toISOString() });
    return erasure;
  }
}
