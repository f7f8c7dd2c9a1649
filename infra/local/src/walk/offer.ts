import {
  type GigView,
  type Person,
  everyDay,
  freshInfluencer,
  openWeek,
  publishedGig,
  succeeded,
  unique,
} from '@noillin/testing';
import { type Stage } from './stage';
import { type Step } from './steps';

/** Something to book: an influencer, and a gig that a search for `word` finds alone. */
export interface Offer {
  influencer: Person;
  gig: GigView;
  word: string;
}

const TIMEZONE = 'Asia/Kolkata';

/** The influencer's half of the main job. */
export async function publishOffer({ api }: Stage, step: Step): Promise<Offer> {
  const word = unique('walk');
  const influencer = await step('An influencer registers', () =>
    freshInfluencer(api, { displayName: 'Walking Asha' }),
  );
  await step('... describes herself', () => describe(influencer, word));
  await step('... says when she is free', () =>
    openWeek(influencer.api, TIMEZONE, everyDay('09:00', '18:00')),
  );
  const gig = await step('... publishes a gig', () =>
    publishedGig(influencer.api, { title: `Launch reel ${word}` }),
  );
  return { influencer, gig, word };
}

async function describe(influencer: Person, word: string): Promise<void> {
  await succeeded(
    influencer.api.patch('/influencers/me', {
      handle: word,
      bio: 'Food and travel on a small budget.',
      categories: ['beauty'],
      languages: ['en', 'hi'],
      location: 'Pune',
      platforms: [{ platform: 'instagram', handle: word, followers: 48_000, engagementRate: 0.041 }],
      timezone: TIMEZONE,
    }),
  );
}
