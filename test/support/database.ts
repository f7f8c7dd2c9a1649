import { type AdminRole } from '@noillin/contracts';
import { type Connection, createConnection } from 'mongoose';
import { setting } from './platform';

/** A row of any collection; ids are strings. */
interface Row {
  _id: string;
}

/** The platform's database, for a look at what no route shows: how often something is really stored. */
export class Database {
  private constructor(private readonly connection: Connection) {}

  static async open(): Promise<Database> {
    return new Database(await createConnection(setting('MONGO_URI'), { autoIndex: false }).asPromise());
  }

  count(collection: string, filter: object = {}): Promise<number> {
    return this.connection.collection<Row>(collection).countDocuments(filter);
  }

  find<Document extends object>(collection: string, filter: object): Promise<(Document & Row)[]> {
    return this.connection.collection<Row>(collection).find(filter).toArray() as Promise<(Document & Row)[]>;
  }

  /** Bookings that hold time of an influencer's calendar, one entry per claim. */
  async claimsOf(influencerId: string): Promise<string[]> {
    const days = await this.find<{ claims: { bookingId: string }[] }>('calendar_days', {
      _id: { $gte: `${influencerId}:`, $lt: `${influencerId};` },
    });
    return days.flatMap(({ claims }) => claims.map(({ bookingId }) => bookingId));
  }

  /** Makes somebody an administrator: no route does. */
  async makeAdmin(userId: string, adminRole: AdminRole = 'super'): Promise<void> {
    await this.connection
      .collection<Row>('users')
      .updateOne({ _id: userId }, { $set: { role: 'admin', adminRole } });
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
