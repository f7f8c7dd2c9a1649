import { type Money } from '@noillin/contracts';
import {
  type BookingView,
  type ConversationView,
  type Group,
  type Person,
  confirmedBooking,
  eventually,
  freshBrand,
  freshGroup,
  slotsOf,
  succeeded,
} from '@noillin/testing';
import {
  Database,
  type PlatformUnderTest,
  groupWithOneNeeded,
  noticesAbout,
  openPlatform,
  paymentReaches,
  refused,
  say,
  storedMessages,
} from '../support';

interface Terms {
  refund: Money;
  quoteId: string;
}

interface Options {
  place: Money;
  shrink: Terms | null;
  cancel: Terms;
}

const HOUR_MS = 3_600_000;
const PRICE = { amount: 100_001, currency: 'INR' };

/** Members of group bookings leave: by themselves, or because the brand can do without them. */
describe('leaving a group booking', () => {
  let platform: PlatformUnderTest;
  let database: Database;
  let brand: Person;
  let group: Group;
  let largeGroup: Group;
  let newcomer: Person;

  beforeAll(async () => {
    platform = openPlatform();
    database = await Database.open();
    brand = await freshBrand(platform.api);
    [group, largeGroup] = [
      await groupWithOneNeeded(platform.api, 3, PRICE),
      await groupWithOneNeeded(platform.api, 4, PRICE),
    ];
    newcomer = (await freshGroup(platform.api, 1))[0] as Person;
  });
  afterAll(() => Promise.all([platform.close(), database.close()]));

  const idOf = ({ user }: Person) => user.id;
  const member = (index: number, of: Group = group): Person => of.members[index] as Person;
  /** Confirmed, far enough ahead for all of it to be refundable. */
  const booked = async ({ gig }: Group = group) => {
    const slots = await slotsOf(platform.api, gig.id, 10);
    const start = slots.find((slot) => Date.parse(slot.start) > Date.now() + 80 * HOUR_MS)?.start;
    return confirmedBooking(brand.api, gig.id, start);
  };
  const withdraw = (person: Person, { id }: BookingView) =>
    person.api.post<BookingView>(`/bookings/${id}/members/me/withdraw`, { reason: 'Ill' });
  const withdrawn = async () => {
    const booking = await booked();
    await succeeded(withdraw(member(1), booking));
    return booking;
  };
  const optionsOf = ({ id }: BookingView) => succeeded(brand.api.get<Options>(`/bookings/${id}/withdrawal`));

  it('a substitute who accepts is in, and who withdrew is out, for the same money', async () => {
    const booking = await withdrawn();
    expect((await optionsOf(booking)).place.amount).toBeGreaterThan(0);
    const ask = (body: object) => brand.api.post(`/bookings/${booking.id}/withdrawal/substitute`, body);
    expect(await refused(ask({ influencerId: idOf(member(2)) }))).toEqual([422, 'rule_refused']);
    expect(await refused(ask({ influencerId: idOf(newcomer), amount: -1 }))).toEqual([
      400,
      'validation_failed',
    ]);
    expect(await refused(newcomer.api.get(`/bookings/${booking.id}`))).toEqual([404, 'not_found']);
    await succeeded(ask({ influencerId: idOf(newcomer) }));
    const { items } = await succeeded(newcomer.api.get<{ items: { bookingId: string }[] }>('/place-offers'));
    expect(items.map(({ bookingId }) => bookingId)).toEqual([booking.id]);
    await eventually(async () =>
      expect(await noticesAbout(newcomer, booking.id)).toEqual(['booking.substitute_offered']),
    );
    const now = await succeeded(newcomer.api.post<BookingView>(`/place-offers/${booking.id}/accept`));
    expect(now).toMatchObject({ status: 'confirmed', memberIds: [member(0), newcomer, member(2)].map(idOf) });
    expect(await database.claimsOf(idOf(newcomer))).toContain(booking.id);
    expect(await database.claimsOf(idOf(member(1)))).not.toContain(booking.id);
    expect(await refused(member(1).api.get(`/bookings/${booking.id}`))).toEqual([404, 'not_found']);
    await eventually(async () =>
      expect(await noticesAbout(member(1), booking.id)).toContain('booking.member_substituted'),
    );
  });

  it('who leaves keeps what was said in the conversation, and who comes hears what is said from then on', async () => {
    const booking = await withdrawn();
    const chat = await succeeded(
      brand.api.post<ConversationView>('/conversations', { bookingId: booking.id }),
    );
    const [leaver, comer] = [member(1), newcomer];
    const connect = ({ accessToken }: Person) => platform.connect(accessToken);
    const [brands, leavers, comers] = [await connect(brand), await connect(leaver), await connect(comer)];
    await say(leavers, chat.id, 'I am ill');
    await succeeded(
      brand.api.post(`/bookings/${booking.id}/withdrawal/substitute`, { influencerId: idOf(comer) }),
    );
    await succeeded(comer.api.post(`/place-offers/${booking.id}/accept`));
    const isSeated = ({
      conversationId,
      participantIds,
    }: {
      conversationId: string;
      participantIds: string[];
    }) => conversationId === chat.id && participantIds.includes(idOf(comer));
    // Nobody opens the conversation: they come in and go by themselves.
    await Promise.all(
      [brands, leavers, comers].map((socket) => socket.waitFor('chat:participants', isSeated)),
    );
    await say(brands, chat.id, 'Welcome');
    const heard = await say(comers, chat.id, 'Hello');
    await brands.waitFor('chat:message', ({ id }) => id === heard.id);
    expect(leavers.all('chat:message').map(({ body }) => body)).toEqual(['I am ill']);
    expect((await storedMessages(leaver, chat.id)).map(({ body }) => body)).toEqual(['I am ill']);
    expect((await storedMessages(comer, chat.id)).map(({ body }) => body)).toEqual(['Welcome', 'Hello']);
    const write = { conversationId: chat.id, clientMessageId: 'late', body: 'Wait' };
    expect(await leavers.send('chat:send', write)).toMatchObject({ ok: false, code: 'rule_refused' });
    expect(await leavers.send('chat:typing', { conversationId: chat.id })).toMatchObject({ ok: false });
    [brands, leavers, comers].forEach((socket) => socket.close());
  });

  it('the brand goes on without them and gets back exactly what it was shown', async () => {
    const booking = await withdrawn();
    const { shrink } = await optionsOf(booking);
    const path = `/bookings/${booking.id}/withdrawal/shrink`;
    expect(await refused(brand.api.post(path, { quoteId: '0'.repeat(32) }))).toEqual([409, 'terms_changed']);
    const now = await succeeded(brand.api.post<BookingView>(path, { quoteId: shrink?.quoteId }));
    expect(now.memberIds).toEqual([member(0), member(2)].map(idOf));
    const payment = await paymentReaches(brand.api, booking.payment.id, 'partially_refunded');
    expect(payment.refundedAmount).toBe(shrink?.refund.amount);
    expect(await refused(brand.api.post(path))).toEqual([409, 'withdrawal_not_open']);
  });

  it('two withdraw, and the brand decides about each: one is replaced, it goes on without the other', async () => {
    const booking = await booked(largeGroup);
    // The substitute of the others may be booked at that time.
    const comer = (await freshGroup(platform.api, 1))[0] as Person;
    const [, stays, first, second] = largeGroup.members as [Person, Person, Person, Person];
    await Promise.all([first, second].map((person) => succeeded(withdraw(person, booking))));
    expect(await refused(withdraw(first, booking))).toEqual([409, 'withdrawal_open']);
    const { withdrawal, withdrawals } = await succeeded(
      brand.api.get<BookingView>(`/bookings/${booking.id}`),
    );
    expect(withdrawals.map(({ memberId }) => memberId).sort()).toEqual([first, second].map(idOf).sort());
    expect(withdrawal).toEqual(withdrawals[0]);
    const [ofFirst = '', ofSecond = ''] = [first, second].map(
      (person) => withdrawals.find(({ memberId }) => memberId === idOf(person))?.id,
    );
    const path = `/bookings/${booking.id}/withdrawal`;
    const options = await succeeded(
      brand.api.get<Options & { memberId: string }>(`${path}?withdrawalId=${ofSecond}`),
    );
    expect(options.memberId).toBe(idOf(second));
    expect(await refused(brand.api.get(`${path}?withdrawalId=another`))).toEqual([
      409,
      'withdrawal_not_open',
    ]);
    const ask = (withdrawalId: string) =>
      brand.api.post(`${path}/substitute`, { influencerId: idOf(comer), withdrawalId });
    await succeeded(ask(ofFirst));
    expect(await refused(ask(ofSecond))).toEqual([422, 'rule_refused']);
    const quoteId = options.shrink?.quoteId;
    await succeeded(brand.api.post(`${path}/shrink`, { withdrawalId: ofSecond, quoteId }));
    const now = await succeeded(comer.api.post<BookingView>(`/place-offers/${booking.id}/accept`));
    expect(now.memberIds).toEqual([member(0, largeGroup), stays, comer].map(idOf));
    expect([now.status, now.withdrawal, now.withdrawals]).toEqual(['confirmed', null, []]);
    const payment = await paymentReaches(brand.api, booking.payment.id, 'partially_refunded');
    expect(payment.refundedAmount).toBe(options.shrink?.refund.amount);
    // Each of those who are out is told, whatever happened since.
    await eventually(async () => {
      expect(await noticesAbout(first, booking.id)).toContain('booking.member_substituted');
      expect(await noticesAbout(second, booking.id)).toContain('booking.member_left');
    });
  });

  it('the brand cancels for all its money', async () => {
    const booking = await withdrawn();
    expect((await optionsOf(booking)).cancel.refund).toEqual(PRICE);
    await succeeded(brand.api.post(`/bookings/${booking.id}/cancel`, {}));
    const payment = await paymentReaches(brand.api, booking.payment.id, 'refunded');
    expect(payment.refundedAmount).toBe(PRICE.amount);
  });

  it('a brand cancels one whom the booking can do without, and pays what the preview said', async () => {
    const booking = await booked();
    const path = (person: Person, what: string) => `/bookings/${booking.id}/members/${idOf(person)}/${what}`;
    expect(await refused(brand.api.get(path(member(0), 'cancellation-preview')))).toEqual([
      422,
      'rule_refused',
    ]);
    const said = await succeeded(brand.api.get<Terms>(path(member(2), 'cancellation-preview')));
    const { quoteId } = said;
    const now = await succeeded(brand.api.post<BookingView>(path(member(2), 'cancel'), { quoteId }));
    expect(now.memberIds).toEqual([member(0), member(1)].map(idOf));
    const payment = await paymentReaches(brand.api, booking.payment.id, 'partially_refunded');
    expect(payment.refundedAmount).toBe(said.refund.amount);
    expect(await database.claimsOf(idOf(member(2)))).not.toContain(booking.id);
    // One more would be fewer than the quorum; and who is out may not do anything here any more.
    expect(await refused(brand.api.post(path(member(1), 'cancel'), {}))).toEqual([422, 'rule_refused']);
    expect(await refused(withdraw(member(2), booking))).toEqual([404, 'not_found']);
  });

  it('is nobody else’s business', async () => {
    const booking = await withdrawn();
    const stranger = await freshBrand(platform.api);
    for (const path of [
      'withdrawal',
      'withdrawal/substitutes',
      `members/${idOf(member(1))}/cancellation-preview`,
    ])
      expect(await refused(stranger.api.get(`/bookings/${booking.id}/${path}`))).toEqual([404, 'not_found']);
    for (const path of ['withdrawal/shrink', `members/${idOf(member(1))}/cancel`])
      expect(await refused(stranger.api.post(`/bookings/${booking.id}/${path}`, {}))).toEqual([
        404,
        'not_found',
      ]);
    expect(await refused(newcomer.api.post(`/place-offers/${booking.id}/accept`))).toEqual([
      404,
      'not_found',
    ]);
    expect(await refused(withdraw(newcomer, booking))).toEqual([404, 'not_found']);
    expect(await refused(member(1).api.get(`/bookings/${booking.id}/withdrawal`))).toEqual([
      403,
      'permission_denied',
    ]);
  });
});
