import { PaymentsFixture } from '../payments.fixture';

const fixture = new PaymentsFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

/** A payment whose money is reserved, the platform told. */
const authorisedPayment = async (): Promise<string> => {
  const { id } = await fixture.preparedPayment({ capture: 'manual' });
  await fixture.receiveAndProcess(...(await fixture.simulate(id, 'succeeded')));
  return id;
};

describe('reserved money', () => {
  it('is authorised, not taken, by paying', async () => {
    const id = await authorisedPayment();
    expect(await fixture.payment(id)).toMatchObject({ status: 'authorised', capture: 'manual' });
    expect(await fixture.sandboxPayment(id)).toMatchObject({ status: 'authorised' });
    expect(fixture.outcome.succeeded).not.toContain(id);
  });

  it('is taken once, however often and in parallel it is captured', async () => {
    const id = await authorisedPayment();
    await Promise.all([1, 2, 3].map(() => fixture.payments.capture(id)));
    expect(await fixture.payments.capture(id)).toMatchObject({ status: 'succeeded' });
    const { history } = await fixture.payment(id);
    expect(history.map(({ to }) => to)).toEqual(['authorised', 'succeeded']);
  });

  it('is let go of once, and cannot be taken any more', async () => {
    const id = await authorisedPayment();
    expect(await fixture.payments.void(id)).toMatchObject({ status: 'voided' });
    expect(await fixture.payments.void(id)).toMatchObject({ status: 'voided' });
    await expect(fixture.payments.capture(id)).rejects.toMatchObject({ code: 'provider_refused' });
  });

  it('that was taken is not let go of', async () => {
    const id = await authorisedPayment();
    await fixture.payments.capture(id);
    await expect(fixture.payments.void(id)).rejects.toMatchObject({ code: 'provider_refused' });
    expect(await fixture.payment(id)).toMatchObject({ status: 'succeeded' });
  });

  it('goes to whoever decides first when both are decided at once', async () => {
    const id = await authorisedPayment();
    const decisions = await Promise.allSettled([fixture.payments.capture(id), fixture.payments.void(id)]);
    expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { status } = await fixture.payment(id);
    expect(status).toBe((await fixture.sandboxPayment(id)).status);
  });

  it('of an unpaid payment is voided by closing its checkout, also before there is one', async () => {
    const { id } = await fixture.payments.open({
      bookingId: `booking-of-nobody-${Date.now()}`,
      brandId: 'brand',
      amount: { amount: 1_000, currency: 'INR' },
      description: 'Reel',
      holdExpiresAt: new Date(),
    });
    expect(await fixture.payments.void(id)).toMatchObject({ status: 'voided' });
    await expect(fixture.simulate(id, 'succeeded')).rejects.toMatchObject({ code: 'payment_not_payable' });
  });

  it('of a payment that is none is a problem with a name', async () => {
    await expect(fixture.payments.capture('none')).rejects.toMatchObject({ code: 'not_found' });
  });
});
