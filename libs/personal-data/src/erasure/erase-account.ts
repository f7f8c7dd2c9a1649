import { Injectable } from '@nestjs/common';
import { Engagements, Sessions, Users } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { Transactions } from '@noillin/mongo';
import { LiveEmitter } from '@noillin/redis';
import { Clock, type DueItem, type DueWork } from '@noillin/utils';
import { PersonalDataConfig } from '../personal-data.config';
import { CarryOutErasure } from './carry-out-erasure';
import type { Erasure } from './erasure';
import { ERASURE_MACHINE } from './erasure.machine';
import { Erasures } from './erasures.repository';
import { Obstacles } from './obstacles';
import { TakeOffSale } from './take-off-sale';

const DAY_MS = 24 * 3_600_000;
/** A receipt that no mail server has taken for this long is not mailed; the address is forgotten all the same. */
const MAILED_WITHIN_MS = 7 * DAY_MS;

/**
 * Carries out the erasures that people have asked for: a timer's work. While money or work is open it looks again a day later.
 * Once the account is closed it waits until what its owner may still be writing is written, and then goes on where it was until it
 * is done, however often it is killed.
 */
@Injectable()
export class EraseAccount implements DueWork {
  constructor(
    private readonly erasures: Erasures,
    private readonly obstacles: Obstacles,
    private readonly takeOffSale: TakeOffSale,
    private readonly carryOut: CarryOutErasure,
    private readonly users: Users,
    private readonly engagements: Engagements,
    private readonly sessions: Sessions,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
    private readonly live: LiveEmitter,
    private readonly clock: Clock,
    private readonly config: PersonalDataConfig,
  ) {}

  findDue(now: Date, limit: number): Promise<DueItem[]> {
    return this.erasures.findDue(now, limit);
  }

  async run(id: string): Promise<void> {
    const erasure = await this.erasures.find(id);
    if (!erasure?.dueAt || erasure.dueAt > this.clock.date()) return;
    if (erasure.status === 'erased') return this.erasures.forgetAddress(id);
    if (ERASURE_MACHINE.accepts(erasure.status, 'begin')) return this.close(erasure);
    await this.carryOut.run(id, erasure.userId);
    await this.finish(erasure);
  }

  /** Closes the account for good, unless something is open, or it was withdrawn in this moment. */
  private async close(erasure: Erasure): Promise<void> {
    const { userId } = erasure;
    await this.engagements.setLeaving(userId, true);
    await this.takeOffSale.run(userId);
    const isClosed = await this.transactions.run(() => this.beginOrDefer(erasure));
    if (isClosed) this.live.disconnect(userId);
  }

  /**
   * Looks and closes in one transaction. A booking made in between writes to the same account, and one of the two starts again:
   * see Engagements.
   */
  private async beginOrDefer({ id, userId, status }: Erasure): Promise<boolean> {
    const obstacles = await this.obstacles.of(userId);
    if (obstacles.length === 0) return this.begin(id, userId);
    const deferred = await this.erasures.defer(id, obstacles, this.inAWhile(DAY_MS));
    if (deferred && status === 'scheduled') await this.outbox.add('account.erasure_deferred', { userId });
    return false;
  }

  private async begin(id: string, userId: string): Promise<boolean> {
    const user = await this.users.findById(userId);
    if (!user) return false;
    const { email, displayName } = user;
    const now = this.clock.date();
    const settledAt = new Date(now.getTime() + this.config.ERASURE_SETTLE_SECONDS * 1_000);
    if (!(await this.erasures.begin(id, now, settledAt, { email, displayName }))) return false;
    await this.users.setStatus(userId, 'erased');
    await this.sessions.end({ userId }, 'erased');
    await this.outbox.add('account.erasure_started', { userId });
    return true;
  }

  private async finish({ id, userId }: Erasure): Promise<void> {
    await this.transactions.run(async () => {
      const user = await this.users.findById(userId);
      if (!(await this.erasures.finish(id, this.clock.date(), this.inAWhile(MAILED_WITHIN_MS)))) return;
      // Search follows: without a profile, the person and their gigs are found no more.
      if (user) await this.outbox.add('profile.changed', { userId, role: user.role });
      await this.outbox.add('account.erasure_finished', { userId, erasureId: id });
    });
  }

  private inAWhile(ms: number): Date {
    return new Date(this.clock.now() + ms);
  }
}
