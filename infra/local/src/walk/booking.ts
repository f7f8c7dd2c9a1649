import {
  type ApiResponse,
  type BookingView,
  type GigView,
  type LiveSocket,
  type Person,
  type SearchView,
  askForSlot,
  bookingReaches,
  eventually,
  freshBrand,
  payInSandbox,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import { type Offer } from './offer';
import { type Stage } from './stage';
import { type Step } from './steps';

/** Seconds are enough; the search index follows a published gig by way of the outbox, the broker and the worker. */
const INDEXED_WITHIN_MS = 15_000;
const CONFIRMED_WITHIN_MS = 15_000;

/** A paid booking, and both people's sockets, which were open all the while. */
export interface Deal {
  brand: Person;
  booking: BookingView;
  brandSocket: LiveSocket;
  influencerSocket: LiveSocket;
}

/** The brand's half of the main job, up to the confirmed booking. */
export async function closeDeal(stage: Stage, { influencer, gig, word }: Offer, step: Step): Promise<Deal> {
  const brand = await step('A brand registers', () => freshBrand(stage.api, { displayName: 'Walking Chai' }));
  await step('... finds the gig by search', () => findGig(brand, gig, word));
  const start = await step('... sees the free slots', () => firstSlot(brand, gig));
  const held = await step('... books one, held', () => succeeded(askForSlot(brand.api, gig.id, start)));
  await step('Another brand cannot have it', () => refuseAnother(stage, gig, start));
  const [brandSocket, influencerSocket] = await step('Both are online', () =>
    Promise.all([stage.connect(brand.accessToken), stage.connect(influencer.accessToken)]),
  );
  await step('The brand pays', () => payInSandbox(brand.api, held.payment.id));
  const booking = await step('The booking is confirmed', () =>
    bookingReaches(brand.api, held.id, 'confirmed', { within: CONFIRMED_WITHIN_MS }),
  );
  return { brand, booking, brandSocket, influencerSocket };
}

function findGig({ api }: Person, gig: GigView, word: string): Promise<void> {
  return eventually(
    async () => {
      const { items } = await succeeded(
        api.get<SearchView<{ id: string }>>('/search/gigs', { query: { q: word } }),
      );
      if (!items.some(({ id }) => id === gig.id))
        throw new Error(`A search for "${word}" does not find the gig.`);
    },
    { within: INDEXED_WITHIN_MS },
  );
}

async function firstSlot({ api }: Person, gig: GigView): Promise<string> {
  const [slot] = await slotsOf(api, gig.id);
  if (!slot) throw new Error('The gig offers no slot.');
  return slot.start;
}

async function refuseAnother({ api }: Stage, gig: GigView, start: string): Promise<void> {
  const other = await freshBrand(api, { displayName: 'Walking Coffee' });
  const answer = (await askForSlot(other.api, gig.id, start)) as ApiResponse<unknown>;
  const { code } = answer.body as { code?: string };
  if (answer.status !== 409 || code !== 'slot_taken') {
    throw new Error(`Expected 409 slot_taken, got ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}
