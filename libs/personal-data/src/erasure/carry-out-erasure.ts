import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { RedisClient } from '@noillin/redis';
import { Connection } from 'mongoose';
import type { Erased, Leaver } from '../holdings/erased';
import { HOLDINGS } from '../holdings/registry';
import { countErased, eraseHolding } from './erase-holding';
import type { ReceiptLine } from './erasure';
import { Erasures } from './erasures.repository';
import { findLeaver } from './find-leaver';
import { redisKeysOf } from './redis-keys';

/** One thing to be done, and what the receipt says of it. */
interface Step {
  count(leaver: Leaver): Promise<number>;
  erase(leaver: Leaver): Promise<void>;
  says: Pick<ReceiptLine, 'from' | 'treatment' | 'fields' | 'because'>;
}

/** What is found through others goes before them; the account itself goes last. */
const ORDER = [...HOLDINGS].reverse();

/** Erases what is held about a person, one step after the other. A step that was begun is done again, and counted once. */
@Injectable()
export class CarryOutErasure {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly erasures: Erasures,
    private readonly redis: RedisClient,
  ) {}

  async run(id: string, userId: string): Promise<void> {
    const leaver = await findLeaver(this.connection, userId);
    const receipt = (await this.erasures.find(id))?.receipt ?? [];
    for (const [index, step] of this.steps().entries()) {
      const line = receipt[index];
      if (line?.done) continue;
      if (!line) await this.note(id, index, step, leaver);
      await step.erase(leaver);
      await this.erasures.markLineDone(id, index);
    }
  }

  private async note(id: string, index: number, step: Step, leaver: Leaver): Promise<void> {
    const documents = await step.count(leaver);
    await this.erasures.addLine(id, index, { ...step.says, documents, done: false });
  }

  private steps(): Step[] {
    return [
      ...ORDER.flatMap(({ collection, erased }) => erased.map((one) => this.inCollection(collection, one))),
      this.inRedis(),
    ];
  }

  private inCollection(collection: string, erased: Erased): Step {
    return {
      count: (leaver) => countErased(this.connection, collection, erased, leaver),
      erase: (leaver) => eraseHolding(this.connection, collection, erased, leaver),
      says: {
        from: collection,
        treatment: erased.how,
        fields: erased.how === 'anonymise' ? [...erased.fields] : [],
        because: erased.how === 'keep' ? erased.because : null,
      },
    };
  }

  private inRedis(): Step {
    return {
      count: ({ userId }) => this.redis.redis.exists(...redisKeysOf(userId)),
      erase: async ({ userId }) => void (await this.redis.redis.del(...redisKeysOf(userId))),
      says: { from: 'redis', treatment: 'remove', fields: [], because: null },
    };
  }
}
