import { hostname } from 'node:os';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Leases } from '@noillin/mongo';
import { counter } from '@noillin/observability';
import { Nudges } from '@noillin/redis';
import { newId, Wakeup } from '@noillin/utils';
import { Model } from 'mongoose';
import { OUTBOX_NUDGE_CHANNEL } from './outbox';
import type { OutboxDocument } from './outbox.schema';
import { EventPublisher } from './publisher';

/** Unconfirmed messages in flight: one by one reaches 2k messages/s, a window of 256 reaches 15k. */
const WINDOW = 256;
/** Before every id. */
const START = '';
/** How often the relay looks without having been nudged. */
const IDLE_POLL_MS = 250;
const LEASE_TTL_MS = 10_000;
const LEASE_NAME = 'outbox-relay';
const ERROR_PAUSE_MS = 1_000;

const relayed = counter({ name: 'noillin_outbox_relayed_total', help: 'Events published from the outbox.' });

/**
 * Moves events from the outbox to RabbitMQ: read a window in order, publish all of it, delete what was confirmed; the next window is
 * read meanwhile. A crash between publish and delete publishes twice, which consumers tolerate. One relay works at a time.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly holder = `${hostname()}:${process.pid}:${newId()}`;
  private readonly wakeup = new Wakeup();
  private stopping = false;
  private leaseUntil = 0;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @InjectModel('Outbox') private readonly model: Model<OutboxDocument>,
    private readonly leases: Leases,
    private readonly publisher: EventPublisher,
    private readonly nudges: Nudges,
  ) {}

  onApplicationBootstrap(): void {
    this.publisher.start();
    this.nudges.listen(OUTBOX_NUDGE_CHANNEL, () => this.wakeup.wake());
    this.running = this.loop();
  }

  /** Finishes the window in flight and lets another relay take over at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeup.wake();
    await this.running;
    await this.leases.release(LEASE_NAME, this.holder);
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.moveAll();
        await this.wakeup.wait(IDLE_POLL_MS);
      } catch (error) {
        this.logger.warn({ err: error }, 'the relay stumbled; it tries again');
        await this.wakeup.wait(ERROR_PAUSE_MS);
      }
    }
  }

  /** Window after window, to the end. What commits behind the place that was read is found by the next look, which begins anew. */
  private async moveAll(): Promise<void> {
    let rows = (await this.isLeader()) ? await this.read(START) : [];
    while (rows.length > 0) {
      const after = rows.length < WINDOW ? undefined : rows.at(-1)?._id;
      const [moved, next] = await Promise.allSettled([this.move(rows), after ? this.read(after) : []]);
      if (moved.status === 'rejected') throw moved.reason;
      if (next.status === 'rejected') throw next.reason;
      rows = !this.stopping && (await this.isLeader()) ? next.value : [];
    }
  }

  private async isLeader(): Promise<boolean> {
    if (!this.publisher.connected) return false;
    if (Date.now() < this.leaseUntil - LEASE_TTL_MS / 2) return true;
    const held = await this.leases.hold(LEASE_NAME, this.holder, LEASE_TTL_MS);
    this.leaseUntil = held ? Date.now() + LEASE_TTL_MS : 0;
    return held;
  }

  private read(after: string): Promise<OutboxDocument[]> {
    return this.model
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(WINDOW)
      .lean<OutboxDocument[]>();
  }

  /** Publishes all of a window and removes what the broker confirmed. @throws unknown the first refusal, after that */
  private async move(rows: readonly OutboxDocument[]): Promise<void> {
    const outcomes = await Promise.allSettled(rows.map((row) => this.publish(row)));
    const confirmed = rows
      .filter((_, index) => outcomes[index]?.status === 'fulfilled')
      .map((row) => row._id);
    if (confirmed.length > 0) await this.model.deleteMany({ _id: { $in: confirmed } });
    relayed.inc(confirmed.length);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async publish({ _id, envelope, putBack }: OutboxDocument): Promise<void> {
    if (envelope) return this.publisher.publish(envelope);
    if (putBack) return this.publisher.putBack(putBack);
    throw new Error(`row ${_id} of the outbox says nothing that this relay knows`);
  }
}
