import { Module } from '@nestjs/common';
import { AuthTokensModule, GatewayConfig, JwtConfig } from '@noillin/auth';
import { ConfigModule } from '@noillin/config';
import { LoggerConfig, LoggerModule } from '@noillin/logger';
import { ObservabilityConfig, ObservabilityModule } from '@noillin/observability';
import { RedisConfig, RedisModule } from '@noillin/redis';
import { ChatGateway } from './chat/chat.gateway';
import { Conversations } from './chat/conversations';
import { CoreApiClient } from './core-api/core-api.client';
import { Peers } from './presence/peers';
import { PresenceGateway } from './presence/presence.gateway';
import { RealtimeConfig } from './realtime.config';
import { EndedSessions } from './socket/ended-sessions';
import { Handshake } from './socket/handshake';
import { RenewalGateway } from './socket/renewal.gateway';

/** The sockets of the platform. Owns no database: what is kept is kept by core-api. */
@Module({
  imports: [
    ConfigModule.forRoot([
      RealtimeConfig,
      GatewayConfig,
      JwtConfig,
      RedisConfig,
      LoggerConfig,
      ObservabilityConfig,
    ]),
    LoggerModule.forRoot('realtime'),
    ObservabilityModule.forRoot('realtime'),
    RedisModule,
    AuthTokensModule,
  ],
  providers: [
    CoreApiClient,
    Conversations,
    EndedSessions,
    Handshake,
    Peers,
    PresenceGateway,
    RenewalGateway,
    ChatGateway,
  ],
})
export class RealtimeModule {}
