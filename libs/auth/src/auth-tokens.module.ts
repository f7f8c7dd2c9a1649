import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens';

/** Provides AccessTokens; JwtConfig comes from the service's ConfigModule. */
@Module({ providers: [AccessTokens], exports: [AccessTokens] })
export class AuthTokensModule {}
