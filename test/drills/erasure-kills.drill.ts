import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Person,
  bookableInfluencer,
  confirmedBooking,
  eventually,
  freshBrand,
  succeeded,
  unique,
} from '@noillin/testing';
import {
  Database,
  MINUTE,
  type PlatformUnderTest,
  isBack,
  kill,
  moveClock,
  openPlatform,
  randomFrom,
  seeds,
  size,
} from '../support';

interface ErasureRow {
  status: string;
  mailTo: object | null;
  receipt: { from: string; treatment: string; done: boolean }[];
}

/** From the moment in which an erasure is due until its mail is away; a kill falls anywhere in it. */
const ERASURE_MS = 12_000;
/** What others keep of somebody, named in docs/data-protection.md, is not looked through. */
const SEARCHED = [
  'users',
  'influencer_profiles',
  'gigs',
  'bookings',
  'notifications',
  'messages',
  'sessions',
];

describe('kill -9 at any point of an erasure', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let brand: Person;
  let undisturbed: string[];
  const present = () => moveClock(brand.api, { reset: true });
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    const { user } = await leaverCalled(unique('Asha'));
    undisturbed = await receiptOf(user.id);
    await present();
  }, 120_000);
  afterEach(present);
  afterAll(() => Promise.all([platform.close(), database.close()]));

  it.each(seeds(2, 20))(
    'it goes on where it was: one receipt, one mail, nothing left (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      await platform.control.restart('worker');
      const name = unique('Asha');
      const leaver = await leaverCalled(name);
      for (let killing = 0; killing < size(1, 2); killing += 1) {
        await sleep(Math.floor(random() * ERASURE_MS));
        await isBack(platform.control, 'worker', await kill(platform.control, 'worker'));
      }
      expect(await receiptOf(leaver.user.id)).toEqual(undisturbed);
      await isMailedOnce(leaver.email);
      expect(await whereLeft(name, leaver)).toEqual([]);
    },
    180_000,
  );

  /** Somebody with a profile, a gig, and a booking that came to nothing, whose erasure is due in this moment. */
  async function leaverCalled(name: string): Promise<Person> {
    // One for each: access tokens do not last as long as the complete drill.
    brand = await freshBrand(platform.api);
    const { influencer, gig } = await bookableInfluencer(platform.api, {
      person: { displayName: name },
      gig: { title: `Reel with ${name}` },
    });
    const booking = await confirmedBooking(brand.api, gig.id);
    await succeeded(influencer.api.post(`/bookings/${booking.id}/cancel`, {}));
    const { dueAt } = await succeeded(
      influencer.api.post<{ dueAt: string }>('/account/erasure', { password: influencer.password }),
    );
    await eventually(() => isFreeToGo(influencer), { within: 60_000, every: 200 });
    await moveClock(brand.api, { now: new Date(Date.parse(dueAt) + MINUTE).toISOString() });
    return influencer;
  }

  /** The brand's money is back: until then an erasure is put off. */
  async function isFreeToGo({ api }: Person): Promise<void> {
    expect(await succeeded(api.get<{ obstacles: object[] }>('/account/erasure'))).toMatchObject({
      obstacles: [],
    });
  }

  /** Its lines, once everything is done and the address is forgotten. */
  async function receiptOf(userId: string): Promise<string[]> {
    return eventually(
      async () => {
        const rows = await database.find<ErasureRow>('erasures', { userId });
        expect(rows).toMatchObject([{ status: 'erased', mailTo: null }]);
        const lines = rows.flatMap(({ receipt }) => receipt);
        expect(lines.filter(({ done }) => !done)).toEqual([]);
        return lines.map(({ from, treatment }) => `${from}: ${treatment}`);
      },
      { within: 90_000, every: 200 },
    );
  }

  /** A mail that was handed over in the moment of a kill may come twice, under one id: mail programs show it once. */
  async function isMailedOnce(address: string): Promise<void> {
    await platform.mailbox.waitFor(address, /personal data is erased/, { within: 30_000 });
    const mails = await platform.mailbox.to(address, /personal data is erased/);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  }

  /** Collections that still name the person. */
  async function whereLeft(name: string, { email }: Person): Promise<string[]> {
    const documents = await Promise.all(SEARCHED.map((collection) => database.find(collection, {})));
    return SEARCHED.filter((_, place) => {
      const text = JSON.stringify(documents[place]);
      return text.includes(name) || text.includes(email);
    });
  }
});
