import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Outbox } from '@noillin/messaging';
import { surroundingSession, Transactions } from '@noillin/mongo';
import type { Stored } from '@noillin/mongo';
import { Connection } from 'mongoose';

interface GigRow extends Stored {
  ownerId: string;
  status: string;
  quorum: number | null;
  members: { influencerId: string; required: boolean; status: string }[];
}

/** What a gig becomes once one of its members, or its owner, cannot be booked any more. */
const without = (gig: GigRow, userId: string): Pick<GigRow, 'status' | 'members'> => {
  if (gig.ownerId === userId)
    return { status: gig.status === 'published' ? 'paused' : gig.status, members: gig.members };
  const members = gig.members.map((member) =>
    member.influencerId === userId ? { ...member, status: 'declined' } : member,
  );
  const accepted = members.filter(({ status }) => status === 'accepted').length;
  const lacks = members.some(({ required, status }) => required && status !== 'accepted');
  const isBroken = lacks || (gig.quorum !== null && accepted < gig.quorum);
  return { status: gig.status === 'published' && isBroken ? 'paused' : gig.status, members };
};

/**
 * Lets nobody book a person any more whose erasure is due: who goes on being booked would never be erased. Own gigs are paused,
 * places in those of others given up; whoever withdraws after that can undo both.
 */
@Injectable()
export class TakeOffSale {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly outbox: Outbox,
    private readonly transactions: Transactions,
  ) {}

  async run(userId: string): Promise<void> {
    const gigs = this.connection.collection<GigRow>('gigs');
    for await (const { _id } of gigs.find({ 'members.influencerId': userId }))
      await this.transactions.run(() => this.one(_id, userId));
  }

  private async one(gigId: string, userId: string): Promise<void> {
    const gigs = this.connection.collection<GigRow>('gigs');
    const session = surroundingSession();
    const gig = await gigs.findOne({ _id: gigId }, { session });
    if (!gig) return;
    const after = without(gig, userId);
    if (after.status === gig.status && JSON.stringify(after.members) === JSON.stringify(gig.members)) return;
    await gigs.updateOne({ _id: gigId }, { $set: after }, { session });
    const memberIds = gig.members.map(({ influencerId }) => influencerId);
    await this.outbox.add('gig.changed', { gigId, memberIds });
  }
}
