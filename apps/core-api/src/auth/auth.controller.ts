import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@noillin/contracts';
import { Sessions, Users, type SessionOrigin } from '@noillin/identity';
import { ApiProblems } from '../docs';
import { CurrentUser, type AuthenticatedUser } from './access/current-user.decorator';
import { Public } from './access/public.decorator';
import { RequirePermissions } from './access/require-permissions.decorator';
import { KnownDevices } from './cookies/known-devices';
import { RefreshCookie } from './cookies/refresh-cookie';
import { Http, type HttpExchange } from './cookies/http-exchange.decorator';
import { LoginDto } from './dto/login.dto';
import { RefreshDto } from './dto/refresh.dto';
import { RegisterDto } from './dto/register.dto';
import { SessionDto, TokensDto, UserDto, type IssuedSession } from './dto/session.dto';
import type { TokenDelivery } from './dto/token-delivery.dto';
import { LogIn } from './log-in';
import { ClientOrigin } from './origin/client-origin.decorator';
import { RefreshSession } from './refresh-session';
import { AnswerChallengeDto } from './second-factor/dto/second-factor.dto';
import { FinishLogin } from './second-factor/finish-login';
import { RegisterUser } from './register-user';
import { toUserDto } from './session-answers';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly registerUser: RegisterUser,
    private readonly logIn: LogIn,
    private readonly finishLogin: FinishLogin,
    private readonly refreshSession: RefreshSession,
    private readonly sessions: Sessions,
    private readonly users: Users,
    private readonly cookie: RefreshCookie,
    private readonly devices: KnownDevices,
  ) {}

  /** Opens an account with an empty profile and logs its owner in. A link that confirms the address is mailed. */
  @Post('register')
  @Public()
  @ApiProblems('email_taken', 'cross_site_refused')
  async register(
    @Body() { refreshTokenIn, ...account }: RegisterDto,
    @ClientOrigin() origin: SessionOrigin,
    @Http() http: HttpExchange,
  ): Promise<SessionDto> {
    this.checkOrigin(http, refreshTokenIn);
    return this.deliver(http, refreshTokenIn, await this.registerUser.run(account, origin));
  }

  /**
   * Logs in. A wrong password and an unknown e-mail are answered alike.
   * @remarks An account with a second factor answers the problem `mfa_required` to whoever knows the password, with the members
   * `challengeToken`, for `POST /auth/login/second-factor`, and `expiresIn` in seconds. After five wrong passwords for one account
   * from one address the next attempt from there has to wait, the longer the more there were; nobody else does.
   */
  @Post('login')
  @HttpCode(200)
  @Public()
  @ApiProblems('credentials_invalid', 'mfa_required', 'account_suspended', 'cross_site_refused')
  async login(
    @Body() { refreshTokenIn, ...credentials }: LoginDto,
    @ClientOrigin() origin: SessionOrigin,
    @Http() http: HttpExchange,
  ): Promise<SessionDto> {
    this.checkOrigin(http, refreshTokenIn);
    const place = this.devices.placeOf(http.request, credentials.email);
    return this.deliver(http, refreshTokenIn, await this.logIn.run(credentials, origin, place));
  }

  /** The second step of a login, where `POST /auth/login` has answered `mfa_required`. */
  @Post('login/second-factor')
  @HttpCode(200)
  @Public()
  @ApiProblems('challenge_invalid', 'code_invalid', 'account_suspended', 'cross_site_refused')
  async answerChallenge(
    @Body() { refreshTokenIn, challengeToken, code }: AnswerChallengeDto,
    @ClientOrigin() origin: SessionOrigin,
    @Http() http: HttpExchange,
  ): Promise<SessionDto> {
    this.checkOrigin(http, refreshTokenIn);
    const session = await this.finishLogin.run(challengeToken, code, origin);
    return this.deliver(http, refreshTokenIn, session);
  }

  /**
   * Exchanges a refresh token for new tokens.
   * @remarks Every token is good for one exchange. A token that comes back later ends the whole session; within ten
   * seconds it is taken for a second tab, which gets tokens of its own. A token that came in a cookie is replaced there.
   */
  @Post('refresh')
  @HttpCode(200)
  @Public()
  @ApiBody({ type: RefreshDto, required: false })
  @ApiProblems('refresh_token_invalid', 'cross_site_refused')
  async refresh(
    @Body() { refreshToken: given }: RefreshDto,
    @ClientOrigin() origin: SessionOrigin,
    @Http() { request, reply }: HttpExchange,
  ): Promise<TokensDto> {
    const token = given ?? this.cookie.read(request);
    if (!token) throw new DomainError('refresh_token_invalid');
    const tokens = await this.refreshSession.run(token, origin);
    return this.cookie.deliver(reply, given === undefined ? 'cookie' : 'body', tokens);
  }

  /** Ends the session of a refresh token. Done again, or with a token of no session, it changes nothing. */
  @Post('logout')
  @HttpCode(204)
  @Public()
  @ApiBody({ type: RefreshDto, required: false })
  @ApiProblems('cross_site_refused')
  async logout(
    @Body() { refreshToken: given }: RefreshDto,
    @Http() { request, reply }: HttpExchange,
  ): Promise<void> {
    const token = given ?? this.cookie.read(request);
    if (token) await this.sessions.close(token);
    if (given === undefined) this.cookie.clear(reply);
  }

  /** The account that the access token belongs to. */
  @Get('me')
  @RequirePermissions('account:read')
  async me(@CurrentUser() { id }: AuthenticatedUser): Promise<UserDto> {
    const user = await this.users.findById(id);
    if (!user) throw new DomainError('token_invalid');
    return toUserDto(user);
  }

  /** A browser that keeps cookies is known from now on: nobody else's guesses make it wait. */
  private deliver(
    { request, reply }: HttpExchange,
    delivery: TokenDelivery | undefined,
    session: IssuedSession,
  ): SessionDto {
    const answer = this.cookie.deliver(reply, delivery, session);
    if (delivery === 'cookie') this.devices.remember(request, reply, session.user.email);
    return answer;
  }

  /** A page of another site shall not log its visitor in as somebody else. */
  private checkOrigin({ request }: HttpExchange, delivery: TokenDelivery | undefined): void {
    if (delivery === 'cookie') this.cookie.requireOwnOrigin(request);
  }
}
