import { newId } from '@noillin/utils';
import { ExecutePayouts } from './execute-payouts';
import { COOLED, HOUR, MoneyFixture } from './money.fixture';

const fixture = new MoneyFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());
afterEach(async () => {
  expect((await fixture.verify()).offences).toEqual([]);
});

describe('a refund after the transfer', () => {
  it('takes the money back from the influencer', async () => {
    const member = await fixture.onboarded();
    const booking = await fixture.paidOutBooking(10_000, [member]);
    await fixture.refund(booking.bookingId, 4_000);
    await fixture.work();
    expect(await fixture.sandboxBalance(member)).toBe(5_100);
    expect(await fixture.balances(member)).toEqual({ influencer_paid: 5_100 });
    expect(await fixture.part(booking, member)).toMatchObject({ status: 'transferred', left: 5_100 });
  });

  it('becomes a debt where the influencer has nothing, and the next payouts pay it', async () => {
    const member = await fixture.onboarded();
    const booking = await fixture.paidOutBooking(10_000, [member]);
    await fixture.emptySandboxAccount(member);
    await fixture.refund(booking.bookingId, 10_000);
    await fixture.work();
    expect(await fixture.part(booking, member)).toMatchObject({ status: 'debt', owed: 8_500, left: 0 });
    expect(await fixture.balances(member)).toEqual({ influencer_paid: 8_500, influencer_debt: -8_500 });
    await fixture.paidOutBooking(4_000, [member]);
    expect(await fixture.sandboxBalance(member)).toBe(0);
    expect(await fixture.part(booking, member)).toMatchObject({ status: 'debt', owed: 5_100 });
    await fixture.paidOutBooking(8_000, [member]);
    expect(await fixture.sandboxBalance(member)).toBe(1_700);
    expect(await fixture.part(booking, member)).toMatchObject({ status: 'reversed', owed: 0 });
    expect(await fixture.balances(member)).toEqual({ influencer_paid: 10_200 });
  });

  it('makes money that paid a debt a debt again', async () => {
    const member = await fixture.onboarded();
    const first = await fixture.paidOutBooking(10_000, [member]);
    await fixture.emptySandboxAccount(member);
    await fixture.refund(first.bookingId, 10_000);
    await fixture.work();
    const second = await fixture.paidOutBooking(10_000, [member]);
    expect(await fixture.balances(member)).toEqual({ influencer_paid: 8_500 });
    await fixture.refund(second.bookingId, 10_000);
    await fixture.work();
    expect(await fixture.part(second, member)).toMatchObject({ status: 'debt', owed: 8_500 });
    expect(await fixture.balances(member)).toEqual({ influencer_paid: 8_500, influencer_debt: -8_500 });
  });

  it('is borne by whom the caller says', async () => {
    const members = await Promise.all([fixture.onboarded(), fixture.onboarded()]);
    const [first = '', second = ''] = members;
    const booking = await fixture.paidBooking(10_000, members);
    await fixture.refund(booking.bookingId, 4_250, { perParty: [{ influencerId: first, amount: 4_250 }] });
    expect(await fixture.part(booking, first)).toMatchObject({ status: 'reversed', left: 0 });
    expect(await fixture.part(booking, second)).toMatchObject({ status: 'pending', left: 4_250 });
  });

  it.each([
    ['more than a party has', [{ amount: 9_000 }], 9_000],
    ['lines that do not sum up', [{ amount: 1 }], 2],
    ['a negative line', [{ amount: -1 }], 1],
    ['a fraction', [{ amount: 0.5 }], 1],
    ['a stranger', [{ influencerId: 'stranger', amount: 1 }], 1],
    ['more than was paid', undefined, 10_001],
  ])('refuses %s', async (_name, lines, amount) => {
    const member = newId();
    const { bookingId } = await fixture.paidBooking(10_000, [member]);
    const perParty = lines?.map((line) => ({ influencerId: member, ...line }));
    await expect(fixture.refund(bookingId, amount, perParty && { perParty })).rejects.toMatchObject({
      code: 'rule_refused',
    });
  });
});

describe('a payout and a recovery at once', () => {
  it('takes back nothing before the transfer has arrived', async () => {
    const member = await fixture.onboarded();
    const booking = await fixture.completedBooking(10_000, [member]);
    fixture.clock.putForward(COOLED);
    const execute = jest.spyOn(fixture.get(ExecutePayouts), 'runOne').mockResolvedValue(false);
    await fixture.work();
    await fixture.refund(booking.bookingId, 10_000);
    await fixture.work();
    expect(await fixture.balances(member)).toEqual({
      influencer_in_transit: 8_500,
      influencer_recovering: -8_500,
    });
    execute.mockRestore();
    fixture.clock.putForward(HOUR);
    await fixture.work();
    expect(await fixture.sandboxBalance(member)).toBe(0);
    expect(await fixture.balances(member)).toEqual({});
  });
});
