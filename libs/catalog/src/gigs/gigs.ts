import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { GigStatus } from '@noillin/contracts';
import { toPage, type Page } from '@noillin/utils';
import { Model, type QueryFilter } from 'mongoose';
import { MODERATE_POLICY } from './cancellation-policy';
import { NO_LIMITS, type Gig } from './gig';
import type { GigDocument } from './gig.schema';
import type { GigMemberStatus } from './membership.machine';

/** Which gigs a list shows. */
export interface GigListQuery {
  /** Gigs in which this influencer takes part; everybody's where there is none. */
  influencerId?: string;
  /** Also gigs that they were asked to take part in and have not agreed to. */
  withInvitations?: boolean;
  /** Gigs of this status; of any where there is none. */
  status?: GigStatus;
  /** Id at which the previous page ended. */
  before?: string;
  limit: number;
}

const toGig = ({ _id, limits, bookingMode, cancellationPolicy, ...gig }: GigDocument): Gig => ({
  id: _id,
  ...gig,
  limits: limits ?? NO_LIMITS,
  bookingMode: bookingMode ?? 'instant',
  cancellationPolicy: cancellationPolicy ?? MODERATE_POLICY,
});

/** The stored gigs. */
@Injectable()
export class Gigs {
  constructor(@InjectModel('Gig') private readonly model: Model<GigDocument>) {}

  async insert({ id, ...gig }: Gig): Promise<void> {
    await this.model.create([{ _id: id, ...gig }]);
  }

  async findById(id: string): Promise<Gig | null> {
    return this.one({ _id: id });
  }

  /** Null for a gig that does not exist and for somebody else's: nobody can tell the two apart. */
  async findOwn(id: string, ownerId: string): Promise<Gig | null> {
    return this.one({ _id: id, ownerId });
  }

  /** As findOwn, for everybody who takes part or was asked to. */
  async findAsMember(id: string, influencerId: string): Promise<Gig | null> {
    return this.one({ _id: id, 'members.influencerId': influencerId });
  }

  /** In no particular order; unknown ids are left out. */
  async findManyByIds(ids: readonly string[]): Promise<Gig[]> {
    const rows = await this.model.find({ _id: { $in: [...ids] } }).lean<GigDocument[]>();
    return rows.map(toGig);
  }

  /** Every gig of the given influencers, in no particular order. */
  async findManyByMembers(influencerIds: readonly string[]): Promise<Gig[]> {
    const rows = await this.model
      .find({ 'members.influencerId': { $in: [...influencerIds] } })
      .lean<GigDocument[]>();
    return rows.map(toGig);
  }

  /** Published gigs of the same category and currency in which none of its members takes part, the nearest in price first. */
  async findAlternatives({ category, price, members }: Gig, limit: number): Promise<Gig[]> {
    const filter: QueryFilter<GigDocument> = {
      status: 'published',
      category,
      'price.currency': price.currency,
      'members.influencerId': { $nin: members.map(({ influencerId }) => influencerId) },
    };
    const nearest = (range: QueryFilter<GigDocument>, direction: 1 | -1) =>
      this.model
        .find({ ...filter, ...range })
        .sort({ 'price.amount': direction, _id: 1 })
        .limit(limit)
        .lean<GigDocument[]>();
    const [cheaper, dearer] = await Promise.all([
      nearest({ 'price.amount': { $lt: price.amount } }, -1),
      nearest({ 'price.amount': { $gte: price.amount } }, 1),
    ]);
    const distance = (gig: Gig) => Math.abs(gig.price.amount - price.amount);
    return [...cheaper, ...dearer]
      .map(toGig)
      .sort((a, b) => distance(a) - distance(b))
      .slice(0, limit);
  }

  /** The next gigs by id, for going through all of them. */
  async findNext(afterId: string | null, limit: number): Promise<Gig[]> {
    const rows = await this.model
      .find(afterId === null ? {} : { _id: { $gt: afterId } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<GigDocument[]>();
    return rows.map(toGig);
  }

  /** Newest first. */
  async list({ influencerId, withInvitations, status, before, limit }: GigListQuery): Promise<Page<Gig>> {
    const member = withInvitations ? { influencerId } : { influencerId, status: 'accepted' };
    const filter: QueryFilter<GigDocument> = {
      ...(influencerId !== undefined && { members: { $elemMatch: member } }),
      ...(status && { status }),
      ...(before !== undefined && { _id: { $lt: before } }),
    };
    const rows = await this.model
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<GigDocument[]>();
    return toPage(rows.map(toGig), limit);
  }

  /** Compare-and-set: stores the changes only if the gig still has the given status; else answers null. */
  async change(
    id: string,
    from: GigStatus,
    changes: Partial<Omit<Gig, 'id' | 'ownerId'>>,
  ): Promise<Gig | null> {
    const row = await this.model
      .findOneAndUpdate({ _id: id, status: from }, { $set: changes }, { returnDocument: 'after' })
      .lean<GigDocument>();
    return row && toGig(row);
  }

  /**
   * Compare-and-set: stores a member's answer, and the status that the gig has after it, only if both still were the given
   * ones; else answers null.
   */
  async answer(
    { id, status }: Gig,
    { influencerId, from, to }: { influencerId: string; from: GigMemberStatus; to: GigMemberStatus },
    changes: Pick<Gig, 'status' | 'updatedAt'>,
  ): Promise<Gig | null> {
    const row = await this.model
      .findOneAndUpdate(
        { _id: id, status, members: { $elemMatch: { influencerId, status: from } } },
        { $set: { 'members.$.status': to, ...changes } },
        { returnDocument: 'after' },
      )
      .lean<GigDocument>();
    return row && toGig(row);
  }

  private async one(filter: QueryFilter<GigDocument>): Promise<Gig | null> {
    const row = await this.model.findOne(filter).lean<GigDocument>();
    return row && toGig(row);
  }
}
