import type { Collection, Db } from 'mongodb';
import { rowsOf } from '../book-uncontended/templates';
import type { NewEvent } from './new-event';

interface InboxRow {
  _id: string;
  event: { id: string; [field: string]: unknown };
  rawBody: string;
  receivedAt: Date;
  [field: string]: unknown;
}

const DAY_MS = 86_400_000;
const idOf = (id: string): string => `sandbox:${id}`;

/** Inserts rows like those that core-api stores, into the same collection with the same indexes, and does nothing else. */
export class RawInbox {
  private readonly rows: Collection<InboxRow>;
  private readonly inserted: string[] = [];
  private model: InboxRow | undefined;

  constructor(db: Db) {
    this.rows = rowsOf<InboxRow>(db, 'payment_webhooks');
  }

  /** Takes what core-api stored for this event as the model. @throws Error when it did not store the bytes that were sent */
  async copy({ id, body }: NewEvent): Promise<void> {
    const row = await this.rows.findOne({ _id: idOf(id) });
    if (row?.rawBody !== body) throw new Error(`${id} is not stored as it was sent`);
    this.model = row;
  }

  /** Due tomorrow, so that the worker leaves it alone. */
  async insert({ id, body }: NewEvent): Promise<void> {
    if (!this.model) throw new Error('There is no row to copy');
    const [receivedAt, tomorrow] = [new Date(), new Date(Date.now() + DAY_MS)];
    const due = { announceAt: tomorrow, retryAt: tomorrow };
    const open = { status: 'received', attempts: 0, note: null, processedAt: null, ...due };
    const event = { ...this.model.event, id };
    await this.rows.insertOne({ ...this.model, ...open, _id: idOf(id), event, rawBody: body, receivedAt });
    this.inserted.push(idOf(id));
  }

  /** @throws Error when one of the events is not stored */
  async requireStored(ids: readonly string[]): Promise<void> {
    const count = await this.rows.countDocuments({ _id: { $in: ids.map(idOf) } });
    if (count !== ids.length) throw new Error(`${count} of ${ids.length} events are stored`);
  }

  async clear(): Promise<void> {
    await this.rows.deleteMany({ _id: { $in: this.inserted } });
  }
}
