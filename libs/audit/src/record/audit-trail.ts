import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { EventName, EventPayload } from '@noillin/contracts';
import { EventRecorder } from '@noillin/messaging';
import { insertPlain } from '@noillin/mongo';
import { currentContext, newId, SystemClock } from '@noillin/utils';
import { Model } from 'mongoose';
import type { AuditRecord } from './audit-action';
import type { AuditContent } from './audit-record.schema';
import { recordOf } from './audited-events';

/**
 * Writes down what was done, in the surrounding transaction if there is one. Records wait apart from the chain: if each took
 * its place in it at once, all logins of the platform would queue for the same last entry. The worker chains them within a second.
 */
@Injectable()
export class AuditTrail extends EventRecorder {
  constructor(
    @InjectModel('AuditRecord') private readonly model: Model<AuditContent>,
    private readonly clock: SystemClock,
  ) {
    super();
  }

  /** Who did it is whoever the request is authenticated as, unless the record says otherwise. */
  async record(record: AuditRecord, id = newId()): Promise<void> {
    const { correlationId, actorId = null } = currentContext();
    await insertPlain(this.model, {
      _id: id,
      action: record.action,
      actorId: record.actorId === undefined ? actorId : record.actorId,
      subject: record.subject ?? null,
      details: record.details ?? {},
      correlationId,
      at: this.clock.date(),
    });
  }

  /** Hears of every event that is put into the outbox; the audited ones get a record under the event's id. */
  override async recordEvent<Name extends EventName>(
    id: string,
    name: Name,
    payload: EventPayload<Name>,
  ): Promise<void> {
    const record = recordOf(name, payload);
    if (record) await this.record(record, id);
  }
}
