import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { Sessions, Users } from '@noillin/identity';
import { ApiProblems } from '../docs';
import { CurrentUser, type AuthenticatedUser } from './access/current-user.decorator';
import { Public } from './access/public.decorator';
import { RequirePermissions } from './access/require-permissions.decorator';
import { LoginDto } from './dto/login.dto';
import { RefreshDto } from './dto/refresh.dto';
import { RegisterDto } from './dto/register.dto';
import { SessionDto, TokensDto, UserDto } from './dto/session.dto';
import { LogIn } from './log-in';
import { RefreshSession } from './refresh-session';
import { RegisterUser } from './register-user';
import { toUserDto } from './session-answers';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly registerUser: RegisterUser,
    private readonly logIn: LogIn,
    private readonly refreshSession: RefreshSession,
    private readonly sessions: Sessions,
    private readonly users: Users,
  ) {}

  /** Opens an account with an empty profile and logs its owner in. */
  @Post('register')
  @Public()
  @ApiProblems('email_taken')
  register(@Body() body: RegisterDto): Promise<SessionDto> {
    return this.registerUser.run(body);
  }

  /** Logs in. A wrong password and an unknown e-mail are answered alike. */
  @Post('login')
  @HttpCode(200)
  @Public()
  @ApiProblems('credentials_invalid', 'account_suspended')
  login(@Body() body: LoginDto): Promise<SessionDto> {
    return this.logIn.run(body);
  }

  /**
   * Exchanges a refresh token for new tokens.
   * @remarks Every token is good for one exchange. A token that comes back later ends the whole session; within ten
   * seconds it is taken for a second tab, which gets tokens of its own.
   */
  @Post('refresh')
  @HttpCode(200)
  @Public()
  @ApiProblems('refresh_token_invalid')
  refresh(@Body() { refreshToken }: RefreshDto): Promise<TokensDto> {
    return this.refreshSession.run(refreshToken);
  }

  /** Ends the session of a refresh token. Done again, or with a token of no session, it changes nothing. */
  @Post('logout')
  @HttpCode(204)
  @Public()
  async logout(@Body() { refreshToken }: RefreshDto): Promise<void> {
    await this.sessions.close(refreshToken);
  }

  /** The account that the access token belongs to. */
  @Get('me')
  @RequirePermissions('account:read')
  async me(@CurrentUser() { id }: AuthenticatedUser): Promise<UserDto> {
    const user = await this.users.findById(id);
    if (!user) throw new DomainError('token_invalid');
    return toUserDto(user);
  }
}
