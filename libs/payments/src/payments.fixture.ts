import { Test, type TestingModule } from '@nestjs/testing';
import { getConnectionToken } from '@nestjs/mongoose';
import { ClockModule, ConfigModule, loadConfig } from '@noillin/config';
import type { EventEnvelope, EventName } from '@noillin/contracts';
import { OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { Clock, doAllDue, newId, type DueWork } from '@noillin/utils';
import type { Connection } from 'mongoose';
import type { NewPayment, Payment } from './payment/payment';
import { PaymentOutcomeHandler } from './payment/payment-outcome-handler';
import { ReconcilePayments } from './payment/reconcile-payments';
import { Payments } from './payments';
import { PaymentsConfig } from './payments.config';
import { PaymentsModule } from './payments.module';
import type { SandboxPayment } from './sandbox/sandbox-payment';
import { SandboxPayments } from './sandbox/sandbox-payments.repository';
import { sign, SIGNATURE_HEADER } from './sandbox/signature';
import { PROMPTLY, type DeliveryWishes } from './sandbox/delivery-wishes';
import { SimulatePayment, type SimulatedOutcome } from './sandbox/simulate-payment';
import { AnnounceWebhooks } from './webhook/announce-webhooks';
import { ProcessWebhook } from './webhook/process-webhook';
import { ReceiveWebhook, type Receipt } from './webhook/receive-webhook';
import { ReprocessWebhooks } from './webhook/reprocess-webhooks';
import { WebhookInbox } from './webhook/webhook-inbox.repository';

/** A clock that a test can put forward. */
export class MovableClock extends Clock {
  private ahead = 0;

  now(): number {
    return Date.now() + this.ahead;
  }

  putForward(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}

/** Stands in for bookings and remembers what it was told. */
export class RememberingOutcome extends PaymentOutcomeHandler {
  readonly succeeded: string[] = [];
  readonly failed: string[] = [];

  async paymentSucceeded({ id }: Payment): Promise<void> {
    this.succeeded.push(id);
  }

  async paymentFailed({ id }: Payment): Promise<void> {
    this.failed.push(id);
  }
}

export const newPayment = (changes: Partial<NewPayment> = {}): NewPayment => ({
  bookingId: newId(),
  brandId: newId(),
  amount: { amount: 250_000, currency: 'INR' },
  description: 'Reel with Asha',
  holdExpiresAt: new Date(Date.now() + 900_000),
  ...changes,
});

/** Payments on the real database, with bookings replaced by a memory and HTTP by a call. */
export class PaymentsFixture {
  readonly clock = new MovableClock();
  readonly outcome = new RememberingOutcome();
  private module!: TestingModule;

  async start(config: Partial<PaymentsConfig> = {}): Promise<this> {
    await this.boot(config);
    await this.empty();
    return this;
  }

  /** Joins what others have begun: empties nothing. */
  async boot(config: Partial<PaymentsConfig> = {}): Promise<void> {
    const moduleBuilder = Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, RedisConfig, ObservabilityConfig, PaymentsConfig]),
        ObservabilityModule.forRoot('payments-test'),
        ClockModule,
        MongoModule,
        RedisModule,
        OutboxModule,
        PaymentsModule,
      ],
      providers: [
        { provide: PaymentOutcomeHandler, useValue: this.outcome },
        ProcessWebhook,
        ReconcilePayments,
        AnnounceWebhooks,
        ReprocessWebhooks,
      ],
    })
      .overrideProvider(Clock)
      .useValue(this.clock)
      .setLogger(false as never);
    const configured = Object.assign(loadConfig([PaymentsConfig])[0], config);
    this.module = await moduleBuilder.overrideProvider(PaymentsConfig).useValue(configured).compile();
    await this.module.init();
  }

  get<Value>(type: abstract new (...parameters: never[]) => Value): Value {
    return this.module.get<Value>(type, { strict: false });
  }

  /** Does what a timer of the worker would do now; answers how much that was. */
  doAllDue(type: abstract new (...parameters: never[]) => DueWork): Promise<number> {
    return doAllDue(this.get(type), this.clock.date());
  }

  get payments(): Payments {
    return this.get(Payments);
  }

  get connection(): Connection {
    return this.module.get<Connection>(getConnectionToken());
  }

  async stop(): Promise<void> {
    await this.module.close();
  }

  /** A payment whose checkout the sandbox has made. */
  async preparedPayment(changes: Partial<NewPayment> = {}): Promise<Payment> {
    const { id } = await this.payments.open(newPayment(changes));
    return this.payments.prepareCheckout(id);
  }

  /** A payment that has succeeded, the booking told. */
  async paidPayment(changes: Partial<NewPayment> = {}): Promise<Payment> {
    const { id } = await this.preparedPayment(changes);
    await this.receiveAndProcess(...(await this.simulate(id, 'succeeded')));
    return this.payment(id);
  }

  async payment(id: string): Promise<Payment> {
    const payment = await this.payments.findById(id);
    if (!payment) throw new Error(`no payment ${id}`);
    return payment;
  }

  async sandboxPayment(reference: string): Promise<SandboxPayment> {
    const payment = await this.get(SandboxPayments).findByReference(reference);
    if (!payment) throw new Error(`the sandbox has no payment ${reference}`);
    return payment;
  }

  /** Lets the sandbox decide; answers the bodies of its events in the order in which they happened. */
  async simulate(
    paymentId: string,
    outcome: SimulatedOutcome,
    wishes: Partial<DeliveryWishes> = {},
  ): Promise<string[]> {
    const payment = await this.sandboxPayment(paymentId);
    const events = await this.get(SimulatePayment).run(payment, outcome, { ...PROMPTLY, ...wishes });
    return events.map(({ body }) => body);
  }

  /** Hands a signed body in as the webhook route would. */
  receive(body: string): Promise<Receipt> {
    const bytes = Buffer.from(body);
    const [secret = ''] = this.get(PaymentsConfig).SANDBOX_WEBHOOK_SECRET.split(',');
    const headers = { [SIGNATURE_HEADER]: sign(bytes, secret, this.clock.now()) };
    return this.get(ReceiveWebhook).run('sandbox', bytes, headers);
  }

  process(body: string): Promise<void> {
    const { id } = JSON.parse(body) as { id: string };
    return this.get(ProcessWebhook).run(`sandbox:${id}`);
  }

  async receiveAndProcess(...bodies: string[]): Promise<void> {
    for (const body of bodies) {
      await this.receive(body);
      await this.process(body);
    }
  }

  async statusOfWebhook(body: string): Promise<string | undefined> {
    const { id } = JSON.parse(body) as { id: string };
    return (await this.get(WebhookInbox).findById(`sandbox:${id}`))?.status;
  }

  /** Events of a name that wait in the outbox about a payment or webhook, found by any of their payload's values. */
  async announced(name: EventName, about: string): Promise<EventEnvelope[]> {
    const outbox = this.connection.collection<{ envelope: EventEnvelope }>('outbox');
    const rows = await outbox.find({ 'envelope.name': name }).toArray();
    return rows
      .map(({ envelope }) => envelope)
      .filter(({ payload }) => Object.values(payload).includes(about));
  }

  private async empty(): Promise<void> {
    const collections = Object.values(this.connection.collections);
    await Promise.all(collections.map((collection) => collection.deleteMany({})));
  }
}
