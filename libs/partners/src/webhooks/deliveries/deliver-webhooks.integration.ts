import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Test, type TestingModule } from '@nestjs/testing';
import { ClockModule, ConfigModule } from '@noillin/config';
import { Users } from '@noillin/identity';
import { ConsumerModule, MessagingConfig, OutboxModule } from '@noillin/messaging';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { Clock, newId } from '@noillin/utils';
import { PartnersConfig } from '../../partners.config';
import { WebhookDeliveryModule } from '../../webhook-delivery.module';
import { ManageEndpoints } from '../endpoints/manage-endpoints';
import { DeliverWebhooks } from './deliver-webhooks';
import { DeliveriesRepository } from './deliveries.repository';
import type { Delivery } from './delivery';

jest.setTimeout(60_000);

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** The schedule as docs/webhooks.md has it. */
const PAUSES = [
  ...[5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 25 * HOUR],
];

class StoppedClock extends Clock {
  at = Date.UTC(2030, 0, 1);

  now(): number {
    return this.at;
  }
}

describe('a receiver of webhooks that does not answer', () => {
  const clock = new StoppedClock();
  const heard: string[] = [];
  let isSilent: boolean;
  let server: Server;
  let module: TestingModule;
  let ownerId: string;
  let endpointId: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push(Buffer.concat(chunks).toString());
        if (!isSilent) response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, RedisConfig, MessagingConfig, PartnersConfig]),
        ...[ObservabilityModule.forScript(), ClockModule, MongoModule, RedisModule],
        ...[OutboxModule, ConsumerModule, WebhookDeliveryModule],
      ],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .overrideProvider(PartnersConfig)
      .useValue(Object.assign(new PartnersConfig(), { WEBHOOK_TIMEOUT_MS: 100 }))
      .setLogger(false as never)
      .compile();
    await module.init();
    const email = `${newId()}@example.com`;
    const account = { email, role: 'brand', displayName: 'Ravi', passwordHash: 'none' } as const;
    ({ id: ownerId } = await module.get(Users, { strict: false }).create(account));
  });
  beforeEach(async () => {
    isSilent = true;
    heard.length = 0;
    endpointId = await openEndpoint(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });
  afterEach(() => endpoints().remove(endpointId, ownerId));
  afterAll(async () => {
    await module.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const endpoints = () => module.get(ManageEndpoints, { strict: false });
  const openEndpoint = async (url: string): Promise<string> => {
    const wish = { url, events: ['booking.held' as const], description: '' };
    return (await endpoints().create(ownerId, wish)).endpoint.id;
  };
  const delivery = async (id: string): Promise<Delivery> => {
    const found = await module.get(DeliveriesRepository, { strict: false }).find(id);
    if (!found) throw new Error('there is no such delivery');
    return found;
  };
  const run = async (id: string): Promise<Delivery> => {
    await module.get(DeliverWebhooks).run(id);
    return delivery(id);
  };
  const isDue = async (id: string): Promise<boolean> =>
    (await module.get(DeliverWebhooks).findDue(clock.date(), 1_000)).some((due) => due.id === id);

  it('is asked again by the schedule, the same to the byte, until it does', async () => {
    const { id } = await endpoints().ping(endpointId, ownerId);
    expect(await isDue(id)).toBe(true);
    const first = await run(id);
    expect(first).toMatchObject({ status: 'pending', tries: 1 });
    expect(first.attempts).toMatchObject([{ status: null, error: 'no answer in time' }]);
    clock.at = (first.nextAttemptAt?.getTime() ?? 0) - 1;
    expect(await isDue(id)).toBe(false);
    clock.at += 1;
    expect(await isDue(id)).toBe(true);
    isSilent = false;
    expect(await run(id)).toMatchObject({ status: 'succeeded', tries: 2, nextAttemptAt: null });
    expect(await isDue(id)).toBe(false);
    expect(heard).toEqual([first.body, first.body]);
  });

  it('is asked a dozen times in three days, and then no more', async () => {
    const { id } = await endpoints().ping(endpointId, ownerId);
    for (const pause of PAUSES) {
      const { status, nextAttemptAt } = await run(id);
      const waits = (nextAttemptAt?.getTime() ?? 0) - clock.now();
      expect(status).toBe('pending');
      expect(waits).toBeGreaterThanOrEqual(pause);
      expect(waits).toBeLessThanOrEqual(pause * 1.1);
      clock.at += waits;
    }
    expect(await run(id)).toMatchObject({ status: 'failed', nextAttemptAt: null, tries: 12 });
    expect(heard).toHaveLength(12);
    await run(id);
    expect(heard).toHaveLength(12);
  });

  it('keeps what else waits for it waiting, and nothing of another endpoint', async () => {
    const other = await openEndpoint((await endpoints().find(endpointId, ownerId)).url);
    const [failing, behind] = [
      await endpoints().ping(endpointId, ownerId),
      await endpoints().ping(endpointId, ownerId),
    ];
    const { id: elsewhere } = await endpoints().ping(other, ownerId);
    await run(failing.id);
    expect([await isDue(behind.id), await isDue(elsewhere)]).toEqual([false, true]);
    clock.at += 4 * SECOND;
    expect([await isDue(behind.id), await isDue(failing.id)]).toEqual([true, false]);
    await endpoints().remove(other, ownerId);
  });
});
