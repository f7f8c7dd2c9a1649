import { Injectable, Optional } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { EventName, EventPayload } from '@noillin/contracts';
import { insertPlain, Transactions } from '@noillin/mongo';
import { Nudges } from '@noillin/redis';
import { newId } from '@noillin/utils';
import { Model } from 'mongoose';
import { envelopeOf } from '../envelope';
import { EventRecorder } from './event-recorder';
import type { OutboxDocument, PutBack } from './outbox.schema';

/** Redis channel on which the relay hears that there is something to publish. Only a hint: the relay also looks by itself. */
export const OUTBOX_NUDGE_CHANNEL = 'noillin:outbox:nudge';

/** Records events in the transaction that makes them true. */
@Injectable()
export class Outbox {
  constructor(
    @InjectModel('Outbox') private readonly model: Model<OutboxDocument>,
    private readonly transactions: Transactions,
    private readonly nudges: Nudges,
    @Optional() private readonly recorder?: EventRecorder,
  ) {}

  /**
   * Stores the event; it is published after the surrounding transaction commits, or never. Answers the event's id, which
   * may be chosen beforehand by whoever has to write it down elsewhere.
   */
  async add<Name extends EventName>(name: Name, payload: EventPayload<Name>, id?: string): Promise<string> {
    const envelope = envelopeOf(name, payload, id);
    await insertPlain(this.model, { _id: envelope.id, envelope });
    await this.recorder?.recordEvent(envelope.id, name, payload);
    this.nudge();
    return envelope.id;
  }

  /** Stores a message that goes back into one queue after the surrounding transaction commits. It is no event: nothing new has happened. */
  async putBack(putBack: PutBack): Promise<void> {
    await insertPlain(this.model, { _id: newId(), putBack });
    this.nudge();
  }

  private nudge(): void {
    this.transactions.afterCommit(() => this.nudges.send(OUTBOX_NUDGE_CHANNEL));
  }
}
