import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { FailedAttempts } from './attempts/failed-attempts';
import { FailedAttemptsSchema } from './attempts/failed-attempts.schema';
import { OneTimeTokenSchema } from './one-time-tokens/one-time-token.schema';
import { OneTimeTokens } from './one-time-tokens/one-time-tokens';
import { SecondFactorSchema } from './second-factors/second-factor.schema';
import { SecondFactors } from './second-factors/second-factors';
import { RefreshTokenSchema } from './sessions/refresh-token.schema';
import { SessionEndings } from './sessions/session-endings';
import { SessionSchema } from './sessions/session.schema';
import { SessionStore } from './sessions/session.store';
import { Sessions } from './sessions/sessions';
import { Engagements } from './users/engagements';
import { UserSchema } from './users/user.schema';
import { Users } from './users/users.repository';

/** Users and sessions. Needs a global SystemClock - accounts live by real time -, Outbox and Redis. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'User', schema: UserSchema },
      { name: 'Session', schema: SessionSchema },
      { name: 'RefreshToken', schema: RefreshTokenSchema },
      { name: 'OneTimeToken', schema: OneTimeTokenSchema },
      { name: 'FailedAttempts', schema: FailedAttemptsSchema },
      { name: 'SecondFactor', schema: SecondFactorSchema },
    ]),
  ],
  providers: [
    Users,
    Engagements,
    Sessions,
    SessionStore,
    SessionEndings,
    OneTimeTokens,
    FailedAttempts,
    SecondFactors,
  ],
  exports: [Users, Engagements, Sessions, SessionEndings, OneTimeTokens, FailedAttempts, SecondFactors],
})
export class IdentityModule {}
