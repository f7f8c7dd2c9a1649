import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { EventEnvelope } from '@noillin/contracts';
import { envelopeOf } from '@noillin/messaging';
import { Transactions, type Stored } from '@noillin/mongo';
import { Connection } from 'mongoose';
import type { DemoData } from './demo-data';

const byId = <Item extends { id: string }>({ id, ...rest }: Item) => ({ _id: id, ...rest });
const inBulk = (envelope: EventEnvelope) => ({ _id: envelope.id, envelope });

/** Writes the demo data and the events that make search find it: all of it, or nothing when it is cut short. */
@Injectable()
export class StoreDemoData {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly transactions: Transactions,
  ) {}

  /** Nobody has an account. */
  async isEmpty(): Promise<boolean> {
    return (await this.connection.model('User').exists({})) === null;
  }

  /**
   * False when somebody else has filled the database meanwhile. Accounts come first: of several seeds at once, all but
   * one stumble over them, wait and find the work done.
   */
  async execute(data: DemoData): Promise<boolean> {
    return this.transactions.run(async () => {
      if (!(await this.isEmpty())) return false;
      await this.insert('User', data.users);
      await this.insertCatalog(data);
      await this.insertAvailability(data);
      await this.insert('Outbox', eventsOf(data).map(inBulk));
      return true;
    });
  }

  private async insertCatalog({ influencers, brands, gigs }: DemoData): Promise<void> {
    await this.insert('InfluencerProfile', influencers.map(byId));
    await this.insert('BrandProfile', brands.map(byId));
    await this.insert('Gig', gigs.map(byId));
  }

  private async insertAvailability({ rules, overrides }: DemoData): Promise<void> {
    await this.insert(
      'AvailabilityRules',
      rules.map(({ influencerId, ...rest }) => ({ _id: influencerId, ...rest })),
    );
    await this.insert(
      'AvailabilityOverride',
      overrides.map((override) => ({ _id: `${override.influencerId}:${override.date}`, ...override })),
    );
  }

  private async insert(model: string, rows: readonly Stored[]): Promise<void> {
    await this.connection.model<Stored>(model).insertMany([...rows], { ordered: true });
  }
}

/** One event a person: it takes their gigs and free days to the search engine as well. */
function eventsOf({ users }: DemoData): EventEnvelope[] {
  return users
    .filter(({ role }) => role !== 'admin')
    .map(({ _id, role }) => envelopeOf('profile.changed', { userId: _id, role }));
}
