import { setTimeout as sleep } from 'node:timers/promises';
import type { EventEnvelope } from '@noillin/contracts';
import { OUTBOX_NUDGE_CHANNEL } from '@noillin/messaging';
import type { Redis } from 'ioredis';
import type { Collection, Db } from 'mongodb';
import { type Row, rowsOf } from '../book-uncontended/templates';

const LOOK_EVERY_MS = 10;
const WITHIN_MS = 60_000;

/** Fills the outbox and watches the worker's relay empty it. */
export class RelayWatch {
  private readonly outbox: Collection<Row>;

  constructor(
    private readonly db: Db,
    private readonly redis: Redis,
  ) {
    this.outbox = rowsOf(db, 'outbox');
  }

  /** All events appear in the outbox at the same moment, from which on time is taken. @returns messages per second */
  async relay(envelopes: readonly EventEnvelope[]): Promise<number> {
    const rows = envelopes.map((envelope) => ({ _id: envelope.id, envelope }));
    await this.db.client.withSession((session) =>
      session.withTransaction(() => this.outbox.insertMany(rows, { session })),
    );
    const started = performance.now();
    await this.redis.publish(OUTBOX_NUDGE_CHANNEL, '');
    await this.untilGone(rows.at(-1)?._id);
    const seconds = (performance.now() - started) / 1_000;
    const left = await this.outbox.countDocuments({ _id: { $in: rows.map(({ _id }) => _id) } });
    if (left > 0) throw new Error(`${left} events are still in the outbox`);
    return rows.length / seconds;
  }

  /** The relay works in the order of ids: the last one gone, all are. Looking for one id costs the database little. */
  private async untilGone(last: string | undefined): Promise<void> {
    const deadline = performance.now() + WITHIN_MS;
    while (last && (await this.outbox.findOne({ _id: last }, { projection: { _id: 1 } }))) {
      if (performance.now() > deadline) throw new Error('the relay does not empty the outbox');
      await sleep(LOOK_EVERY_MS);
    }
  }
}
