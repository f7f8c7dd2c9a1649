import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import mongoose from 'mongoose';
import { Leases, LeaseSchema } from './leases';
import { MongoConfig } from './mongo.config';
import { MongoReady } from './mongo-ready';
import { Transactions } from './transactions';

mongoose.set('transactionAsyncLocalStorage', true);

/** Connection, transactions and leases. Give up on a dead server within 3 s: the caller answers 503 and is asked again. */
@Global()
@Module({
  imports: [
    MongooseModule.forRootAsync({
      inject: [MongoConfig],
      useFactory: (config: MongoConfig) => ({
        uri: config.MONGO_URI,
        maxPoolSize: config.MONGO_POOL_SIZE,
        serverSelectionTimeoutMS: 3_000,
        // Also how long the monitors wait: a server that hangs is given up, with everything in work on it.
        connectTimeoutMS: 5_000,
        heartbeatFrequencyMS: 5_000,
        waitQueueTimeoutMS: 5_000,
        bufferTimeoutMS: 3_000,
      }),
    }),
    MongooseModule.forFeature([{ name: 'Lease', schema: LeaseSchema }]),
  ],
  providers: [Transactions, Leases, MongoReady],
  exports: [Transactions, Leases],
})
export class MongoModule {}
