import { MongoServerError, type ClientSession, type Collection, type Db } from 'mongodb';
import { type Row, rowsOf } from '../book-uncontended/templates';

export const CONSUMER = 'bench-bare';
const DUPLICATE_KEY = 11_000;
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
    const mark = (session: ClientSession) => this.rows.insertOne({ _id, handledAt: new Date() }, { session });
    try {
      await this.db.client.withSession((session) =>
        session.withTransaction(() => mark(session), TRANSACTION),
      );
      return true;
    } catch (error) {
      if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
      throw error;
    }
  }
}
