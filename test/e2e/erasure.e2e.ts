import {
  type BookingView,
  type Person,
  bookableInfluencer,
  bookingReaches,
  confirmedBooking,
  eventually,
  freshBrand,
  signIn,
  slotsOf,
  succeeded,
  unique,
} from '@noillin/testing';
import {
  type ClockMove,
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

interface ErasureView {
  status: string;
  dueAt: string | null;
  obstacles: { name: string; count: number }[];
}
interface AdminErasureView extends ErasureView {
  id: string;
  userId: string;
}
interface ReceiptView extends AdminErasureView {
  receipt: { from: string; treatment: string; documents: number; done: boolean }[];
}

/** One story, told in order: somebody wants to be erased, has work to do first, and is then. */
describe('the erasure of an account', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let influencer: Person;
  let brand: Person;
  let admin: Person;
  let gigId: string;
  let booking: BookingView;
  const name = unique('Asha');

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    const person = { displayName: name };
    const offer = await bookableInfluencer(platform.api, { person, gig: { title: `Reel with ${name}` } });
    [influencer, gigId] = [offer.influencer, offer.gig.id];
    brand = await freshBrand(platform.api);
    admin = await freshAdmin(platform.api, database, 'support');
    // Still ahead when the two weeks are over.
    booking = await confirmedBooking(brand.api, gigId, (await slotsOf(brand.api, gigId, 25)).at(-1)?.start);
  });
  afterAll(async () => {
    await move({ reset: true });
    await Promise.all([platform.close(), database.close()]);
  });

  const move = (wish: ClockMove) => moveClock(brand.api, wish);
  const ask = (password = influencer.password) =>
    influencer.api.post<ErasureView>('/account/erasure', { password });
  const asked = () => succeeded(influencer.api.get<ErasureView>('/account/erasure'));
  const found = async (): Promise<number> => {
    const query = { q: name };
    return (await succeeded(platform.api.get<{ total: number }>('/search/influencers', { query }))).total;
  };
  const ofInfluencer = async (): Promise<AdminErasureView> => {
    const query = { limit: '100' };
    const { items } = await succeeded(
      admin.api.get<{ items: AdminErasureView[] }>('/admin/erasures', { query }),
    );
    const view = items.find(({ userId }) => userId === influencer.user.id);
    if (!view) throw new Error('no such erasure');
    return view;
  };
  const reaches = (status: string) =>
    eventually(
      async () => {
        const view = await ofInfluencer();
        if (view.status !== status)
          throw new Error(`it is ${view.status}: ${JSON.stringify(view.obstacles)}`);
        return view;
      },
      { within: 60_000 },
    );

  it('needs the password, tells what is in its way, and can be withdrawn', async () => {
    expect(await refused(ask('wrong-horse-battery-1'))).toEqual([401, 'credentials_invalid']);
    const answer = await ask();
    expect([answer.status, answer.body.status]).toEqual([202, 'scheduled']);
    expect(answer.body.obstacles).toContainEqual({ name: 'live_bookings', count: 1 });
    await platform.mailbox.waitFor(influencer.email, /Your account will be erased/, { within: 30_000 });
    expect((await influencer.api.delete('/account/erasure')).status).toBe(204);
    expect(await refused(influencer.api.get('/account/erasure'))).toEqual([404, 'not_found']);
    await platform.mailbox.waitFor(influencer.email, /Your account stays/, { within: 30_000 });
  });

  it('waits for a live booking when it is due, and takes no new ones', async () => {
    await ask();
    await move({ now: new Date(Date.parse((await asked()).dueAt ?? '') + MINUTE).toISOString() });
    await reaches('deferred');
    expect(await asked()).toMatchObject({ status: 'deferred' });
    await platform.mailbox.waitFor(influencer.email, /The erasure of your account waits/, { within: 30_000 });
    expect((await succeeded(influencer.api.get<{ status: string }>(`/gigs/${gigId}`))).status).toBe('paused');
  });

  it('is carried out on a later day, once nothing is open', async () => {
    await eventually(async () => expect(await found()).toBe(1), { within: 30_000 });
    await succeeded(influencer.api.post(`/bookings/${booking.id}/cancel`, {}));
    await bookingReaches(brand.api, booking.id, 'cancelled');
    await eventually(async () => expect((await asked()).obstacles).toEqual([]), { within: 30_000 });
    const closed = (await platform.connect(influencer.accessToken)).closed(60_000);
    await move({ advanceMs: DAY + MINUTE });
    expect(await closed).toBe('io server disconnect');
    await reaches('erased');
  });

  it('lets nobody in any more, and its address is free', async () => {
    expect(await refused(influencer.api.get('/auth/me'))).toEqual([401, 'session_ended']);
    const { email, password } = influencer;
    expect(await refused(platform.api.post('/auth/login', { email, password }))).toEqual([
      401,
      'credentials_invalid',
    ]);
    const again = await freshBrand(platform.api, { email, password });
    expect(again.user.id).not.toBe(influencer.user.id);
    expect((await signIn(platform.api, email, password)).user.id).toBe(again.user.id);
  });

  it('is followed by search, and by what others see', async () => {
    await eventually(async () => expect(await found()).toBe(0), { within: 30_000 });
    expect((await platform.api.get(`/influencers/${influencer.user.id}`)).status).toBe(404);
    expect(JSON.stringify(await noticesOf(brand))).not.toContain(name);
    const seen = await succeeded(brand.api.get<BookingView>(`/bookings/${booking.id}`));
    expect(JSON.stringify(seen)).not.toContain(name);
  });

  it('leaves a receipt, for the old address and for admins', async () => {
    const mail = await platform.mailbox.waitFor(influencer.email, /personal data is erased/, {
      within: 30_000,
    });
    expect(mail.text).toContain('influencer_profiles (1)');
    const { id } = await ofInfluencer();
    const view = await succeeded(admin.api.get<ReceiptView>(`/admin/erasures/${id}`));
    expect(view.receipt.every(({ done }) => done)).toBe(true);
    expect(view.receipt).toContainEqual(
      expect.objectContaining({ from: 'influencer_profiles', treatment: 'remove', documents: 1 }),
    );
    expect(JSON.stringify(view)).not.toContain(influencer.email);
    expect(await refused(brand.api.get('/admin/erasures'))).toEqual([403, 'permission_denied']);
  });
});
