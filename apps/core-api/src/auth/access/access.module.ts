import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AuthTokensModule } from '@noillin/auth';
import { IdentityModule } from '@noillin/identity';
import { JwtAuthGuard } from './jwt-auth.guard';
import { JwtStrategy } from './jwt.strategy';
import { LiveSessions } from './live-sessions';
import { PermissionsGuard } from './permissions.guard';
import { RouteAccessCheck } from './route-access';

/** Authentication and permissions of every route. The order of the guards is the order in which they run. */
@Module({
  imports: [AuthTokensModule, DiscoveryModule, IdentityModule, PassportModule],
  providers: [
    JwtStrategy,
    LiveSessions,
    RouteAccessCheck,
    { provide: APP_GUARD, useClass: JwtAuthGuard },
    { provide: APP_GUARD, useClass: PermissionsGuard },
  ],
  exports: [LiveSessions],
})
export class AccessModule {}
