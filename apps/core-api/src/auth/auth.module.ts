import { Module } from '@nestjs/common';
import { AuthTokensModule } from '@noillin/auth';
import { CatalogModule } from '@noillin/catalog';
import { IdentityModule } from '@noillin/identity';
import { AccessModule } from './access/access.module';
import { AuthController } from './auth.controller';
import { LogIn } from './log-in';
import { Passwords } from './passwords/passwords';
import { RefreshSession } from './refresh-session';
import { RegisterUser } from './register-user';
import { SessionAnswers } from './session-answers';

/** Accounts, sessions and access rules. */
@Module({
  imports: [AccessModule, AuthTokensModule, CatalogModule, IdentityModule],
  controllers: [AuthController],
  providers: [Passwords, SessionAnswers, RegisterUser, LogIn, RefreshSession],
})
export class AuthModule {}
