import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { IdempotencyKeySchema } from './idempotency/idempotency-key.schema';
import { IdempotencyKeys } from './idempotency/idempotency-keys.repository';
import { Idempotency } from './idempotency/idempotency.service';
import { ProblemFilter } from './problem/problem.filter';
import { RouteMethods } from './problem/route-methods';
import { createValidationPipe } from './validation/validation.pipe';

/** What every route has in common: validated input, problems as answers, idempotency keys. */
@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: 'IdempotencyKey', schema: IdempotencyKeySchema }])],
  exports: [Idempotency],
  providers: [
    Idempotency,
    IdempotencyKeys,
    RouteMethods,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
  ],
})
export class HttpModule {}
