import { Module } from '@nestjs/common';
import { ApiKeysModule } from '@noillin/partners';
import { AllApiKeysController } from './keys/all-api-keys.controller';
import { ApiKeyViews } from './keys/api-key-view';
import { ApiKeysController } from './keys/api-keys.controller';

/** What programs of brands and influencers work with. */
@Module({
  imports: [ApiKeysModule],
  controllers: [ApiKeysController, AllApiKeysController],
  providers: [ApiKeyViews],
})
export class PartnersModule {}
