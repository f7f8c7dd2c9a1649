import type { Db, ClientSession, Collection } from 'mongodb';
import { type Row, rowsOf } from '../book-uncontended/templates';

export const CONSUMER = 'bench-bare';
const TRANSACTION = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

/** The commands with which EventInbox lets an event count once, through the driver and with nothing around them. */
export class RawInbox {
  private readonly rows: Collection<Row>;

  constructor(private readonly db: Db) {
    this.rows = rowsOf(db, 'handled_events');
  }

  /** @returns false for an event that was handled before */
  async once(eventId: string): Promise<boolean> {
    const _id = `${CONSUMER}:${eventId}`;
    if (await this.rows.findOne({ _id }, { projection: { _id: 1 } })) return false;
    const mark = (session: ClientSession) => this.rows.insertOne({ _id, handledAt: new Date() }, { session });
    await this.db.client.withSession((session) => session.withTransaction(() => mark(session), TRANSACTION));
    return true;
  }
}
