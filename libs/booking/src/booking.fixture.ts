import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { Calendar, ManageRules } from '@noillin/availability';
import { Gigs, InfluencerProfiles, MODERATE_POLICY, type Gig } from '@noillin/catalog';
import { ClockModule, ConfigModule } from '@noillin/config';
import type { EventEnvelope, EventName } from '@noillin/contracts';
import { OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import {
  Payments,
  PaymentsConfig,
  SandboxPayments,
  SimulatePayment,
  type Payment,
  PROMPTLY,
} from '@noillin/payments';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { Clock, doAllDue, newId, type DueWork } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { claimOf, type Booking } from './booking';
import { BookingConfig } from './booking.config';
import { BookingModule } from './booking.module';
import { BookingRepository } from './booking.repository';
import { HoldSlot, type HeldBooking, type HoldRequest } from './hold-slot';
import { SettlePayment } from './settle-payment';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const DAYS_A_WEEK = [1, 2, 3, 4, 5, 6, 7];

/** A clock that a test can put forward. */
class MovableClock extends Clock {
  private ahead = 0;

  now(): number {
    return Date.now() + this.ahead;
  }

  putForward(milliseconds: number): void {
    this.ahead += milliseconds;
  }

  reset(): void {
    this.ahead = 0;
  }
}

/** Bookings on the real database and Redis, paid for in the sandbox. */
export class BookingFixture {
  readonly clock = new MovableClock();
  private module!: TestingModule;

  /** @param redisUrl another way to Redis, e.g. one that can be cut */
  async start(redisUrl?: string): Promise<this> {
    const builder = Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, RedisConfig, ObservabilityConfig, PaymentsConfig, BookingConfig]),
        ObservabilityModule.forRoot('booking-test'),
        ClockModule,
        MongoModule,
        RedisModule,
        OutboxModule,
        BookingModule,
      ],
    })
      .overrideProvider(Clock)
      .useValue(this.clock)
      .setLogger(false as never);
    if (redisUrl) builder.overrideProvider(RedisConfig).useValue({ REDIS_URL: redisUrl });
    this.module = await builder.compile();
    await this.module.init();
    return this;
  }

  async stop(): Promise<void> {
    await this.module.close();
  }

  get<Value>(type: abstract new (...parameters: never[]) => Value): Value {
    return this.module.get<Value>(type, { strict: false });
  }

  /** The whole hour that begins in so many days. */
  inDays(days: number): number {
    return Math.floor((this.clock.now() + days * DAY) / HOUR) * HOUR;
  }

  /** A published gig of somebody who works around the clock. */
  async gig(changes: Partial<Gig> = {}): Promise<Gig> {
    const ownerId = changes.ownerId ?? (await this.influencer());
    const now = new Date();
    const gig: Gig = {
      id: newId(),
      type: 'single',
      ownerId,
      title: 'One reel',
      description: 'A reel with your product.',
      category: 'food',
      price: { amount: 250_001, currency: 'INR' },
      status: 'published',
      timing: {
        durationMinutes: 60,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
        minNoticeMinutes: 0,
        horizonDays: 90,
        slotStepMinutes: 30,
      },
      limits: { maxPerDay: null, maxPerWeek: null },
      revisionsIncluded: 1,
      bookingMode: 'instant',
      cancellationPolicy: MODERATE_POLICY,
      members: [{ influencerId: ownerId, shareBps: 10_000, required: true, status: 'accepted' }],
      quorum: null,
      createdAt: now,
      updatedAt: now,
      ...changes,
    };
    await this.get(Gigs).insert(gig);
    return gig;
  }

  async influencer(): Promise<string> {
    const id = newId();
    await this.collection<{ _id: string }>('users').insertOne({
      _id: id,
      email: `${id}@example.com`,
      emailKey: `${id}@example.com`,
      role: 'influencer',
      status: 'active',
      displayName: 'Asha Rao',
      passwordHash: 'never used to log in',
      createdAt: new Date(),
    } as { _id: string });
    await this.get(InfluencerProfiles).insert({
      id,
      displayName: 'Asha Rao',
      handle: id,
      bio: '',
      categories: ['food'],
      languages: ['en-IN'],
      location: '',
      platforms: [],
      timezone: 'UTC',
      updatedAt: new Date(),
    });
    const weekly = DAYS_A_WEEK.map((weekday) => ({ weekday, start: '00:00', end: '24:00' }));
    await this.get(ManageRules).replace({ influencerId: id, timezone: 'UTC', weekly });
    return id;
  }

  /** Does what a timer of the worker would do now; answers how much that was. */
  doAllDue(type: abstract new (...parameters: never[]) => DueWork): Promise<number> {
    return doAllDue(this.get(type), this.clock.date());
  }

  hold(gig: Gig, changes: Partial<HoldRequest> = {}): Promise<HeldBooking> {
    return this.get(HoldSlot).execute({
      brandId: newId(),
      gigId: gig.id,
      start: this.inDays(10),
      memberIds: null,
      idempotencyKey: null,
      ...changes,
    });
  }

  /** The payer pays at the provider; the platform has not heard of it yet. */
  async payAtProvider(paymentId: string): Promise<void> {
    const payment = await this.get(SandboxPayments).findByReference(paymentId);
    if (!payment) throw new Error(`the sandbox has no payment ${paymentId}`);
    await this.get(SimulatePayment).run(payment, 'succeeded', PROMPTLY);
  }

  /** The payer pays and the platform hears of it. */
  async pay(paymentId: string): Promise<Payment> {
    await this.payAtProvider(paymentId);
    const payment = await this.get(Payments).askProvider(paymentId);
    await this.get(SettlePayment).paymentSucceeded(payment);
    return payment;
  }

  /** A booking that is paid and confirmed. */
  async confirmed(gig: Gig, changes: Partial<HoldRequest> = {}): Promise<Booking> {
    const { booking, payment } = await this.hold(gig, changes);
    await this.pay(payment.id);
    return this.booking(booking.id);
  }

  async booking(id: string): Promise<Booking> {
    const booking = await this.get(BookingRepository).findById(id);
    if (!booking) throw new Error(`no booking ${id}`);
    return booking;
  }

  /** Whether the booking's time is taken on any calendar, by whomever. */
  async isTimeTaken(booking: Booking): Promise<boolean> {
    const { memberIds, start, end } = claimOf(booking);
    return (await this.get(Calendar).claimsOf(memberIds, start, end)).length > 0;
  }

  /** Events about the booking or payment in the order in which they were recorded. */
  async announced(about: string): Promise<EventName[]> {
    const outbox = this.collection<{ envelope: EventEnvelope }>('outbox');
    // Beside events there are dead letters that go back.
    const rows = await outbox
      .find({ envelope: { $exists: true } })
      .sort({ _id: 1 })
      .toArray();
    return rows
      .map(({ envelope }) => envelope)
      .filter(({ payload }) => Object.values(payload).includes(about))
      .map(({ name }) => name);
  }

  /** Refunds that were decided for a payment. */
  async refunds(paymentId: string): Promise<{ amount: number; reason: string }[]> {
    const rows = await this.collection<{ paymentId: string; amount: { amount: number }; reason: string }>(
      'refunds',
    )
      .find({ paymentId })
      .toArray();
    return rows.map(({ amount, reason }) => ({ amount: amount.amount, reason }));
  }

  collection<Row extends object>(name: string) {
    return this.module.get<Connection>(getConnectionToken()).collection<Row>(name);
  }
}
