import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '@noillin/config';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { eventually } from '@noillin/testing';
import { Clock, SystemClock } from '@noillin/utils';
import { ClockConfig } from './clock.config';
import { ProductClock } from './product-clock';
import { ProductClockModule } from './product-clock.module';

jest.setTimeout(60_000);

const DAY = 86_400_000;

describe('the product’s clock', () => {
  const services: TestingModule[] = [];
  const start = async (provider = 'sandbox'): Promise<TestingModule> => {
    const module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([ClockConfig, MongoConfig]),
        ObservabilityModule.forScript(),
        MongoModule,
        ProductClockModule,
      ],
    })
      .overrideProvider(ClockConfig)
      .useValue({ PAYMENT_PROVIDER: provider })
      .setLogger(false as never)
      .compile();
    services.push(await module.init());
    return module;
  };
  /** Whole days that the service's clock is ahead of real time. */
  const daysAhead = (service: TestingModule): number =>
    Math.round((service.get(Clock).now() - Date.now()) / DAY);

  afterEach(async () => {
    await services[0]?.get(ProductClock).reset();
    await Promise.all(services.splice(0).map((service) => service.close()));
  });

  it('moves for the service that moves it at once, and for the others within a moment', async () => {
    const [one, other] = [await start(), await start()];
    await one.get(ProductClock).advance(2 * DAY);
    expect(daysAhead(one)).toBe(2);
    await eventually(() => expect(daysAhead(other)).toBe(2), { within: 1_000 });
    await other.get(ProductClock).advance(DAY);
    await eventually(() => expect([daysAhead(one), daysAhead(other)]).toEqual([3, 3]), { within: 1_000 });
  });

  it('goes on from the instant to which it is set, and back to real time', async () => {
    const service = await start();
    await service.get(ProductClock).set(Date.now() + 5 * DAY);
    expect(daysAhead(service)).toBe(5);
    await service.get(ProductClock).reset();
    expect(daysAhead(service)).toBe(0);
  });

  it('counts moves of two at once', async () => {
    const [one, other] = [await start(), await start()];
    await Promise.all([one, other].map((service) => service.get(ProductClock).advance(DAY)));
    await eventually(() => expect([daysAhead(one), daysAhead(other)]).toEqual([2, 2]), { within: 1_000 });
  });

  it('is moved already for a service that starts later', async () => {
    await (await start()).get(ProductClock).advance(DAY);
    expect(daysAhead(await start())).toBe(1);
  });

  it('leaves real time alone, and a service that takes real money', async () => {
    const [service, real] = [await start(), await start('stripe')];
    await service.get(ProductClock).advance(DAY);
    expect(Math.abs(service.get(SystemClock).now() - Date.now())).toBeLessThan(1_000);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(daysAhead(real)).toBe(0);
  });
});
