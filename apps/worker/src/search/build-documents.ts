import { Injectable } from '@nestjs/common';
import { SlotFinder } from '@noillin/availability';
import {
  acceptedMembersOf,
  Gigs,
  InfluencerProfiles,
  type Gig,
  type InfluencerProfile,
} from '@noillin/catalog';
import { DAY, localDate } from '@noillin/scheduling';
import type { GigDocument, InfluencerDocument } from '@noillin/search';
import { Clock } from '@noillin/utils';

/** How far ahead the days with a free slot are kept in the index. */
const DAYS_AHEAD = 92;

/** Followers on the largest platform of each, together: on several platforms an influencer is followed by much the same people. */
const reachOf = (profiles: readonly InfluencerProfile[]): number =>
  profiles.reduce(
    (sum, { platforms }) => sum + Math.max(0, ...platforms.map(({ followers }) => followers)),
    0,
  );

const platformsOf = (profiles: readonly InfluencerProfile[]): string[] => [
  ...new Set(profiles.flatMap(({ platforms }) => platforms.map(({ platform }) => platform))),
];

/** Who is shown and found with a gig: nobody who has not agreed. */
const memberIdsOf = (gig: Gig): string[] => acceptedMembersOf(gig).map(({ influencerId }) => influencerId);

/** Every rating counts the same, whichever member it is of. */
const ratingOf = (profiles: readonly InfluencerProfile[]): Pick<GigDocument, 'rating' | 'reviewCount'> => {
  const reviewCount = profiles.reduce((sum, profile) => sum + profile.reviewCount, 0);
  const total = profiles.reduce((sum, { rating, reviewCount: count }) => sum + (rating ?? 0) * count, 0);
  return { rating: reviewCount === 0 ? null : Math.round((total / reviewCount) * 100) / 100, reviewCount };
};

const isOnSale = ({ status }: Gig): boolean => status === 'published';

/** Makes search documents out of what the database says now. */
@Injectable()
export class BuildDocuments {
  constructor(
    private readonly gigs: Gigs,
    private readonly profiles: InfluencerProfiles,
    private readonly slots: SlotFinder,
    private readonly clock: Clock,
  ) {}

  async influencers(profiles: readonly InfluencerProfile[]): Promise<InfluencerDocument[]> {
    const gigs = (await this.gigs.findManyByMembers(profiles.map(({ id }) => id))).filter(isOnSale);
    return Promise.all(
      profiles.map((profile) =>
        this.influencer(
          profile,
          gigs.filter((gig) => memberIdsOf(gig).includes(profile.id)),
        ),
      ),
    );
  }

  /** Documents of those gigs that are on sale. */
  async gigsOnSale(gigs: readonly Gig[]): Promise<GigDocument[]> {
    const onSale = gigs.filter(isOnSale);
    const profiles = await this.profiles.findManyByIds([...new Set(onSale.flatMap(memberIdsOf))]);
    return Promise.all(
      onSale.map((gig) =>
        this.gig(
          gig,
          profiles.filter(({ id }) => memberIdsOf(gig).includes(id)),
        ),
      ),
    );
  }

  private async influencer(profile: InfluencerProfile, gigs: readonly Gig[]): Promise<InfluencerDocument> {
    const { updatedAt: _updatedAt, ...shown } = profile;
    const currencies = [...new Set(gigs.map(({ price }) => price.currency))].sort();
    const prices = gigs
      .filter(({ price }) => price.currency === currencies[0])
      .map(({ price }) => price.amount);
    return {
      ...shown,
      platformNames: platformsOf([profile]),
      followers: reachOf([profile]),
      gigCount: gigs.length,
      currencies,
      lowestPrice: prices.length > 0 ? Math.min(...prices) : null,
      availableOn: [...new Set((await Promise.all(gigs.map((gig) => this.freeDays(gig)))).flat())].sort(),
    };
  }

  private async gig(gig: Gig, members: readonly InfluencerProfile[]): Promise<GigDocument> {
    return {
      id: gig.id,
      type: gig.type,
      title: gig.title,
      description: gig.description,
      category: gig.category,
      price: gig.price.amount,
      currency: gig.price.currency,
      durationMinutes: gig.timing.durationMinutes,
      memberIds: memberIdsOf(gig),
      memberNames: members.map(({ displayName }) => displayName),
      platformNames: platformsOf(members),
      ...ratingOf(members),
      languages: [...new Set(members.flatMap(({ languages }) => languages))],
      followers: reachOf(members),
      availableOn: await this.freeDays(gig),
    };
  }

  private async freeDays(gig: Gig): Promise<string[]> {
    const from = this.clock.now();
    const to = from + DAYS_AHEAD * DAY;
    const calendar = await this.slots.open(gig, { start: from, end: to });
    const slots = calendar.list({ from, to });
    return [...new Set(slots.map(({ start }) => localDate(calendar.timezone, start)))];
  }
}
