import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Users } from '@noillin/identity';
import { Outbox } from '@noillin/messaging';
import { ApiProblems } from '../../docs';
import { CurrentUser, type AuthenticatedUser } from '../access/current-user.decorator';
import { Public } from '../access/public.decorator';
import { RequirePermissions } from '../access/require-permissions.decorator';
import { ChangePasswordDto } from './dto/change-password.dto';
import { ForgottenPasswordDto } from './dto/forgotten-password.dto';
import { ResetPasswordDto } from './dto/mailed-token.dto';
import { ReplacePassword } from './replace-password';

/** The password of an account. */
@ApiTags('auth')
@Controller('auth/password')
export class PasswordController {
  constructor(
    private readonly users: Users,
    private readonly outbox: Outbox,
    private readonly replacePassword: ReplacePassword,
  ) {}

  /** Changes one's password. Every other session ends; this one goes on. */
  @Post()
  @HttpCode(204)
  @RequirePermissions('account:write')
  @ApiProblems('credentials_invalid')
  async change(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { currentPassword, newPassword }: ChangePasswordDto,
  ): Promise<void> {
    await this.replacePassword.change(user, currentPassword, newPassword);
  }

  /**
   * Mails a link for a new password, good once and for half an hour.
   * @remarks Does the same work and answers alike whether the address has an account or not.
   */
  @Post('forgot')
  @HttpCode(202)
  @Public()
  async forgot(@Body() { email }: ForgottenPasswordDto): Promise<void> {
    const user = await this.users.findByEmail(email);
    await this.outbox.add('account.password_reset_requested', { userId: user?.id ?? null });
  }

  /** Sets a new password by the token of a mailed link. Every session of the account ends. */
  @Post('reset')
  @HttpCode(204)
  @Public()
  @ApiProblems('link_invalid')
  async reset(@Body() { token, password }: ResetPasswordDto): Promise<void> {
    await this.replacePassword.reset(token, password);
  }
}
