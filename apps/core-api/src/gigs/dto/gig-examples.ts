const ASHA = '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a11';
const BEN = '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a12';
const CAI = '0198f2a0-6f1e-7c1b-9a53-6f0c3b1f9a13';

const MEMBERS = [
  { influencerId: ASHA, shareBps: 5_000, required: true },
  { influencerId: BEN, shareBps: 3_000, required: false },
  { influencerId: CAI, shareBps: 2_000, required: false },
];

/** Bodies of `POST /gigs`; the members of the group include whoever sends it. */
export const CREATE_GIG_EXAMPLES = {
  single: {
    summary: 'One influencer',
    value: {
      type: 'single',
      title: 'Recipe reel with your product',
      description: 'A 60-second reel, filmed and cut by me, with one round of changes.',
      category: 'food',
      price: { amount: 250_000, currency: 'INR' },
      durationMinutes: 60,
      bufferAfterMinutes: 15,
      minNoticeMinutes: 1_440,
    },
  },
  group: {
    summary: 'Three influencers, of whom one is required and two must be free',
    value: {
      type: 'group',
      title: 'Launch day together',
      description: 'All of us post within the same hour, each in our own voice, with one shared tag.',
      category: 'food',
      price: { amount: 900_000, currency: 'INR' },
      durationMinutes: 60,
      members: MEMBERS,
      quorum: 2,
    },
  },
};

/** Bodies of `PATCH /gigs/{id}`. */
export const EDIT_GIG_EXAMPLES = {
  price: { summary: 'Another price', value: { price: { amount: 300_000, currency: 'INR' } } },
  members: { summary: 'Other members and another quorum of a group', value: { members: MEMBERS, quorum: 3 } },
};
