import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../../docs';
import { CurrentUser, type AuthenticatedUser } from '../access/current-user.decorator';
import { RequirePermissions } from '../access/require-permissions.decorator';
import {
  AuthenticatorDto,
  CodeDto,
  PasswordAndCodeDto,
  PasswordDto,
  RecoveryCodesDto,
} from './dto/second-factor.dto';
import { SetUpSecondFactor } from './set-up-second-factor';

/** A second factor for logging in: codes of an authenticator (TOTP, RFC 6238). */
@ApiTags('auth')
@Controller('auth/second-factor')
@RequirePermissions('account:write')
export class SecondFactorController {
  constructor(private readonly setUp: SetUpSecondFactor) {}

  /** A new secret for an authenticator. Nothing changes before it is confirmed by a code. */
  @Post()
  @HttpCode(200)
  @ApiProblems('credentials_invalid', 'second_factor_enabled')
  begin(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { password }: PasswordDto,
  ): Promise<AuthenticatorDto> {
    return this.setUp.begin(user, password);
  }

  /** Turns the second factor on, and answers ten recovery codes. From now on logging in needs a code. */
  @Post('confirm')
  @HttpCode(200)
  @ApiProblems('code_invalid', 'second_factor_absent', 'second_factor_enabled')
  async confirm(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { code }: CodeDto,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.setUp.confirm(user, code) };
  }

  /** Ten new recovery codes; those before are of no use any more. */
  @Post('recovery-codes')
  @HttpCode(200)
  @ApiProblems('code_invalid', 'second_factor_absent')
  async renewRecoveryCodes(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { code }: CodeDto,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.setUp.renewRecoveryCodes(user, code) };
  }

  /** Turns the second factor off. */
  @Post('disable')
  @HttpCode(204)
  @ApiProblems('credentials_invalid', 'code_invalid', 'second_factor_absent')
  async disable(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { password, code }: PasswordAndCodeDto,
  ): Promise<void> {
    await this.setUp.disable(user, password, code);
  }
}
