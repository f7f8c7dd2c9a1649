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
  receipt: { from: string; done: boolean }[];
}

/** From the moment in which an erasure is due until its mail is away; a kill falls anywhere in it. */
const ERASURE_MS = 3_000;
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
  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    brand = await freshBrand(platform.api);
  });
  afterEach(() => moveClock(brand.api, { reset: true }));
  afterAll(() => Promise.all([platform.close(), database.close()]));

  it.each(seeds(2, 20))(
    'it goes on where it was: one receipt, one mail, nothing left (seed %i)',
    async (seed) => {
      const random = randomFrom(seed);
      await platform.control.restart('worker');
      const name = unique('Asha');
      const leaver = await leaverCalled(name);
      const { dueAt } = await succeeded(
        leaver.api.post<{ dueAt: string }>('/account/erasure', { password: leaver.password }),
      );
      await moveClock(brand.api, { now: new Date(Date.parse(dueAt) + MINUTE).toISOString() });
      for (let killing = 0; killing < size(1, 2); killing += 1) {
        await sleep(Math.floor(random() * ERASURE_MS));
        await isBack(platform.control, 'worker', await kill(platform.control, 'worker'));
      }
      const receipt = await finishedReceipt(leaver.user.id);
      expect(receipt.filter(({ done }) => !done)).toEqual([]);
      expect(new Set(receipt.map(({ from }) => from)).size).toBe(receipt.length);
      expect(receipt.length).toBeGreaterThan(SEARCHED.length);
      await isMailedOnce(leaver.email);
      expect(await whereLeft(name, leaver)).toEqual([]);
    },
    180_000,
  );

  /** Somebody with a profile, a gig, and a booking that came to nothing. */
  async function leaverCalled(name: string): Promise<Person> {
    const { influencer, gig } = await bookableInfluencer(platform.api, {
      person: { displayName: name },
      gig: { title: `Reel with ${name}` },
    });
    const booking = await confirmedBooking(brand.api, gig.id);
    await succeeded(influencer.api.post(`/bookings/${booking.id}/cancel`, {}));
    return influencer;
  }

  async function finishedReceipt(userId: string): Promise<ErasureRow['receipt']> {
    return eventually(
      async () => {
        const [row, ...others] = await database.find<ErasureRow>('erasures', { userId });
        expect(others).toEqual([]);
        expect(row).toMatchObject({ status: 'erased', mailTo: null });
        return row?.receipt ?? [];
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
