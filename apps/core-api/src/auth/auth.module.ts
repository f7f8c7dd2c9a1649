import { Module } from '@nestjs/common';
import { AuthTokensModule } from '@noillin/auth';
import { CatalogModule } from '@noillin/catalog';
import { IdentityModule } from '@noillin/identity';
import { AccessModule } from './access/access.module';
import { AccountController } from './account/account.controller';
import { ChangeEmail } from './account/change-email';
import { ConfirmOwner } from './account/confirm-owner';
import { ConfirmPassword } from './account/confirm-password';
import { PasswordController } from './account/password.controller';
import { ReplacePassword } from './account/replace-password';
import { VerifyEmail } from './account/verify-email';
import { AuthController } from './auth.controller';
import { LinksController } from './links/links.controller';
import { LogIn } from './log-in';
import { Passwords } from './passwords/passwords';
import { RefreshSession } from './refresh-session';
import { RegisterUser } from './register-user';
import { KnownDevices } from './cookies/known-devices';
import { RefreshCookie } from './cookies/refresh-cookie';
import { CheckCode } from './second-factor/check-code';
import { FinishLogin } from './second-factor/finish-login';
import { SecondFactorController } from './second-factor/second-factor.controller';
import { ResealSecrets } from './second-factor/reseal-secrets';
import { SecretBox } from './second-factor/secret-box';
import { SetUpSecondFactor } from './second-factor/set-up-second-factor';
import { SessionAnswers } from './session-answers';
import { EndedSessionsController } from './sessions/ended-sessions.controller';
import { SessionsController } from './sessions/sessions.controller';
import { Attempts } from './throttle/attempts';

/** Accounts, sessions and access rules. */
@Module({
  imports: [AccessModule, AuthTokensModule, CatalogModule, IdentityModule],
  controllers: [
    AuthController,
    SessionsController,
    EndedSessionsController,
    AccountController,
    PasswordController,
    LinksController,
    SecondFactorController,
  ],
  providers: [
    Passwords,
    Attempts,
    SessionAnswers,
    RegisterUser,
    LogIn,
    RefreshSession,
    ConfirmPassword,
    ConfirmOwner,
    ReplacePassword,
    VerifyEmail,
    ChangeEmail,
    RefreshCookie,
    KnownDevices,
    ResealSecrets,
    SecretBox,
    CheckCode,
    SetUpSecondFactor,
    FinishLogin,
  ],
  exports: [AccessModule, ConfirmOwner],
})
export class AuthModule {}
