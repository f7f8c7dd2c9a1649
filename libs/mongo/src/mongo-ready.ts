import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { HealthRegistry } from '@noillin/observability';
import { Connection } from 'mongoose';

const STANDALONE =
  'MongoDB is a standalone server, and transactions need a replica set: start mongod with --replSet rs0, run rs.initiate() once, ' +
  'and add ?replicaSet=rs0 to MONGO_URI.';

/** Before the service answers: the server can do transactions, and every collection and index exists. */
@Injectable()
export class MongoReady implements OnApplicationBootstrap {
  constructor(
    @InjectConnection() private readonly connection: Connection,
    private readonly health: HealthRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const hello = await this.connection.db?.admin().command({ hello: 1 });
    if (!hello?.['setName'] && hello?.['msg'] !== 'isdbgrid') throw new Error(STANDALONE);
    await this.prepareModels();
    this.health.register('mongodb', async () => this.connection.db?.command({ ping: 1 }));
  }

  /** All together they may wait longer for a connection than the pool lets them, on a slow server: those have another go, one by one. */
  private async prepareModels(): Promise<void> {
    const models = Object.values(this.connection.models);
    const prepared = await Promise.allSettled(models.map((model) => model.init()));
    const late = models.filter((_, index) => prepared[index]?.status === 'rejected');
    for (const model of late) await model.createIndexes();
  }
}
