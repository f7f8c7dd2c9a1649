import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens';
import { GatewayPass } from './gateway-pass';
import { ServiceTokens } from './service-tokens';

/** Provides all kinds of passes; JwtConfig and GatewayConfig come from the service's ConfigModule. */
@Module({
  providers: [AccessTokens, GatewayPass, ServiceTokens],
  exports: [AccessTokens, GatewayPass, ServiceTokens],
})
export class AuthTokensModule {}
