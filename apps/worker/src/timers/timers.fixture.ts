import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import { ClockModule, ConfigModule } from '@noillin/config';
import { MongoConfig, MongoModule } from '@noillin/mongo';
import { ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { Clock, newId, sleep, type DueItem, type DueWork } from '@noillin/utils';
import type { Connection } from 'mongoose';
import { Timers } from './timers';
import { TimersModule } from './timers.module';

/** Due items in memory, which several workers share, and what became of them. */
export class Chores implements DueWork {
  readonly name = `chores-${newId()}`;
  readonly done: string[] = [];
  /** Attempts by item, failed ones among them. */
  readonly attempts = new Map<string, number>();
  /** How often something due was looked for. */
  looks = 0;
  /** Most items in work at the same time. */
  most = 0;
  private readonly open = new Map<string, Date>();
  private inWork = 0;

  constructor(private readonly act: (id: string) => Promise<void> = async () => undefined) {}

  add(id: string, dueAt = new Date(Date.now() - 1_000)): void {
    this.open.set(id, dueAt);
  }

  async findDue(now: Date, limit: number): Promise<DueItem[]> {
    this.looks += 1;
    return [...this.open]
      .map(([id, dueAt]) => ({ id, dueAt }))
      .filter(({ dueAt }) => dueAt <= now)
      .sort((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
      .slice(0, limit);
  }

  /** Does nothing for one that is done: a look that saw it before may come to it afterwards. */
  async run(id: string): Promise<void> {
    if (!this.open.has(id)) return;
    this.attempts.set(id, (this.attempts.get(id) ?? 0) + 1);
    this.most = Math.max(this.most, (this.inWork += 1));
    try {
      await this.act(id);
      this.open.delete(id);
      this.done.push(id);
    } finally {
      this.inWork -= 1;
    }
  }
}

/** The timers of one worker, on the real database. */
export class TimersFixture {
  private constructor(private readonly module: TestingModule) {}

  static async create(): Promise<TimersFixture> {
    const module = await Test.createTestingModule({
      imports: [
        ConfigModule.forRoot([MongoConfig, RedisConfig]),
        ObservabilityModule.forScript(),
        ClockModule,
        MongoModule,
        RedisModule,
        TimersModule,
      ],
    })
      .setLogger(false as never)
      .compile();
    return new TimersFixture(module);
  }

  get timers(): Timers {
    return this.module.get(Timers);
  }

  get clock(): Clock {
    return this.module.get(Clock);
  }

  get<Value>(type: abstract new (...parameters: never[]) => Value): Value {
    return this.module.get<Value>(type, { strict: false });
  }

  collection<Row extends object>(name: string) {
    return this.module.get<Connection>(getConnectionToken()).collection<Row>(name);
  }

  async start(): Promise<this> {
    await this.module.init();
    return this;
  }

  async stop(): Promise<void> {
    await this.module.close();
  }
}

export const aMoment = (): Promise<void> => sleep(20);
