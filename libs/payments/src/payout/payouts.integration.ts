import { newId } from '@noillin/utils';
import { DomainError } from '@noillin/contracts';
import { SandboxProvider } from '../sandbox/sandbox-provider';
import { COOLED, HOUR, MoneyFixture } from './money.fixture';
import { PayoutSettingsRepository } from './schedule/payout-settings.repository';

const fixture = new MoneyFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());
afterEach(async () => {
  jest.restoreAllMocks();
  expect((await fixture.verify()).offences).toEqual([]);
});

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

describe('100.01 over three members with a fee of 15 %', () => {
  it('is divided, refunded in part and paid out without losing a cent', async () => {
    const members = await Promise.all([1, 2, 3].map(() => fixture.onboarded()));
    const booking = await fixture.completedBooking(10_001, members);
    expect((await fixture.parts(booking)).map(({ amount }) => amount).sort()).toEqual([
      1_500, 2_833, 2_834, 2_834,
    ]);
    await fixture.refund(booking.bookingId, 3_334);
    fixture.clock.putForward(COOLED);
    await fixture.work();
    const parts = await fixture.parts(booking);
    expect(sum(parts.map(({ left }) => left))).toBe(10_001 - 3_334);
    const transferred = await Promise.all(members.map((member) => fixture.sandboxBalance(member)));
    const fee = (await fixture.part(booking, null)).left;
    expect(transferred).toEqual([1_889, 1_889, 1_889]);
    expect(sum(transferred) + fee + 3_334).toBe(10_001);
  });
});

describe('release', () => {
  it('waits for the cooling period', async () => {
    const member = await fixture.onboarded();
    await fixture.completedBooking(10_000, [member]);
    fixture.clock.putForward(71 * HOUR);
    await fixture.work();
    expect(await fixture.balances(member)).toEqual({ influencer_pending: 8_500 });
    fixture.clock.putForward(2 * HOUR);
    await fixture.work();
    expect(await fixture.balances(member)).toEqual({ influencer_paid: 8_500 });
  });

  it('stops while anything freezes it, and goes on when nothing does any more', async () => {
    const member = await fixture.onboarded();
    const { bookingId } = await fixture.completedBooking(10_000, [member]);
    await fixture.settlement.freeze(bookingId, 'dispute');
    await fixture.settlement.freeze(bookingId, 'chargeback');
    await fixture.settlement.unfreeze(bookingId, 'dispute');
    fixture.clock.putForward(COOLED);
    await fixture.work();
    expect(await fixture.balances(member)).toEqual({ influencer_pending: 8_500 });
    await fixture.settlement.unfreeze(bookingId, 'chargeback');
    await fixture.work();
    expect(await fixture.balances(member)).toEqual({ influencer_paid: 8_500 });
  });

  it('competes with a refund for the money, and only one of them gets it', async () => {
    const member = await fixture.onboarded();
    const { bookingId } = await fixture.completedBooking(10_000, [member]);
    fixture.clock.putForward(COOLED);
    await Promise.all([fixture.refund(bookingId, 10_000), fixture.work()]);
    fixture.clock.putForward(HOUR);
    await fixture.work();
    expect(await fixture.sandboxBalance(member)).toBe(0);
    expect(await fixture.balances(member)).toEqual({});
  });
});

describe('a transfer', () => {
  it('is made once, however many workers run', async () => {
    const member = await fixture.onboarded();
    await fixture.completedBooking(10_000, [member]);
    fixture.clock.putForward(COOLED);
    await Promise.allSettled(Array.from({ length: 5 }, () => fixture.work()));
    await fixture.work();
    expect(await fixture.transfersTo(member)).toEqual([8_500]);
  });

  it('is not made again when the worker dies after the provider made it', async () => {
    const member = await fixture.onboarded();
    await fixture.completedBooking(10_000, [member]);
    fixture.clock.putForward(COOLED);
    const provider = fixture.get(SandboxProvider);
    const transfer = provider.createTransfer.bind(provider);
    const asked = jest.spyOn(provider, 'createTransfer').mockImplementationOnce(async (request) => {
      await transfer(request);
      throw new Error('the connection broke');
    });
    await expect(fixture.work()).rejects.toThrow('the connection broke');
    expect(await fixture.balances(member)).toEqual({ influencer_in_transit: 8_500 });
    fixture.clock.putForward(2 * HOUR);
    await fixture.work();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await fixture.transfersTo(member)).toEqual([8_500]);
    expect(await fixture.balances(member)).toEqual({ influencer_paid: 8_500 });
  });

  it.each([
    ['provider_balance_too_low', 'provider_balance', 2],
    ['payout_account_not_ready', 'onboarding', 25],
  ] as const)(
    'that is refused (%s) is released money again and tried later',
    async (code, heldUpBy, hours) => {
      const member = await fixture.onboarded();
      const booking = await fixture.completedBooking(10_000, [member]);
      fixture.clock.putForward(COOLED);
      jest.spyOn(fixture.get(SandboxProvider), 'createTransfer').mockRejectedValueOnce(new DomainError(code));
      await fixture.work();
      expect(await fixture.balances(member)).toEqual({ influencer_releasable: 8_500 });
      expect(await fixture.part(booking, member)).toMatchObject({ status: 'releasable', heldUpBy });
      fixture.clock.putForward(hours * HOUR);
      await fixture.work();
      expect(await fixture.transfersTo(member)).toEqual([8_500]);
    },
  );

  it('waits for the onboarding and goes out when the provider says that it is done', async () => {
    const member = newId();
    const booking = await fixture.completedBooking(10_000, [member]);
    fixture.clock.putForward(COOLED);
    await fixture.work();
    expect(await fixture.part(booking, member)).toMatchObject({ heldUpBy: 'onboarding' });
    await fixture.onboarded(member);
    await fixture.work();
    expect(await fixture.transfersTo(member)).toEqual([8_500]);
  });

  it('that is refused after a refund returns only what was not refunded', async () => {
    const member = await fixture.onboarded();
    const booking = await fixture.completedBooking(10_000, [member]);
    fixture.clock.putForward(COOLED);
    jest.spyOn(fixture.get(SandboxProvider), 'createTransfer').mockImplementationOnce(async () => {
      await fixture.refund(booking.bookingId, 4_000, {
        perParty: [
          { influencerId: member, amount: 3_500 },
          { influencerId: null, amount: 500 },
        ],
      });
      throw new DomainError('provider_balance_too_low');
    });
    await fixture.work();
    expect(await fixture.balances(member)).toEqual({ influencer_releasable: 5_000 });
    fixture.clock.putForward(2 * HOUR);
    await fixture.work();
    expect(await fixture.transfersTo(member)).toEqual([5_000]);
  });
});

describe('the schedule', () => {
  const scheduled = async (schedule: 'weekly' | 'manual', minimumAmount = 0): Promise<string> => {
    const member = await fixture.onboarded();
    await fixture.get(PayoutSettingsRepository).set(member, { schedule, minimumAmount });
    await fixture.completedBooking(10_000, [member]);
    fixture.clock.putForward(COOLED);
    await fixture.work();
    return member;
  };

  it('pays weekly on Monday', async () => {
    const member = await scheduled('weekly');
    expect(await fixture.balances(member)).toEqual({ influencer_releasable: 8_500 });
    fixture.clock.putForward(7 * 24 * HOUR);
    await fixture.work();
    expect(await fixture.balances(member)).toEqual({ influencer_paid: 8_500 });
  });

  it('pays by hand only when somebody asks', async () => {
    const member = await scheduled('manual');
    fixture.clock.putForward(30 * 24 * HOUR);
    await fixture.work();
    expect(await fixture.balances(member)).toEqual({ influencer_releasable: 8_500 });
  });

  it('collects until the minimum has come together', async () => {
    const member = await fixture.onboarded();
    await fixture
      .get(PayoutSettingsRepository)
      .set(member, { schedule: 'immediately', minimumAmount: 10_000 });
    const booking = await fixture.paidOutBooking(10_000, [member]);
    expect(await fixture.part(booking, member)).toMatchObject({ heldUpBy: 'minimum_amount' });
    await fixture.paidOutBooking(10_000, [member]);
    expect((await fixture.transfersTo(member)).sort()).toEqual([8_500, 8_500]);
  });
});
