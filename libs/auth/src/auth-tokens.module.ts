import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens';
import { ServiceTokens } from './service-tokens';

/** Provides AccessTokens and ServiceTokens; JwtConfig comes from the service's ConfigModule. */
@Module({ providers: [AccessTokens, ServiceTokens], exports: [AccessTokens, ServiceTokens] })
export class AuthTokensModule {}
