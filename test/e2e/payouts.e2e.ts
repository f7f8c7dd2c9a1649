import { type Money } from '@noillin/contracts';
import {
  type BookingView,
  type Person,
  bookableInfluencer,
  bookingReaches,
  confirmedBooking,
  eventually,
  freshBrand,
  freshInfluencer,
  succeeded,
} from '@noillin/testing';
import {
  type ClockMove,
  type ClockView,
  DAY,
  Database,
  MINUTE,
  type PlatformUnderTest,
  freshAdmin,
  moveClock,
  noticesOf,
  openPlatform,
  refused,
} from '../support';

interface PayoutView {
  bookingId: string;
  amount: Money;
  leftAmount: number;
  owedAmount: number;
  stage: string;
  blockedBy: string[];
  transfers: { status: string; amount: Money; nettedAmount: number }[];
}
interface Balance {
  currency: string;
  pending: number;
  releasable: number;
  inTransit: number;
  paid: number;
  debt: number;
}
interface Statement {
  opening: Balance[];
  lines: ({ move: string; bookingId: string } & Balance)[];
  closing: Balance[];
}

const PRICE = 100_000;
/** What 15 % of fee leave. */
const PART = 85_000;

/** One story, told in order: an influencer is paid, owes money, and is paid less for it the next time. */
describe('payouts', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let influencer: Person;
  let brand: Person;
  let admin: Person;
  let gigId: string;
  let first: BookingView;

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    const offer = await bookableInfluencer(platform.api, {
      gig: { price: { amount: PRICE, currency: 'INR' } },
    });
    [influencer, gigId] = [offer.influencer, offer.gig.id];
    brand = await freshBrand(platform.api);
    admin = await freshAdmin(platform.api, database);
  });
  afterAll(async () => {
    await move({ reset: true });
    await Promise.all([platform.close(), database.close()]);
  });

  const move = (wish: ClockMove) => moveClock(brand.api, wish);
  const payoutOf = async ({ id }: BookingView): Promise<PayoutView> => {
    const { items } = await succeeded(influencer.api.get<{ items: PayoutView[] }>('/payouts'));
    const found = items.find(({ bookingId }) => bookingId === id);
    if (!found) throw new Error(`no payout of booking ${id}`);
    return found;
  };
  const stageReaches = (booking: BookingView, stage: string) =>
    eventually(
      async () => {
        const payout = await payoutOf(booking);
        if (payout.stage !== stage) throw new Error(`it is ${payout.stage}: ${payout.blockedBy.join()}`);
        return payout;
      },
      { within: 30_000 },
    );
  const balance = async () =>
    (await succeeded(influencer.api.get<{ items: Balance[] }>('/payouts/balance'))).items[0];
  const reaches = (booking: BookingView, status: BookingView['status']) =>
    bookingReaches(brand.api, booking.id, status, { within: 30_000 });
  /** Booked, done and accepted; its money cools down from then on. */
  const completed = async (): Promise<BookingView> => {
    const booking = await confirmedBooking(brand.api, gigId);
    await move({ now: booking.start });
    await reaches(booking, 'in_progress');
    await succeeded(influencer.api.post(`/bookings/${booking.id}/deliver`, {}));
    await succeeded(brand.api.post(`/bookings/${booking.id}/complete`, {}));
    return booking;
  };

  it('wait for the work, the cooling period and an account that can receive money', async () => {
    first = await completed();
    expect(await payoutOf(first)).toMatchObject({
      amount: { amount: PART, currency: 'INR' },
      stage: 'cooling',
      blockedBy: ['cooling_down', 'onboarding'],
    });
    await move({ advanceMs: 3 * DAY + MINUTE });
    await reaches(first, 'closed');
    expect(await stageReaches(first, 'releasable')).toMatchObject({ blockedBy: ['onboarding'] });
    expect(await balance()).toMatchObject({ releasable: PART, paid: 0 });
  });

  it('are made once the influencer has gone through the provider’s onboarding', async () => {
    const { url } = await succeeded(
      influencer.api.post<{ url: string }>('/payouts/account/onboarding', { country: 'IN' }),
    );
    const page = new URL(url).pathname;
    expect((await platform.api.get<string>(page)).body).toContain('That is me');
    expect((await platform.api.post(`${page}/complete`)).status).toBe(303);
    await eventually(async () =>
      expect(await succeeded(influencer.api.get('/payouts/account'))).toMatchObject({ status: 'ready' }),
    );
    const payout = await stageReaches(first, 'paid');
    expect(payout.transfers).toMatchObject([{ status: 'paid', amount: { amount: PART } }]);
    expect(await balance()).toMatchObject({ releasable: 0, inTransit: 0, paid: PART, debt: 0 });
  });

  it('stand on a statement that adds up, as JSON and as CSV', async () => {
    const { now } = await succeeded(brand.api.get<ClockView>('/sandbox/clock'));
    const from = new Date(Date.now() - DAY).toISOString().slice(0, 10);
    const path = `/payouts/statement?from=${from}&to=${now.slice(0, 10)}`;
    const { opening, lines, closing } = await succeeded(influencer.api.get<Statement>(path));
    expect(opening).toEqual([]);
    expect(lines.map((line) => line.move)).toEqual(['allocation', 'release', 'payout', 'payout_arrived']);
    const total = (pick: (line: Balance) => number) => lines.reduce((sum, line) => sum + pick(line), 0);
    expect(closing).toMatchObject([
      { pending: total((line) => line.pending), releasable: total((line) => line.releasable), paid: PART },
    ]);
    const csv = await influencer.api.get<string>(`${path}&format=csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    for (const { move } of lines) expect(csv.body).toContain(`,${move},${first.id},`);
  });

  it('that the payer’s bank takes back for good, and nobody can recover, are owed', async () => {
    await succeeded(influencer.api.post('/sandbox/accounts/me/pay-out'));
    const path = `/sandbox/payments/${first.payment.id}/dispute`;
    for (const outcome of ['opened', 'lost'])
      await succeeded(brand.api.post(path, undefined, { query: { outcome } }));
    const payout = await stageReaches(first, 'debt');
    expect(payout.owedAmount).toBe(PART);
    expect(await balance()).toMatchObject({ paid: PART, debt: PART });
  });

  it('pay debts first', async () => {
    const second = await completed();
    await move({ advanceMs: 3 * DAY + MINUTE });
    await reaches(second, 'closed');
    await eventually(async () => expect(await balance()).toMatchObject({ releasable: 0, debt: 0 }), {
      within: 30_000,
    });
    expect(await payoutOf(first)).toMatchObject({ owedAmount: 0 });
    expect(await payoutOf(second)).toMatchObject({ leftAmount: PART });
  });

  it('leave every booking’s ledger at zero', async () => {
    const ledger = await succeeded(
      admin.api.get<{ sound: boolean; transactions: unknown[] }>(`/admin/bookings/${first.id}/ledger`),
    );
    expect(ledger.sound).toBe(true);
    expect(ledger.transactions.length).toBeGreaterThan(4);
  });

  it('are nobody else’s business', async () => {
    const stranger = await freshInfluencer(platform.api);
    for (const path of ['/payouts', '/payouts/balance'])
      expect(await succeeded(stranger.api.get(path))).toMatchObject({ items: [] });
    expect(await refused(brand.api.get('/payouts'))).toEqual([403, 'permission_denied']);
    expect((await noticesOf(stranger)).filter(({ data }) => data['bookingId'] === first.id)).toEqual([]);
  });
});
