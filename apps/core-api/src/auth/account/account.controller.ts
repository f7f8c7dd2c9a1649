import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { Users } from '@noillin/identity';
import { ApiProblems } from '../../docs';
import { CurrentUser, type AuthenticatedUser } from '../access/current-user.decorator';
import { Public } from '../access/public.decorator';
import { RequirePermissions } from '../access/require-permissions.decorator';
import { ChangeEmail } from './change-email';
import { AccountSecurityDto } from './dto/account-security.dto';
import { ChangeEmailDto } from './dto/change-email.dto';
import { MailedTokenDto } from './dto/mailed-token.dto';
import { VerifyEmail } from './verify-email';

/** The address of an account. */
@ApiTags('auth')
@Controller('auth')
export class AccountController {
  constructor(
    private readonly users: Users,
    private readonly verifyEmail: VerifyEmail,
    private readonly changeEmail: ChangeEmail,
  ) {}

  /** How one's own account is secured. */
  @Get('security')
  @RequirePermissions('account:read')
  async security(@CurrentUser() { id }: AuthenticatedUser): Promise<AccountSecurityDto> {
    const user = await this.users.findById(id);
    if (!user) throw new DomainError('session_ended');
    return { emailVerified: user.emailVerifiedAt !== null, secondFactor: user.secondFactor };
  }

  /** Mails another link that confirms one's address, unless it is confirmed already. The last three links are good for a day. */
  @Post('email/verification')
  @HttpCode(202)
  @RequirePermissions('account:write')
  async requestVerification(@CurrentUser() { id }: AuthenticatedUser): Promise<void> {
    await this.verifyEmail.request(id);
  }

  /** Confirms an account's address by the token of a mailed link. */
  @Post('email/verify')
  @HttpCode(204)
  @Public()
  @ApiProblems('link_invalid')
  async verify(@Body() { token }: MailedTokenDto): Promise<void> {
    await this.verifyEmail.confirm(token);
  }

  /**
   * Begins the move to another address: a link goes there, good once and for an hour. Nothing changes before it is used.
   * @remarks Answers alike whether the address already has an account or not.
   */
  @Post('email')
  @HttpCode(202)
  @RequirePermissions('account:write')
  @ApiProblems('credentials_invalid')
  async requestEmailChange(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { email, password }: ChangeEmailDto,
  ): Promise<void> {
    await this.changeEmail.request(user, email, password);
  }

  /** Ends the move to another address by the token of the link mailed there. The old address gets a notice. */
  @Post('email/confirm')
  @HttpCode(204)
  @Public()
  @ApiProblems('link_invalid', 'email_taken')
  async confirmEmailChange(@Body() { token }: MailedTokenDto): Promise<void> {
    await this.changeEmail.confirm(token);
  }
}
