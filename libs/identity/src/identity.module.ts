import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { RefreshTokenSchema } from './sessions/refresh-token.schema';
import { SessionSchema } from './sessions/session.schema';
import { SessionStore } from './sessions/session.store';
import { Sessions } from './sessions/sessions';
import { UserSchema } from './users/user.schema';
import { Users } from './users/users.repository';

/** Users and sessions. Needs a global Clock. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'User', schema: UserSchema },
      { name: 'Session', schema: SessionSchema },
      { name: 'RefreshToken', schema: RefreshTokenSchema },
    ]),
  ],
  providers: [Users, Sessions, SessionStore],
  exports: [Users, Sessions],
})
export class IdentityModule {}
