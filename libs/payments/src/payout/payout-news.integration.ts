import { newId } from '@noillin/utils';
import { COOLED, MORE_THAN_A_DAY, MoneyFixture } from './money.fixture';

const fixture = new MoneyFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

describe('what is announced of payouts', () => {
  const cooled = async (member: string) => {
    const booking = await fixture.paidBooking(10_000, [member]);
    await fixture.settlement.startCooling(booking.bookingId);
    fixture.clock.putForward(COOLED);
    await fixture.work();
    return booking.bookingId;
  };
  const news = async (bookingId: string) => {
    const names = ['payout.paid', 'payout.failed', 'payout.blocked'] as const;
    const found = await Promise.all(names.map((name) => fixture.announced(name, bookingId)));
    return found.flat().map(({ name, payload }) => [name, (payload as { amount: number }).amount]);
  };

  it('is that one was made, once', async () => {
    const bookingId = await cooled(await fixture.onboarded());
    await fixture.work();
    expect(await news(bookingId)).toEqual([['payout.paid', 8_500]]);
  });

  it('is once that it waits for its influencer, however often somebody looks', async () => {
    const bookingId = await cooled(newId());
    for (let day = 0; day < 3; day += 1) {
      fixture.clock.putForward(MORE_THAN_A_DAY);
      await fixture.work();
    }
    expect(await news(bookingId)).toEqual([['payout.blocked', 8_500]]);
  });
});
