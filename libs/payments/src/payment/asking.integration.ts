import { PaymentsFixture } from '../payments.fixture';
import { ReconcilePayments } from './reconcile-payments';

const fixture = new PaymentsFixture();
beforeAll(() => fixture.start());
afterAll(() => fixture.stop());

describe('asking the provider', () => {
  it('learns of a success whose webhook is late', async () => {
    const { id } = await fixture.preparedPayment();
    const [body = ''] = await fixture.simulate(id, 'succeeded', { delayMs: 3_600_000 });
    expect(await fixture.payments.askProvider(id)).toMatchObject({ status: 'succeeded' });
    await fixture.receiveAndProcess(body);
    const { history } = await fixture.payment(id);
    expect(history).toHaveLength(1);
  });

  it('learns that nobody has paid yet', async () => {
    const { id } = await fixture.preparedPayment();
    expect(await fixture.payments.askProvider(id)).toMatchObject({ status: 'created', revision: 0 });
  });

  it('learns of a failure, and later of the success that followed', async () => {
    const { id } = await fixture.preparedPayment();
    await fixture.simulate(id, 'failed');
    expect(await fixture.payments.askProvider(id)).toMatchObject({ status: 'failed' });
    await fixture.simulate(id, 'succeeded');
    expect(await fixture.payments.askProvider(id)).toMatchObject({ status: 'succeeded' });
  });
});

describe('reconciliation', () => {
  it('asks after ten minutes of silence and tells the booking', async () => {
    const { id } = await fixture.preparedPayment();
    await fixture.simulate(id, 'succeeded', { delayMs: 3_600_000 });
    fixture.clock.putForward(9 * 60_000);
    expect(await fixture.doAllDue(ReconcilePayments)).toBe(0);
    fixture.clock.putForward(60_000);
    await fixture.doAllDue(ReconcilePayments);
    expect(await fixture.payment(id)).toMatchObject({ status: 'succeeded' });
    expect(fixture.outcome.succeeded).toContain(id);
  });

  it('asks about an open payment again, but not for ever', async () => {
    const payment = await fixture.preparedPayment();
    const askAt = async (): Promise<Date | undefined> =>
      (
        await fixture.connection
          .collection<{ _id: string; askAt?: Date }>('payments')
          .findOne({ _id: payment.id })
      )?.askAt;
    fixture.clock.putForward(1_000_000);
    await fixture.doAllDue(ReconcilePayments);
    expect((await askAt())?.getTime()).toBeGreaterThan(fixture.clock.now());
    fixture.clock.putForward(25 * 3_600_000);
    await fixture.doAllDue(ReconcilePayments);
    expect(await askAt()).toBeUndefined();
  });
});
