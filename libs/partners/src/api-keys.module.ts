import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { IdentityModule } from '@noillin/identity';
import { ApiKeySchema } from './keys/api-key.schema';
import { ApiKeysRepository } from './keys/api-keys.repository';
import { ManageApiKeys } from './keys/manage-api-keys';
import { KeyRateLimits } from './plans/key-rate-limits';

/** API keys and what they may ask for how often. Needs a global SystemClock, Outbox and Redis. */
@Module({
  imports: [MongooseModule.forFeature([{ name: 'ApiKey', schema: ApiKeySchema }]), IdentityModule],
  providers: [ApiKeysRepository, ManageApiKeys, KeyRateLimits],
  exports: [ApiKeysRepository, ManageApiKeys, KeyRateLimits],
})
export class ApiKeysModule {}
