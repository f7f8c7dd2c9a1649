import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AuthTokensModule } from '@noillin/auth';
import { IdentityModule } from '@noillin/identity';
import { ApiKeysModule } from '@noillin/partners';
import { JwtAuthGuard } from './jwt-auth.guard';
import { JwtStrategy } from './jwt.strategy';
import { KeyPlanGuard } from './key-plan.guard';
import { LiveKeys } from './live-keys';
import { LiveSessions } from './live-sessions';
import { PermissionsGuard } from './permissions.guard';
import { RefusedRequests } from './refused-requests';
import { RouteAccessCheck } from './route-access';

/** Authentication and permissions of every route. The order of the guards is the order in which they run. */
@Module({
  imports: [ApiKeysModule, AuthTokensModule, DiscoveryModule, IdentityModule, PassportModule],
  providers: [
    JwtStrategy,
    LiveKeys,
    LiveSessions,
    RefusedRequests,
    RouteAccessCheck,
    { provide: APP_GUARD, useClass: JwtAuthGuard },
    { provide: APP_GUARD, useClass: KeyPlanGuard },
    { provide: APP_GUARD, useClass: PermissionsGuard },
  ],
  exports: [LiveSessions, RefusedRequests],
})
export class AccessModule {}
