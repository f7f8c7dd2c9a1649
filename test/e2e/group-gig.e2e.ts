import { type ChatMessage } from '@noillin/contracts';
import {
  type BookingView,
  type ConversationView,
  type GigView,
  type LiveSocket,
  type Person,
  type SearchView,
  askForSlot,
  bookingReaches,
  draftGroupGig,
  eventually,
  everyDay,
  freshBrand,
  freshGroup,
  openWeek,
  payInSandbox,
  publishedGig,
  slotsOf,
  succeeded,
  unique,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  noticesAbout,
  noticesOf,
  openPlatform,
  refused,
  say,
  storedMessages,
} from '../support';

/** One story, told in order: four influencers sell something together, and two of them cannot be done without. */
describe('a group gig', () => {
  const word = unique('quartet');
  let platform: PlatformUnderTest;
  let database: Database;
  let brand: Person;
  let members: [Person, Person, Person, Person];
  let gig: GigView;
  let booking: BookingView;
  let sockets: LiveSocket[];

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    brand = await freshBrand(platform.api, { displayName: 'Chai & Co' });
    members = (await freshGroup(platform.api, 4)) as typeof members;
    const [owner, asha, ben, cai] = members;
    await openWeek(owner.api, 'Asia/Kolkata', everyDay('10:00', '20:00'));
    await openWeek(asha.api, 'Europe/Berlin', everyDay('08:00', '14:00'));
    await openWeek(ben.api, 'America/New_York', everyDay('00:00', '24:00'));
    await openWeek(cai.api, 'UTC', everyDay('18:00', '19:00'));
    sockets = await Promise.all(members.map(({ accessToken }) => platform.connect(accessToken)));
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  const idOf = ({ user }: Person) => user.id;
  const answer = ({ api }: Person, what: 'accept' | 'decline') =>
    api.post<GigView>(`/gigs/${gig.id}/members/me/${what}`);
  const publish = () => members[0].api.post<GigView>(`/gigs/${gig.id}/publish`);
  const stateOf = async ({ api }: Person) =>
    (await succeeded(api.get<BookingView>(`/bookings/${booking.id}`))).status;

  it('is drafted by one of them, and the others are asked', async () => {
    const [owner, asha, ben, cai] = members;
    const terms = [
      { influencerId: idOf(owner), shareBps: 4_000 },
      { influencerId: idOf(asha), shareBps: 3_000 },
      { influencerId: idOf(ben), shareBps: 2_000, required: false },
      { influencerId: idOf(cai), shareBps: 1_000, required: false },
    ];
    gig = await draftGroupGig(members, { title: `Four of us ${word}`, members: terms, quorum: 3 });
    expect(gig.members.map(({ status }) => status)).toEqual(['accepted', 'invited', 'invited', 'invited']);
    for (const guest of [asha, ben, cai]) {
      const about = await eventually(async () => {
        const [notice] = (await noticesOf(guest)).filter(({ data }) => data['gigId'] === gig.id);
        if (!notice) throw new Error('Not invited yet');
        return notice;
      });
      expect(about).toMatchObject({ type: 'gig.members_invited' });
      expect((await platform.mailbox.waitFor(guest.email, /Invitation/)).text).toContain(word);
    }
    expect(await noticesOf(owner)).toEqual([]);
  });

  it('is not sold before every required member has agreed and the quorum can be met', async () => {
    const [, asha, ben, cai] = members;
    expect(await refused(publish())).toEqual([422, 'rule_refused']);
    await succeeded(answer(asha, 'accept'));
    expect(await refused(publish())).toEqual([422, 'rule_refused']);
    await succeeded(answer(ben, 'accept'));
    await succeeded(answer(asha, 'decline'));
    expect(await refused(publish())).toEqual([422, 'rule_refused']);
    await succeeded(answer(cai, 'decline'));
    // Whoever withdrew is asked again by being named again.
    const { members: terms } = await succeeded(members[0].api.get<GigView>(`/gigs/${gig.id}`));
    const named = terms.filter(({ influencerId }) => influencerId !== idOf(cai));
    const again = named.map(({ status: _status, ...rest }, index) => ({
      ...rest,
      shareBps: [5_000, 3_000, 2_000][index],
    }));
    await succeeded(members[0].api.patch(`/gigs/${gig.id}`, { members: again }));
    await succeeded(answer(asha, 'accept'));
    await succeeded(answer(ben, 'accept'));
    gig = await succeeded(publish());
    expect([gig.status, gig.members.map(({ status }) => status)]).toEqual([
      'published',
      ['accepted', 'accepted', 'accepted'],
    ]);
  });

  it('is found under each of their names', () =>
    eventually(async () => {
      const { items } = await succeeded(
        brand.api.get<SearchView<{ id: string; memberIds: string[] }>>('/search/gigs', {
          query: { q: word },
        }),
      );
      expect(items).toEqual([
        expect.objectContaining({ id: gig.id, memberIds: members.slice(0, 3).map(idOf) }),
      ]);
    }));

  it('is offered when all who are needed are free, across their zones, and says who is in', async () => {
    const slots = await slotsOf(platform.api, gig.id, 7);
    expect(slots.length).toBeGreaterThan(0);
    for (const { start, members: present } of slots) {
      const minutes = (Date.parse(start) / 60_000) % 1_440;
      // 10:00 in Kolkata is 04:30 UTC, 08:00 in Berlin 06:00 or 07:00, 14:00 there 12:00 or 13:00.
      expect(minutes).toBeGreaterThanOrEqual(6 * 60);
      expect(minutes + 60).toBeLessThanOrEqual(13 * 60);
      expect([...(present ?? [])].sort()).toEqual(members.slice(0, 3).map(idOf).sort());
    }
  });

  it('is booked with all of them or not at all', async () => {
    const [first, second] = await slotsOf(platform.api, gig.id);
    const single = await publishedGig(members[2].api);
    await succeeded(askForSlot(brand.api, single.id, first?.start ?? ''));
    expect(await refused(askForSlot(brand.api, gig.id, first?.start ?? ''))).toEqual([409, 'slot_taken']);
    expect(await database.claimsOf(idOf(members[0]))).toEqual([]);
    booking = await succeeded(askForSlot(brand.api, gig.id, second?.start ?? ''));
    expect(booking).toMatchObject({ status: 'held', memberIds: members.slice(0, 3).map(idOf) });
    for (const member of members.slice(0, 3))
      expect(await database.claimsOf(idOf(member))).toContain(booking.id);
    expect(await database.claimsOf(idOf(members[3]))).toEqual([]);
  });

  it('is paid once and told to everybody in it', async () => {
    await payInSandbox(brand.api, booking.payment.id);
    await bookingReaches(brand.api, booking.id, 'confirmed');
    for (const [index, member] of members.slice(0, 3).entries()) {
      expect(await stateOf(member)).toBe('confirmed');
      await sockets[index]?.waitFor('booking:updated', ({ id }) => id === booking.id);
      await sockets[index]?.waitFor('notification:new', ({ data }) => data['bookingId'] === booking.id);
      expect(await noticesAbout(member, booking.id)).toEqual(['booking.confirmed']);
    }
    expect(await noticesAbout(members[3], booking.id)).toEqual([]);
    expect(await refused(members[3].api.get(`/bookings/${booking.id}`))).toEqual([404, 'not_found']);
  });

  it('has one conversation of the brand and all of them', async () => {
    const about = { bookingId: booking.id };
    const open = ({ api }: Person) =>
      succeeded(api.post<ConversationView & { participants: { id: string }[] }>('/conversations', about));
    const chat = await open(brand);
    const participants = [brand, ...members.slice(0, 3)].map(idOf).sort();
    expect(chat.participants.map(({ id }) => id).sort()).toEqual(participants);
    await say(await platform.connect(brand.accessToken), chat.id, 'See you all there');
    for (const [index, member] of members.slice(0, 3).entries()) {
      const live = await sockets[index]?.waitFor(
        'chat:message',
        ({ conversationId }: ChatMessage) => conversationId === chat.id,
      );
      expect(live?.body).toBe('See you all there');
      expect((await open(member)).id).toBe(chat.id);
      expect(await storedMessages(member, chat.id)).toHaveLength(1);
    }
    expect(await refused(members[3].api.post('/conversations', about))).toEqual([404, 'not_found']);
  });

  it('keeps its bookings as they were agreed when its members change', async () => {
    const [owner, asha, ben] = members;
    await succeeded(answer(ben, 'decline'));
    expect((await succeeded(owner.api.get<GigView>(`/gigs/${gig.id}`))).status).toBe('paused');
    expect(await refused(askForSlot(brand.api, gig.id, booking.start))).toEqual([409, 'gig_not_bookable']);
    const terms = [owner, asha].map((person) => ({ influencerId: idOf(person), shareBps: 5_000 }));
    await succeeded(owner.api.patch(`/gigs/${gig.id}`, { members: terms, quorum: null }));
    const now = await succeeded(ben.api.get<BookingView>(`/bookings/${booking.id}`));
    expect(now).toMatchObject({ status: 'confirmed', memberIds: [owner, asha, ben].map(idOf) });
    expect(await database.claimsOf(idOf(ben))).toContain(booking.id);
  });

  it('gives everybody their time back when it is cancelled', async () => {
    await succeeded(brand.api.post(`/bookings/${booking.id}/cancel`, { reason: 'Launch postponed' }));
    for (const member of members.slice(0, 3)) {
      expect(await database.claimsOf(idOf(member))).not.toContain(booking.id);
      await eventually(async () =>
        expect(await noticesAbout(member, booking.id)).toEqual(['booking.confirmed', 'booking.cancelled']),
      );
    }
  });
});
